import { readContent } from './content.js';
import { isList, kindOf } from './guards.js';
import { type Content, type FilePart, type Message, type MessageDraft, partsOf } from './message.js';
import { MessageFormatError } from './parse.js';

/** One side of a tuple: text, a file with its description, or nothing. */
export type TupleSide = string | Omit<FilePart, 'type'> | null;

/** A question and its answer, as older chats of Gradio keep them. */
export type Tuple = readonly [user: TupleSide, assistant: TupleSide];

/**
 * Messages from `[[user, assistant], …]`; `null` is a side without a message, a list is a file's path and its
 * description. Throws `MessageFormatError` at a row that is none.
 */
export function fromTuples(tuples: readonly unknown[] | null | undefined): MessageDraft[] {
  return [...(tuples ?? [])].flatMap((row, index) => {
    try {
      if (!isList(row) || row.length !== 2)
        throw new TypeError(`a pair of question and answer was expected, not ${kindOf(row)}.`);
      return [...readSide('user', row[0]), ...readSide('assistant', row[1])];
    } catch (cause) {
      throw new MessageFormatError({
        index,
        reason: String(cause instanceof Error ? cause.message : cause),
        cause,
      });
    }
  });
}

function readSide(role: 'user' | 'assistant', side: unknown): MessageDraft[] {
  if (side === null || side === undefined) return [];
  const [path, alt_text] = isList(side) ? side : [];
  return [{ role, content: readContent(isList(side) ? { path, alt_text } : side) }];
}

/**
 * The other way round. A row has room for one text or one file on each side, and none for thoughts, components, system
 * and tool messages: these are left out.
 */
export function toTuples(messages: readonly Pick<Message, 'role' | 'content'>[]): Tuple[] {
  const rows: [TupleSide, TupleSide][] = [];
  for (const { role, content } of messages) {
    for (const side of role === 'user' || role === 'assistant' ? sidesOf(content) : []) {
      const last = rows.at(-1);
      if (role === 'user') rows.push([side, null]);
      else if (last && last[1] === null) last[1] = side;
      else rows.push([null, side]);
    }
  }
  return rows;
}

function sidesOf(content: Content): TupleSide[] {
  return partsOf(content).flatMap((part): TupleSide[] => {
    if (part.type === 'text') return [part.text];
    if (part.type !== 'file') return [];
    const { type, ...file } = part;
    return [file];
  });
}
