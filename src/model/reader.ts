import { isList, isText } from './guards.js';
import { copyOf, type Message, type Part, partsOf } from './message.js';

/** How answers are read: as they stand, or with the reasoning between tags apart from the rest (`reasoning.ts`). */
export interface Reader {
  partsOf(message: Message): readonly Part[];
  /** A message as it is handed out: a copy. */
  copyOf(message: Message): Message;
  /** What of a text that is still coming may be shown. */
  settled(text: string): string;
}

export const plainReader: Reader = {
  partsOf: ({ content }) => partsOf(content),
  copyOf: (message) => copyOf(message),
  settled: (text) => text,
};

/** Between which words a model reasons: pairs of an opening and a closing tag. */
export type ReasoningTags = readonly (readonly [open: string, close: string])[];

/** Those of the pairs that can be used. */
export function readTags(tags: unknown): ReasoningTags {
  const pairs = isList(tags) ? tags : [];
  return pairs.flatMap((pair) => {
    const [open, close] = isList(pair) ? pair : [];
    return isText(open) && isText(close) ? [[open, close] as const] : [];
  });
}
