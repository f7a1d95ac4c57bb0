import type { Token } from 'marked';
import { closedLength, lastBreak } from './safe-cut.js';

/*
 * Where something has been open for long in a run of inline text, nothing in it can settle, and all of it would be read
 * again at each step. It is read when it has grown by a tenth: until then, what has come since is shown as it is.
 */

const longest = 16_384; // Characters in which something may be open until then.
const growth = 1.1;
const longestWord = 256;

/** At which lengths such a run is read: the last one up to this length, and the one after it. */
function checkpoints(length: number): { readonly last: number; readonly next: number } {
  const steps = Math.max(0, Math.floor(Math.log(length / longest) / Math.log(growth)));
  const at = (step: number) => Math.floor(longest * growth ** step);
  // Logarithms round.
  const last = at(steps + 1) <= length ? steps + 1 : at(steps) <= length ? steps : steps - 1;
  return { last: last < 0 ? 0 : at(last), next: at(last + 1) };
}

/** A run of which the end is shown as it is. */
export interface Lag {
  /** How many characters of the run are read. */
  readonly at: number;
  /** The length up to which that stays so; like `before`, with what stood in front of the run. */
  readonly until: number;
}

/**
 * Whether a run is one in which something has been open for long; reads it up to the last checkpoint to find that out.
 * What `before` characters in front of it hold is closed.
 */
export function lagOf(
  source: string,
  before: number,
  read: (source: string) => readonly Token[],
): { readonly tokens: readonly Token[]; readonly lag: Lag } | undefined {
  const { last, next } = checkpoints(before + source.length);
  if (last - before < longest) return undefined;
  const end = last - before;
  const at = lastBreak(source, end, end - longestWord) || end;
  const tokens = read(source.slice(0, at));
  return at - closedLength(tokens) < longest ? undefined : { tokens, lag: { at, until: next } };
}
