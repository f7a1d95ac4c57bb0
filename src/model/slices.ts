import { type Group, groupsOf } from './history.js';
import type { Message } from './message.js';

export type Nested = ReadonlyMap<Message, readonly Message[]>;

/** Groups that follow each other: as many as are drawn, or left for later, together. */
export interface Slice {
  /** Stays the same whatever comes before it or after it. */
  readonly key: string;
  readonly groups: readonly Group[];
  /** The message before it: whether a new day begins depends on that. */
  readonly previous: Message | undefined;
}

/** Groups in a slice: about a screen of short messages. */
export const sliceSize = 16;

/** A slice, and where in the list it begins. */
interface Cut {
  readonly slice: Slice;
  readonly from: number;
}

/**
 * Cuts a conversation into slices. Where one began, one begins again: what comes before it does not move what it holds.
 * Those before the first message that has changed are kept.
 */
export class Slices {
  #messages: readonly Message[] = [];
  #cuts: readonly Cut[] = [];
  #nests = false;
  #together = true;

  /** `together`: as for `groupsOf`. */
  cut(messages: readonly Message[], nested: Nested, together = true): readonly Slice[] {
    // What is shown inside other messages is found later, at times: then all has to be cut anew.
    const same = nested.size > 0 === this.#nests && together === this.#together;
    const common = same ? commonLength(this.#messages, messages) : 0;
    this.#nests = nested.size > 0;
    this.#together = together;
    // A group ends where another has begun: what is kept of that has to be the same, too.
    const kept = Math.max(
      0,
      this.#cuts.findLastIndex(({ from }) => from < common),
    );
    const cuts = this.#cuts.slice(0, kept);
    const begins = new Set(this.#cuts.slice(kept).map(({ slice }) => slice.key));
    let from = this.#cuts[kept]?.from ?? 0;
    const groups = groupsOf(messages.slice(from), nested, together);
    for (let start = 0; start < groups.length; ) {
      let end = start + 1;
      while (end < groups.length && end - start < sliceSize && !begins.has(keyOf(groups[end]))) end += 1;
      const [first, last] = [groups[start], cuts.at(-1)?.slice.groups.at(-1)];
      if (first?.messages[0]) from = messages.indexOf(first.messages[0], from);
      const slice = { key: keyOf(first), groups: groups.slice(start, end), previous: last?.messages.at(-1) };
      cuts.push({ slice, from });
      start = end;
    }
    this.#messages = messages;
    this.#cuts = cuts;
    return cuts.map(({ slice }) => slice);
  }
}

const keyOf = (group: Group | undefined) => group?.messages[0]?.id ?? '';

function commonLength(a: readonly Message[], b: readonly Message[]): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
