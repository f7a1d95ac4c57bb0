import { type Content, type Message, partsOf } from './message.js';
import type { Nested, Slice } from './slices.js';

/** Is there nothing new in a slice, nor in what is shown inside its messages? */
export function sameSlice(before: Slice, after: Slice, nestedBefore: Nested, nested: Nested): boolean {
  if (before === after && nestedBefore.size + nested.size === 0) return true;
  if (before.groups.length !== after.groups.length || before.previous !== after.previous) return false;
  return before.groups.every(({ messages }, i) => {
    const others = after.groups[i]?.messages ?? none;
    if (!sameList(messages, others)) return false;
    if (nestedBefore === nested || nestedBefore.size + nested.size === 0) return true;
    return others.every((each) => sameList(nestedBefore.get(each) ?? none, nested.get(each) ?? none));
  });
}

const none: readonly Message[] = [];

const sameList = (a: readonly Message[], b: readonly Message[]) =>
  a.length === b.length && a.every((message, i) => message === b[i]);

/** How much a slice says, in characters; what is shown inside its messages is not in it. */
export function lengthOf({ groups }: Slice): number {
  const messages = groups.flatMap((group) => group.messages);
  return messages.reduce((sum, { content }) => sum + lengthOfContent(content), 0);
}

function lengthOfContent(content: Content): number {
  if (typeof content === 'string') return content.length;
  return content.reduce((sum, part) => sum + (part.type === 'text' ? part.text.length : 0), 0);
}

/** Its messages, each with those that are shown inside it. */
export function messagesIn({ groups }: Slice, nested: Nested): readonly Message[] {
  const messages = groups.flatMap((group) => group.messages);
  return messages.flatMap((message) => [message, ...(nested.get(message) ?? none)]);
}

/** All that a slice says, as it was written. */
export const sourceOf = (slice: Slice, nested: Nested) => messagesIn(slice, nested).map(wordsOf).join('\n\n');

function wordsOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  const words = partsOf(content).flatMap((part) => {
    if (part.type === 'text') return [part.text];
    if (part.type === 'thought') return [part.title, part.content];
    return part.type === 'file' ? [part.alt_text ?? part.file.orig_name ?? ''] : [];
  });
  return words.join('\n');
}
