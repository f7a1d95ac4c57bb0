import type { Token } from 'marked';
import { closed, depthAfter } from './raw-html.js';

/** What is made, compared and kept as one: a top-level token, or raw HTML up to where its containers close. */
export interface Unit {
  readonly tokens: readonly Token[];
  /** Where it stands in the source that was read. */
  readonly start: number;
  readonly end: number;
  /** How many of the containers that were open before it does nothing but close. */
  readonly closes: number;
}

/**
 * Groups blocks into units. `open`: the names of the containers around the first of them, outermost first. `undefined`
 * where what follows cannot be told apart from what is in them.
 */
export function unitsOf(tokens: readonly Token[], open: readonly string[] = []): Unit[] | undefined {
  const units: Unit[] = [];
  const around = [...open];
  let group: Token[] = [];
  let depth = 0;
  let start = 0;
  let at = 0;
  const finish = (closes: number) => {
    units.push({ tokens: group, start, end: at, closes });
    group = [];
  };
  for (const token of tokens) {
    if (group.length === 0) start = at;
    at += token.raw.length;
    if (isSilent(token) && depth === 0) continue;
    group.push(token);
    if (token.type === 'html') {
      const after = depthAfter(token.raw, depth, -around.length);
      depth = after.depth;
      if (after.least < 0) {
        const closes = closeAll(token.raw, around, group.length);
        if (closes === 0) return undefined;
        finish(closes);
      }
      depth = Math.max(0, depth);
    }
    if (depth === 0 && group.length > 0) finish(0);
  }
  if (group.length > 0) finish(0);
  return units;
}

/** How many of the containers around are closed, if that is all that is done; takes them away. */
function closeAll(html: string, around: string[], tokens: number): number {
  const names = closed(html);
  if (!names || tokens > 1 || names.some((name) => around.pop() !== name)) return 0;
  return names.length;
}

const isSilent = ({ type }: Token) => type === 'space' || type === 'def';

/**
 * How many units no later text can change. Not the last one; not the one before it either, unless the last is `firm`;
 * and another one less while the first line of the last is not complete, which may turn out to be something else.
 */
export function settledCount(units: readonly Unit[], source: string, firm: boolean): number {
  const last = units.at(-1);
  if (!last) return 0;
  const spare = firm ? 1 : source.indexOf('\n', last.start) >= 0 ? 2 : 3;
  return Math.max(0, units.length - spare);
}

/** The blocks that end before a place in the source. */
export function tokensBefore(tokens: readonly Token[], end: number): Token[] {
  let at = 0;
  return tokens.filter(({ raw }) => {
    at += raw.length;
    return at <= end;
  });
}
