/** Something that began and has not ended. */
export interface Open {
  readonly kind: 'emphasis' | 'code' | 'link' | 'image';
  readonly start: number;
  /** Where its content begins. */
  end: number;
  /** What opened it; of emphasis, what is left to close. */
  marks: string;
  /** How long a run of emphasis was, and whether it might have ended some: CommonMark asks. */
  readonly size: number;
  readonly canClose: boolean;
}

/** Which way a run of marks looks, as CommonMark has it; to marked an emoji before it is none, if it opens. */
export function flanks(source: string, at: number, run: string) {
  if (run.startsWith('~~~')) return { canOpen: false, canClose: false };
  const unit = source.charAt(at - 1) || ' ';
  const before = [...source.slice(Math.max(0, at - 2), at)].at(-1) ?? ' ';
  const after = [...source.slice(at + run.length, at + run.length + 2)].at(0) ?? ' ';
  const opens = !/\s/.test(after) && (!punctuation.test(after) || /\s/.test(unit) || punctuation.test(unit));
  const closes =
    !/\s/.test(before) && (!punctuation.test(before) || /\s/.test(after) || punctuation.test(after));
  if (run[0] !== '_') return { canOpen: opens, canClose: closes };
  return {
    canOpen: opens && (!closes || punctuation.test(unit)),
    canClose: closes && (!opens || punctuation.test(after)),
  };
}

const punctuation = /[\p{P}\p{S}]/u;

/** The places of all runs of backticks by their length, last first. */
export function runsOfBackticks(source: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of source.matchAll(/`+/g)) {
    const starts = runs.get(run.length);
    if (starts) starts.push(index);
    else runs.set(run.length, [index]);
  }
  for (const starts of runs.values()) starts.reverse();
  return runs;
}

/** May a run of so many marks end that? */
export function matches(open: Open, char: string, size: number, canOpen: boolean): boolean {
  if (open.kind !== 'emphasis' || open.marks[0] !== char) return false;
  if (char === '~') return open.size === size;
  const isEither = open.canClose || canOpen;
  return !isEither || (open.size + size) % 3 !== 0 || (open.size % 3 === 0 && size % 3 === 0);
}

/** Will that which is in brackets be a link? Not an index, a box of a task, a long remark. */
export function looksLikeLink(source: string, { start, end }: Open): boolean {
  if (source.length - end > longestLabel || /\s/.test(source.charAt(end))) return false;
  return !/[a-z0-9)\]]/i.test(source.charAt(start - 1));
}

export const longestLabel = 256; // Characters.
