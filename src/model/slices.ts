import type { Group } from './history.js';
import type { Message } from './message.js';

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

/** Cuts a conversation into slices. Where one began, one begins again: what comes before it does not move what it holds. */
export class Slices {
  #keys: ReadonlySet<string> = new Set();

  cut(groups: readonly Group[]): readonly Slice[] {
    const slices: Slice[] = [];
    let start = 0;
    for (let end = 1; end <= groups.length; end += 1) {
      const next = groups[end];
      if (next && end - start < sliceSize && !this.#keys.has(keyOf(next))) continue;
      const previous = groups[start - 1]?.messages.at(-1);
      slices.push({ key: keyOf(groups[start]), groups: groups.slice(start, end), previous });
      start = end;
    }
    this.#keys = new Set(slices.map(({ key }) => key));
    return slices;
  }
}

const keyOf = (group: Group | undefined) => group?.messages[0]?.id ?? '';
