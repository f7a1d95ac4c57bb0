/*
 * Hostile text makes any Markdown parser slow or runs it out of stack. What is over a cap is shown as it was written.
 * Each cap counts something in the text, so that it is the same on every machine.
 */

/** How much text is formatted; the rest of a longer one is shown as it is. In characters. */
export const longestDocument = 500_000;
/** How many blocks stand in a group. The first ones of a text need no element around them. */
export const groupLength = 32;
/** How many tags of raw HTML one block may hold. */
export const mostTags = 2_000;

const deepest = 50; // Quotes and lists inside one another.
const longestRun = 500_000; // Characters of one paragraph, heading or cell.
const longestWord = 1_000; // Characters in front of an `@`.
const mostMarks: readonly (readonly [RegExp, number])[] = [
  [/~+/g, 200],
  [/_+/g, 4_000],
  [/\*+/g, 40_000],
  [/!?\[/g, 4_000],
  [/</g, 1_000],
];

const anyMark = /[~_*[<]/;

/** For each mark of emphasis that nothing closes, marked looks at all that come after it. */
const mostTries = 200_000;

/** What has been counted in a part of a run of inline text; parts add up. */
export type Density = readonly number[];

export const nothing: Density = mostMarks.map(() => 0);

export function densityOf(text: string, before: Density = nothing): Density {
  return mostMarks.map(([mark], i) => (before[i] ?? 0) + count(text, mark));
}

/** Whether a run of inline text is not to be parsed; `before` is what was counted in it already. */
export function isTooDense(text: string, before: Density = nothing, length = text.length): boolean {
  if (length > longestRun || followsLongWord(text)) return true;
  if (!anyMark.test(text)) return false;
  const density = densityOf(text, before);
  if (density.some((each, i) => each > (mostMarks[i]?.[1] ?? 0))) return true;
  const [tildes = 0, underscores = 0, stars = 0] = density;
  return countOpen(text) * (tildes + underscores + stars) > mostTries;
}

/** How many marks of emphasis nothing closes; in what has been dealt with there are none. */
function countOpen(text: string): number {
  const open = new Map<string, number>();
  for (const { 0: mark, index } of text.matchAll(/\*+|_+|~+/g)) {
    const waiting = open.get(mark) ?? 0;
    const closes = index > 0 && !isSpace(text[index - 1]);
    if (closes && waiting > 0) open.set(mark, waiting - 1);
    else if (!isSpace(text[index + mark.length])) open.set(mark, waiting + 1);
  }
  return [...open.values()].reduce((sum, each) => sum + each, 0);
}

const isSpace = (character = ' ') => /\s/.test(character);

/** Whether lists and quotes are nested too deep in the lines up to the next blank one. */
export function isTooDeep(lines: string): boolean {
  for (const [, before = '', markers = ''] of lines.matchAll(beginning)) {
    // Two columns are the least that a list is indented by in another.
    const depth = columns(before) / 2 + count(markers, marker);
    if (markers !== '' && depth > deepest) return true;
  }
  return false;
}
const beginning = /^([ \t]*)((?:(?:>|[-+*](?![^\s>])|\d{1,9}[.)](?!\S))[ \t]*)*)/gm;
const marker = />|[-+*]|\d[.)]/g;

const columns = (space: string) => space.length + 3 * count(space, /\t/g);

/** Marked looks for an address in front of each `@`, from each character before it. */
function followsLongWord(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at >= longestWord && !/[^\w.!#$%&'*+/=?^`{|}~-]/.test(text.slice(at - longestWord, at))) return true;
  }
  return false;
}

function count(text: string, what: RegExp): number {
  let found = 0;
  what.lastIndex = 0;
  while (what.test(text)) found += 1;
  return found;
}
