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

/** The names under which servers send reasoning. */
export const reasoningFields = ['reasoning_content', 'reasoning'] as const;

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
