import { type Fields, isFields, isList, isText } from './guards.js';
import { type Content, type Message, type Part, partsOf, type ThoughtPart } from './message.js';

/** A message that is a step on the way, and no answer. */
export function isThought({ metadata }: Pick<Message, 'metadata'>): boolean {
  return isText(metadata?.title);
}

/** An answer that has not begun to say anything. */
export function hasOnlyThoughts({ content }: Message): boolean {
  return typeof content !== 'string' && content.every(({ type }) => type === 'thought');
}

export function thoughtsIn({ content }: Message): readonly ThoughtPart[] {
  return typeof content === 'string' ? [] : content.filter((part) => part.type === 'thought');
}

/** The names under which servers send reasoning. */
const reasoningFields = ['reasoning_content', 'reasoning'] as const;

/**
 * Reasoning and tool calls come in fields beside the content; here they become its thought parts. What is there already
 * is found by its id and renewed, so that a message which is read again stays as it is.
 */
export function withThoughts(content: Content, fields: Fields): Content {
  const reasoning = reasoningIn(fields);
  const calls = callsIn(fields);
  if (!reasoning && calls.length === 0) return content;
  const missing = new Map([...(reasoning ? [reasoning] : []), ...calls].map((part) => [part.id, part]));
  const parts = (content === '' ? [] : partsOf(content)).map((part): Part => {
    const fresh = part.type === 'thought' ? missing.get(part.id) : undefined;
    if (fresh) missing.delete(fresh.id);
    return fresh ? { ...part, ...fresh } : part;
  });
  if (reasoning && missing.delete(reasoning.id)) parts.unshift(reasoning);
  parts.push(...missing.values());
  return parts.map((part, i) =>
    reasoning && isSame(part, reasoning) ? finished(part, i < parts.length - 1) : part,
  );
}

const isSame = (part: Part, { id }: ThoughtPart): part is ThoughtPart =>
  part.type === 'thought' && part.id === id;

/** Reasoning is over when something else has begun. */
function finished({ status, ...part }: ThoughtPart, over: boolean): ThoughtPart {
  return over ? { ...part, status: 'done' } : part;
}

function reasoningIn(fields: Fields): ThoughtPart | undefined {
  const id = reasoningFields.find((key) => isText(fields[key]));
  const content = id && fields[id];
  return isText(content) && content.trim() !== '' ? { type: 'thought', title: '', content, id } : undefined;
}

/** Calls of tools, as thoughts: the name as title, the arguments as content. */
export function callsIn({ tool_calls }: Fields): ThoughtPart[] {
  if (!isList(tool_calls)) return [];
  const ids = new Set<string>();
  return tool_calls.filter(isFields).map((call, i) => {
    const called = [call.function, call.custom].find(isFields) ?? call;
    const id = isText(call.id) && !ids.has(call.id) ? call.id : `tool_calls.${i}`;
    ids.add(id);
    const title = isText(called.name) ? called.name : '';
    return { type: 'thought', title, content: argumentsOf(called), id };
  });
}

function argumentsOf(called: Fields): string {
  const given = called.arguments ?? called.input ?? '';
  return typeof given === 'string' ? given : JSON.stringify(given);
}

/** What one streamed step adds beside text. */
export interface ThoughtDelta {
  readonly reasoning?: string | undefined;
  /** As streamed: pieces of calls, by their id or their place. */
  readonly calls?: readonly unknown[] | undefined;
}

/** The thoughts in a delta as servers send it. */
export function readThoughtDelta(delta: Fields): ThoughtDelta {
  const field = reasoningFields.find((key) => isText(delta[key]));
  return {
    ...(field ? { reasoning: delta[field] as string } : {}),
    ...(isList(delta.tool_calls) && delta.tool_calls.length > 0 ? { calls: delta.tool_calls } : {}),
  };
}

/** The fields beside the content, with what was thought and called since. */
export function growFields(message: Message, { reasoning, calls }: ThoughtDelta): Message {
  return {
    ...message,
    ...(reasoning ? { reasoning_content: `${message.reasoning_content ?? ''}${reasoning}` } : {}),
    ...(calls ? { tool_calls: growCalls(isList(message.tool_calls) ? message.tool_calls : [], calls) } : {}),
  };
}

function growCalls(before: readonly unknown[], pieces: readonly unknown[]): readonly unknown[] {
  const calls = [...before];
  for (const piece of pieces.filter(isFields)) {
    const at = placeOf(piece, calls);
    const call = calls[at];
    calls[at] = growCall(isFields(call) ? call : {}, piece);
  }
  return calls;
}

/** By its id; what has none belongs to the call at its index, and else to the last. */
function placeOf({ id, index, function: called }: Fields, calls: readonly unknown[]): number {
  if (isText(id)) {
    const known = calls.findIndex((call) => isFields(call) && call.id === id);
    return known < 0 ? calls.length : known;
  }
  if (typeof index === 'number' && index in calls) return index;
  const begins = calls.length === 0 || (isFields(called) && isText(called.name));
  return begins ? calls.length : calls.length - 1;
}

function growCall(call: Fields, { index, function: piece, ...rest }: Fields): Fields {
  const before = isFields(call.function) ? call.function : {};
  const { name, arguments: given } = isFields(piece) ? piece : {};
  const said = [before.arguments, given].filter((each) => typeof each === 'string');
  const known = Object.entries(rest).filter(([, value]) => value !== null && value !== '');
  return {
    ...call,
    ...Object.fromEntries(known),
    function: {
      ...before,
      ...(isText(name) ? { name } : {}),
      arguments: isFields(given) ? given : said.join(''),
    },
  };
}
