import type { LiteralTags } from '../tag-names.js';
import { BlockScan, countCells, type Line } from './block-scan.js';
import { isHalfTag, isLoneTag } from './half-tag.js';

/**
 * The source without what cannot be judged yet: a last line that may still become one kind of block or another. What
 * was shown of a line stays. A row that begins with `|` is shown as the table that it is about to be.
 */
export function withoutOpenLine(source: string, allowTags: LiteralTags = false): string {
  if (!mayEndOpen(source)) return source;
  const start = source.lastIndexOf('\n') + 1;
  const text = source.slice(start);
  const scan = new BlockScan(source.slice(0, start), allowTags);
  const line = scan.place(text);
  const { rest, leaf } = line;
  // More than that of a tag that has not ended is not shown in any case.
  if (leaf === 'html') return source.slice(0, start) + text.replace(/<\/?$/, '');
  if (scan.leaf === 'label' && definition.test(`${scan.line} ${rest.trim()}`))
    return source.slice(0, scan.start);
  if (leaf !== 'fence' && leaf !== 'table') {
    const table = asTable(source, start, line, scan);
    if (table !== undefined) return table;
  }
  const isOpen = leaf === 'fence' ? isHalfFence(rest, scan.fence) : mayBecome(line, allowTags);
  return isOpen ? source.slice(0, start) : source;
}

/** Whether it takes a look at what stands before the last line to know that it can be shown. */
export function mayEndOpen(source: string): boolean {
  const start = source.lastIndexOf('\n') + 1;
  return !isJudged(source.slice(start), source.slice(Math.max(0, start - longest), start));
}

const longest = 1024; // Characters: a longer line is shown, whatever it may become.

/** Can this line be shown whatever stands before it? Most can, and then nobody needs to look. */
function isJudged(line: string, before: string): boolean {
  if (/\]:[ \t]*\n$/.test(before) || line.endsWith('<') || line.endsWith('</')) return false;
  if (line === '') return !/\|[^\n]*\n$/.test(before);
  const text = line.replace(marksOfContainers, '');
  if (text === '' || text.startsWith('|')) return false;
  return line.length > longest || /^\p{L}/u.test(text) || !mayBeOpen.some((pattern) => pattern.test(text));
}

const marksOfContainers = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])(?:\s[\s>]*|$))*/;

/** May the line still become something that does not show, or another kind of block? */
function mayBecome({ rest, leaf, opensItem }: Line, allowTags: LiteralTags): boolean {
  if (rest.startsWith('    ') && leaf !== 'paragraph') return rest.trim() === '';
  const text = rest.trimStart();
  if (beginnings.some((beginning) => beginning.test(text)) || isHalfTag(text, allowTags)) return true;
  if (opensItem && task.test(text)) return true;
  if (leaf === 'definition' && title.test(text)) return true;
  return leaf !== 'paragraph' && (definition.test(text) || isLoneTag(text, allowTags));
}

const beginnings = [
  // Nothing but what blocks and emphasis begin with, a rule, or what stands below a heading.
  /^[\s#>*+\-_=~`|:\\]{0,64}$/,
  /^\d{1,9}(?:[.)]\s*)?$/,
  // In front of an info string; with a backtick in that, it is a code span.
  /^(?:`{3,}[^`]{0,64}|~{3,}.{0,64})$/,
  /^!(?:\[[^\]]{0,128}(?:\](?:\([^)\s]*)?)?)?$/,
];
const task = /^\[(?:[ xX](?:\]\s*)?)?$/;
const title = /^(?:"[^"]{0,200}"?|'[^']{0,200}'?|\([^()]{0,200}\)?)\s*$/;
const definition = new RegExp(
  [
    String.raw`^\[(?:\\.|[^[\]\\]){0,64}\\?(?:\](?::\s*`,
    String.raw`(?:(?:<[^<>]*>?|[^\s<]\S*)(?:\s+(?:${title.source.slice(1, -1)})?)?)?`,
    ')?)?$',
  ].join(''),
);

const mayBeOpen = [
  ...beginnings,
  task,
  title,
  definition,
  { test: (text: string) => isHalfTag(text) },
  { test: (text: string) => isLoneTag(text) },
];

/** In a fence every line is text, but for the one that is about to close it. */
function isHalfFence(rest: string, fence: string): boolean {
  const marks = rest.trimStart();
  return marks !== '' && marks.length < fence.length && fence.startsWith(marks);
}

/** The source with the head of its table made whole, if it ends with the head of a table. */
function asTable(source: string, start: number, line: Line, scan: BlockScan): string | undefined {
  const { rest, prefix } = line;
  if (scan.leaf === 'paragraph' && isRow(scan.line)) {
    const cells = countCells(scan.line);
    if (!/^[\s|:-]*$/.test(rest) || countCells(rest) > cells) return undefined;
    return source.slice(0, start) + scan.prefix + delimiterRow(cells);
  }
  if (!isRow(rest)) return undefined;
  const isClosed = /(?<!\\)(?:\\\\)*\|\s*$/.test(rest);
  return `${source}${isClosed ? '' : ' |'}\n${prefix}${delimiterRow(countCells(rest))}`;
}

const isRow = (line: string) => /^ {0,3}\|.*[^\s|:-]/.test(line);
const delimiterRow = (cells: number) => `|${' --- |'.repeat(cells)}`;
