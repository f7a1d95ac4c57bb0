import type { Token, Tokens } from 'marked';
import { densityOf } from './caps.js';
import { codeOf, lineStart, linesInSlice, type PartOfCode } from './code-lines.js';
import { least, spare } from './firm.js';
import { standingOfItem } from './item-places.js';
import type { PartOfList } from './items.js';
import type { Lag } from './lag.js';
import type { Settled } from './morph.js';
import type { Before, OpenLexed } from './open-lexer.js';
import { safeCut } from './safe-cut.js';
import type { Unit } from './units.js';

/**
 * A long list, table, code block or paragraph that is still being written: its beginning is settled, and only the rest
 * is read again.
 */
export interface Growing {
  /** What has to stand in front of the rest, for marked to read it as what it is. */
  readonly prefix: string;
  /** Whether its settled items are shown as those of a loose list. */
  readonly loose?: boolean;
  /** How many of its items are settled. */
  readonly items?: number;
  readonly before?: Before;
  /** How many of its lines are settled. */
  readonly lines?: number;
}

/** How far something has settled. */
export interface Growth {
  readonly growing: Growing;
  /** How many characters of what was read are settled now, `prefix` included. */
  readonly length: number;
  /** The blocks in what is settled. */
  readonly tokens: readonly Token[];
  /** The element that grows, its last settled child, and where that is a text how much of it is. */
  readonly settled: readonly (readonly [Node, ChildNode | number | null])[];
}

/** Takes the prefix off again; `false` where the block is no longer what it was, and has to be made anew. */
export function continues({ prefix, loose, items, lines }: Growing, lexed: OpenLexed): boolean {
  const [token] = lexed.tokens;
  if (!token?.raw.startsWith(prefix.trimEnd())) return false;
  switch (token.type) {
    case 'list':
      (token as PartOfList).items.shift();
      (token as PartOfList).itemsBefore = items;
      // One that has turned loose can be made so; one that was not loose after all is made anew.
      return loose !== undefined && (token.loose || !loose) && token.items.length > 0;
    case 'paragraph':
      lexed.cut(token.tokens ?? [], prefix.length);
      return !mayBeTable.test(token.raw);
    case 'code':
      (token as PartOfCode).linesBefore = lines;
      return lines !== undefined;
    case 'table':
      return true;
    default:
      return false;
  }
}
// A delimiter row under a line of which the beginning is not there any more.
const mayBeTable = /^[^\n]*\n {0,3}[|:-][|: \t-]*(?:\n|$)/;

/** Whether the end of a paragraph has been shown as it is for long enough. */
export function isDue({ prefix, before }: Growing, { tokens }: OpenLexed, streaming: boolean): boolean {
  const [token] = tokens;
  if (before?.until === undefined || token?.type !== 'paragraph') return false;
  const length = before.length + token.raw.length - prefix.length;
  return !streaming || tokens.length > 1 || length >= before.until;
}

/** How far the first block of what was read has settled, which stands at `start` and is shown as `element`. */
export function growthOf(
  unit: Unit,
  read: string,
  element: ChildNode,
  growing: Growing | undefined,
  settled: Settled,
  lag: Lag | undefined,
  render: (tokens: readonly Token[]) => Node,
): Growth | undefined {
  const [token] = unit.tokens;
  const known: Growing = growing ?? { prefix: '' };
  switch (token?.type) {
    case 'list':
      return growList(token as Tokens.List, element, known);
    case 'table':
      return growTable(token as Tokens.Table, read.slice(unit.start), element, known);
    case 'code':
      return growCode(token as Tokens.Code, read.slice(unit.start), element, known);
    case 'paragraph':
      return growParagraph(token as Tokens.Paragraph, element, known, settled, lag, render);
    default:
      return undefined;
  }
}

function growList(
  { items, loose }: Tokens.List,
  list: ChildNode,
  { prefix, loose: was, items: before = 0 }: Growing,
) {
  const done = items.slice(0, -spare);
  const last = done.at(-1);
  if (!last || items.length < least.items || !(list instanceof HTMLElement)) return undefined;
  const staysLoose = (was === true && prefix.endsWith('\n\n')) || done.some(loosens);
  const count = before + done.length;
  return {
    growing: { loose, items: count, prefix: `${markerOf(last.raw)}a\n${staysLoose ? '\n' : ''}` },
    length: prefix.length + sum(done.map(({ raw }) => raw.length)),
    tokens: done.flatMap(({ tokens }) => tokens),
    settled: standingOfItem(list, count),
  } satisfies Growth;
}

/** Blank lines inside an item, or behind one that is not the last. */
const loosens = ({ raw, tokens }: Tokens.ListItem) =>
  /\n[ \t]*\n[ \t]*$/.test(raw) || tokens.some((token) => token.type === 'space' && /\n.*\n/.test(token.raw));

/** What stands before an item's text: what comes next is indented in comparison with it. */
function markerOf(item: string): string {
  const [marker = ''] = /^ {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]*/.exec(item) ?? [];
  return /[ \t]$/.test(marker) ? marker : `${marker} `;
}

function growTable({ rows }: Tokens.Table, source: string, box: ChildNode, { prefix }: Growing) {
  const body = box instanceof HTMLElement ? box.querySelector('tbody') : null;
  if (rows.length < least.rows || !body) return undefined;
  const head = prefix || source.slice(0, lineStart(source, 2));
  return {
    growing: { prefix: head },
    length: lineStart(source, 2 + rows.length - spare),
    tokens: [],
    settled: [[body, body.children[body.children.length - spare - 1] ?? null]],
  } satisfies Growth;
}

function growCode(token: Tokens.Code, source: string, box: ChildNode, { prefix, lines = 0 }: Growing) {
  const code = box instanceof HTMLElement ? box.querySelector('code') : null;
  if (token.codeBlockStyle === 'indented' || !code) return undefined;
  // The last line may be the end of the block, and the one before it be all that there is of the text.
  const added = Math.min(countLines(codeOf(token)), countLines(source) - 1) - spare;
  if (added < least.lines) return undefined;
  const done = lines + added;
  const slice = code.childNodes[Math.floor(done / linesInSlice)];
  const text = slice instanceof Text ? slice : slice?.firstChild;
  const kept = done % linesInSlice;
  return {
    growing: { lines: done, prefix: prefix || source.slice(0, lineStart(source, 1)) },
    length: lineStart(source, 1 + added),
    tokens: [],
    settled: [
      [code, slice?.previousSibling ?? null],
      ...(text instanceof Text && kept > 0 ? [[text, lineStart(text.data, kept)] as const] : []),
    ],
  } satisfies Growth;
}

/** A paragraph is settled up to the last space before which nothing is open; or as far as it is read, for the time being. */
function growParagraph(
  { tokens }: Tokens.Paragraph,
  paragraph: ChildNode,
  { prefix, before }: Growing,
  settled: Settled,
  lag: Lag | undefined,
  render: (tokens: readonly Token[]) => Node,
): Growth | undefined {
  if (before?.until !== undefined) return undefined;
  const cut = lag ? tokens.slice(0, -1) : safeCut(tokens);
  if (!cut) return undefined;
  const raw = cut.map((token) => token.raw).join('');
  // What is settled is made once more, to see where it ends in what is shown.
  const made = render([{ type: 'paragraph', raw, text: raw, tokens: [...cut] }]).firstChild;
  const shown = made && endOf(made, paragraph, settled);
  if (!shown) return undefined;
  return {
    growing: {
      prefix: raw.endsWith('\n') ? 'x\n' : 'x ',
      before: {
        density: densityOf(raw, before?.density),
        length: raw.length + (before?.length ?? 0),
        until: lag?.until,
      },
    },
    length: prefix.length + raw.length,
    tokens: [],
    settled: [
      [paragraph, shown[0].previousSibling],
      [shown[0], shown[1]],
    ],
  };
}

/** Where in a paragraph the text ends of which `made` is shown after what is settled. */
function endOf(made: Node, paragraph: Node, settled: Settled): readonly [Text, number] | undefined {
  const from = settled.get(paragraph);
  let first = from instanceof Node ? from.nextSibling : paragraph.firstChild;
  const kept = first && settled.get(first);
  if (typeof kept === 'number' && !(made.firstChild instanceof Text)) first = first?.nextSibling ?? null;
  let last = first;
  for (let i = 1; i < made.childNodes.length; i += 1) last = last?.nextSibling ?? null;
  const { lastChild } = made;
  if (!(last instanceof Text && lastChild instanceof Text)) return undefined;
  return [last, lastChild.length + (last === first && typeof kept === 'number' ? kept : 0)];
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
