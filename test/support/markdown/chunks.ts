import { long } from '../sample.js';

/** Where the pieces end in which a text of this length comes; the last end is the text's own. */
export type Chunking = (text: string) => number[];

export const every =
  (step: number): Chunking =>
  ({ length }) => [...Array.from({ length: Math.ceil(length / step) - 1 }, (_, n) => (n + 1) * step), length];

/** Pieces of 1 to `most` code units, the same ones for the same start. */
export function randomly(start: number, most: number): Chunking {
  return ({ length }) => {
    const next = numbersFrom(start);
    const ends: number[] = [];
    for (let end = 0; end < length; ) {
      end = Math.min(length, end + 1 + Math.floor(next() * most));
      ends.push(end);
    }
    return ends;
  };
}

/** A piece ends inside each pair of surrogates and each CRLF, and nowhere else. */
const inside: Chunking = (text) => [
  ...[...text.matchAll(/[\ud800-\udbff](?=[\udc00-\udfff])|\r(?=\n)/g)].map(({ index }) => index + 1),
  text.length,
];

export const chunkings: Readonly<Record<string, (start: number) => Chunking>> = {
  'character by character': () => every(1),
  'in pieces of 12': () => every(12),
  'in pieces of any size': (start) => randomly(start, 30),
  'split inside characters and line ends': () => inside,
};

/** So many of the ends, spread over the text; all of them under `test:long`. */
export function some(ends: readonly number[], count: number): readonly number[] {
  const step = long ? 1 : Math.max(1, Math.floor(ends.length / count));
  return ends.filter((_, index) => index % step === step - 1);
}

/** Numbers from 0 up to 1, the same for the same start. */
function numbersFrom(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}
