import type { Slice } from './slices.js';

/** Slices that follow each other: a browser then has twenty boxes to look at, and not a thousand. */
export interface Section {
  /** Stays the same whatever comes before it or after it. */
  readonly key: number;
  readonly slices: readonly Slice[];
}

interface Growing {
  key: number;
  readonly slices: Slice[];
}

/** Slices in a section. */
export const sectionSize = 32;

/** Puts slices into sections. Each stays in the one where it was: in another it would have to be drawn anew. */
export class Sections {
  #homes: ReadonlyMap<string, Section> = new Map();
  #count = 0;

  of(slices: readonly Slice[]): readonly Section[] {
    const sections: Growing[] = [];
    const used = new Set<number>();
    /** Where what is in the last section has been. */
    let from: Section | undefined;
    for (const slice of slices) {
      const home = this.#homes.get(slice.key);
      const last = sections.at(-1);
      const length = last?.slices.length ?? sectionSize;
      const key = home && !used.has(home.key) ? home.key : undefined;
      const goesOn = home ? home === from : length < sectionSize;
      // What is put before a section goes into it, where there is room.
      const joins = !from && key !== undefined && length + (home?.slices.length ?? 0) <= sectionSize;
      if (last && joins) last.key = key;
      if (last && (goesOn || joins)) last.slices.push(slice);
      else sections.push({ key: key ?? this.#newKey(), slices: [slice] });
      if (key !== undefined) used.add(key);
      if (home || !goesOn) from = home;
    }
    this.#homes = new Map(sections.flatMap((section) => section.slices.map(({ key }) => [key, section])));
    return sections;
  }

  #newKey(): number {
    this.#count += 1;
    return this.#count;
  }
}
