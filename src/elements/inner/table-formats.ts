import { cleanHtml } from './clean-html.js';

// What a table's readers see, written in other ways. Nodes of ours among it (`data-parley-ui`) are left out.

/** A pipe table: what is formatted in a cell stays so. */
export function toMarkdown(table: HTMLTableElement): string {
  const rows = [...table.rows].map((row) => fill([...row.cells], (cell) => inline(cell).trim()));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const head = [...(table.rows[0]?.cells ?? [])].map(({ align }) => rules[align] ?? '---');
  const [names = [], ...body] = rows;
  return [names, head, ...body].map((row) => pipes(row, row === head ? '---' : '', width)).join('\n');
}

const rules: Readonly<Record<string, string>> = { left: ':--', center: ':-:', right: '--:' };

const pipes = (row: readonly string[], empty: string, width: number) =>
  `| ${Array.from({ length: width }, (_, i) => row[i] ?? empty).join(' | ')} |`;

/** By RFC 4180. */
export function toCsv(table: HTMLTableElement): string {
  const rows = [...table.rows].map((row) => fill([...row.cells], (cell) => csvField(plain(cell).trim())));
  return `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;
}

/**
 * A spreadsheet calculates what begins like a formula, and formulas can call home: a model wrote this, so such a field is
 * made text by an apostrophe in front, unless it is a number.
 */
function csvField(text: string): string {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
const formula = /^[=+\-@＝＋－＠\t\r]/;
const number = /^[+-]?[\d\s.,]*\d\s?%?$/;

/** As a browser copies a selection: tabs between the cells. */
export function toTabs(table: HTMLTableElement): string {
  const rows = [...table.rows].map((row) => fill([...row.cells], (cell) => oneLine(plain(cell).trim())));
  return rows.map((row) => row.join('\t')).join('\n');
}

/** For documents and mails: with lines, and without what is only for here. */
export function toHtml(table: HTMLTableElement): string {
  const copy = document.createElement('div');
  copy.append(table.cloneNode(true));
  cleanHtml(copy);
  copy.firstElementChild?.setAttribute('border', '1');
  return new XMLSerializer().serializeToString(copy.firstElementChild ?? copy);
}

/** A cell that is as wide as several stands in the first of them. */
function fill(
  cells: readonly HTMLTableCellElement[],
  write: (cell: HTMLTableCellElement) => string,
): string[] {
  return cells.flatMap((cell) => [write(cell), ...Array<string>(cell.colSpan - 1).fill('')]);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

function plain(node: Node): string {
  if (!(node instanceof Element)) return node.textContent ?? '';
  if (node.matches('[data-parley-ui]')) return '';
  if (node.matches('br')) return '\n';
  if (node.matches('img')) return node.getAttribute('alt') ?? '';
  const text = [...node.childNodes].map(plain).join('');
  return node.matches('p, li, div, pre, blockquote') ? `${text}\n` : text;
}

const marks: Readonly<Record<string, string>> = {
  strong: '**',
  b: '**',
  em: '*',
  i: '*',
  del: '~~',
  s: '~~',
};

function inline(node: Node): string {
  if (!(node instanceof Element)) return literal(oneLine(node.textContent ?? ''));
  if (node.matches('[data-parley-ui], input')) return '';
  if (node.matches('code')) return codeSpan(oneLine(node.textContent ?? ''));
  if (node.matches('img'))
    return `!${link(literal(node.getAttribute('alt') ?? ''), node.getAttribute('src'))}`;
  const text = [...node.childNodes].map(inline).join('');
  if (node.matches('a')) return anchor(node, text);
  if (node.matches('td, th, span, [data-parley-wrap]')) return text;
  const mark = marks[node.localName];
  if (mark !== undefined) return text === '' ? '' : mark + text + mark;
  // Markdown has no word for it, but takes HTML.
  const tag = node.localName;
  return node.matches('br, hr') ? `<${tag}>` : `<${tag}>${text}</${tag}>`;
}

function anchor(node: Element, text: string): string {
  const address = node.getAttribute('href');
  const shown = node.textContent ?? '';
  const bare = address === shown || address === `mailto:${shown}` || address === `${shown}/`;
  return bare ? shown : link(text, address);
}

function link(text: string, address: string | null): string {
  if (address === null) return text;
  const target = /[\s()<>]/.test(address) ? `<${address.replace(/[<>]/g, encodeURIComponent)}>` : address;
  return `[${text}](${target.replaceAll('|', '%7C')})`;
}

/** In a table a pipe ends its cell, in code, too. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return fence + space + text.replaceAll('|', '\\|') + space + fence;
}

/** Only what would mean something: a name with an underscore inside stays as it is. */
const literal = (text: string) =>
  text
    .replace(/[\\`*[\]<|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&');
