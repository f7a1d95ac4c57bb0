import { type Fields, isFields, isList, isText } from './guards.js';
import type { Message } from './message.js';
import { reasoningFields } from './thoughts.js';

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
