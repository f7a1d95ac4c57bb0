import { Lexer } from 'marked';
import { isLiteral, type LiteralTags } from '../tag-names.js';

const { hr, heading, html, def, paragraph } = Lexer.rules.block.gfm;

/** What a line goes on with. `label`: `[name]:`, whose address may come; `definition`: one whose title may come. */
export type Leaf = 'none' | 'paragraph' | 'table' | 'fence' | 'html' | 'label' | 'definition';

export interface Line {
  /** The line without the marks of the quotes and list items that it stands in. */
  readonly rest: string;
  readonly leaf: Leaf;
  /** The quotes and list items, from outside in: 0, or the columns by which the item's content is indented. */
  readonly containers: readonly number[];
  readonly opensItem: boolean;
  /** What a next line begins with to stand where this one stands. */
  readonly prefix: string;
}

/**
 * Reads whole lines of Markdown, as far as it takes to know what the next one is part of. Right about what people
 * write; the time it takes is in proportion to the text, whatever that is.
 */
export class BlockScan {
  leaf: Leaf = 'none';
  /** The last line of what is open, without its containers; a definition may have two. */
  line = '';
  /** Where it began. */
  start = 0;
  /** The marks that opened the fence. */
  fence = '';
  /** What it began with. */
  prefix = '';
  #containers: readonly number[] = [];
  #htmlEnd = /^$/;
  readonly #allowTags: LiteralTags;

  constructor(source: string, allowTags: LiteralTags = false) {
    this.#allowTags = allowTags;
    let start = 0;
    for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', start)) {
      this.#read(source.slice(start, end), start);
      start = end + 1;
    }
  }

  /** What a line is part of that comes next. */
  place(text: string): Line {
    let rest = text.replaceAll('\t', '    ');
    let kept = 0;
    for (const width of this.#containers) {
      const inside = width === 0 ? afterQuote(rest) : afterIndent(rest, width);
      if (inside === undefined) break;
      rest = inside;
      kept += 1;
    }
    const same = this.#containers.slice(0, kept);
    const isLazy = kept < this.#containers.length;
    // Text goes on without the marks of its containers, and to marked a table in a list item does, too.
    const mayBeLazy = this.leaf === 'paragraph' || (this.leaf === 'table' && this.#containers[kept] !== 0);
    const goesOn = !isLazy || (mayBeLazy && continuesParagraph(rest));
    const leaf = goesOn ? this.leaf : 'none';
    const line = { rest, leaf, containers: this.#containers, opensItem: false, prefix: prefixOf(same) };
    if (leaf === 'fence' || leaf === 'html' || (goesOn && isLazy)) return line;
    const opened = openContainers(rest, leaf === 'paragraph', deepest - kept);
    if (opened.containers.length === 0) return { ...line, containers: same };
    const containers = [...same, ...opened.containers];
    const opensItem = containers.at(-1) !== 0;
    return { rest: opened.rest, leaf: 'none', containers, opensItem, prefix: prefixOf(containers) };
  }

  #read(line: string, start: number): void {
    const { rest, leaf, containers, prefix } = this.place(line);
    const next = this.#next(rest, leaf);
    const isSecond = leaf === 'label' && next === 'definition';
    this.line = isSecond ? `${this.line}\n${rest}` : rest;
    this.start = isSecond ? this.start : start;
    this.leaf = next;
    this.#containers = containers;
    this.prefix = prefix;
  }

  /** What is open after a whole line. */
  #next(rest: string, leaf: Leaf): Leaf {
    if (leaf === 'fence') return closesFence(rest, this.fence) ? 'none' : 'fence';
    if (leaf === 'html') return this.#htmlEnd.test(rest) ? 'none' : 'html';
    if (rest.trim() === '') return 'none';
    if (leaf === 'table') return continuesParagraph(rest) ? 'table' : this.#begin(rest);
    if (leaf === 'paragraph') {
      if (delimits(rest, this.line)) return 'table';
      return continuesParagraph(rest) && !underline.test(rest) ? 'paragraph' : this.#begin(rest);
    }
    const isLonger = leaf === 'label' || leaf === 'definition';
    return (isLonger && afterDefinition(`${this.line}\n${rest}`)) || this.#begin(rest);
  }

  #begin(rest: string): Leaf {
    if (plain.test(rest)) return 'paragraph';
    if (rest.startsWith('    ')) return 'none'; // Code, line by line.
    this.fence = openingFence.exec(rest)?.[1] ?? '';
    if (this.fence) return 'fence';
    const start = rest.slice(0, longest);
    if (hr.test(start) || heading.test(start) || underline.test(start)) return 'none';
    if (html.test(start) && !isLiteral(start, this.#allowTags)) {
      this.#htmlEnd = endOfHtml(start);
      return this.#htmlEnd.test(rest.replace(/^ *<!--/, '')) ? 'none' : 'html';
    }
    if (label.test(start)) return 'label';
    return afterDefinition(start) ?? 'paragraph';
  }
}

const deepest = 32; // Containers; what stands in more of them is text to us.
const longest = 1024; // Characters of a line that tell what it is.

// Most lines: nothing but a paragraph or a table begins like this.
const plain = /^ {0,3}[\p{L}|]/u;
const openingFence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const underline = /^ {0,3}(?:=+|-+) *$/;
const label = /^ {0,3}\[(?:\\.|[^[\]\\])+\]: *$/;

function afterQuote(line: string): string | undefined {
  const mark = /^ {0,3}> ?/.exec(line);
  return mark ? line.slice(mark[0].length) : undefined;
}

/** An empty line is inside the item, however short it is. */
function afterIndent(line: string, width: number): string | undefined {
  const indent = line.search(/[^ ]/);
  if (indent < 0) return '';
  return indent >= width ? line.slice(width) : undefined;
}

const prefixOf = (containers: readonly number[]) =>
  containers.map((width) => (width === 0 ? '> ' : ' '.repeat(width))).join('');

const item = /^( {0,3}(?:[-*+]|\d{1,9}[.)]))(?: *$| {1,4}(?! )| )/;
const interruptingItem = /^ {0,3}(?:[-*+]|1[.)]) +[^ ]/;

function openContainers(line: string, inParagraph: boolean, most: number) {
  const containers: number[] = [];
  let rest = line;
  if (plain.test(line)) return { containers, rest };
  while (containers.length < most && !hr.test(rest.slice(0, longest))) {
    const inside = afterQuote(rest);
    const bullet = inside === undefined ? item.exec(rest) : null;
    if (inside === undefined && !bullet) break;
    if (bullet && inParagraph && containers.length === 0 && !interruptingItem.test(rest)) break;
    const isEmpty = bullet?.[0].length === rest.length;
    containers.push(bullet ? (isEmpty ? `${bullet[1]} ` : bullet[0]).length : 0);
    rest = inside ?? rest.slice(bullet?.[0].length);
  }
  return { containers, rest };
}

/** Would it, below a line of text, be one more line of that paragraph? */
function continuesParagraph(line: string): boolean {
  if (plain.test(line)) return true;
  if (line.trim() === '') return false;
  const start = `x\n${line.slice(0, longest)}`;
  return paragraph.exec(start)?.[0] === start;
}

function closesFence(line: string, fence: string): boolean {
  const marks = line.trim();
  return (
    marks.length >= fence.length &&
    marks === (fence[0] ?? '').repeat(marks.length) &&
    !line.startsWith('    ')
  );
}

/** If this is a definition, and nothing else: may its title come yet? */
function afterDefinition(lines: string): Leaf | undefined {
  const { 0: whole, 3: title } = def.exec(lines) ?? [];
  if (whole?.length !== lines.length) return undefined;
  return title ? 'none' : 'definition';
}

/** Most raw HTML goes up to an empty line; that which may hold one, up to its own end. */
function endOfHtml(line: string): RegExp {
  const [, whole] = /^ *<(script|pre|style|textarea)\b/i.exec(line) ?? [];
  if (whole) return new RegExp(`</${whole}>`, 'i');
  return /^ *<!--/.test(line) ? /-->/ : /^ *$/;
}

/** Is this the row below the head of a table? */
function delimits(line: string, head: string): boolean {
  return /[|:]/.test(line) && delimiterRow.test(line) && countCells(line) === countCells(head);
}

const delimiterRow = /^ {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$/;

/** As many cells as the row has, or would have if its last one were closed. */
export function countCells(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)((?:\\\\)*)\|$/, '$1');
  return (inner.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0) + 1;
}
