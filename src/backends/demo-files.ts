import { extensionOf, fileKind, fileName, formatBytes, isText, mimeOf } from '../model/file.js';
import type { FileData } from '../model/message.js';
import { escapeMarkdown } from './escape.js';

const rows = 8;
const columns = 8;
const lines = 12;
const width = 200; // Characters of a line.
const readable = 64 * 2 ** 10; // The first lines are somewhere in here.

/** What can be said of a file by looking at it: name, type, size, a picture's dimensions, the beginning of a text. */
export async function describeFile(file: FileData): Promise<string> {
  const { blob } = file;
  const name = fileName(file);
  const facts = [`type ${mimeOf(file) || 'unknown'}`, formatBytes(file.size ?? blob?.size ?? 0, 'en')];
  if (!blob) return `**${escapeMarkdown(name)}** – ${facts.join(', ')}`;
  if (fileKind(file) === 'image') facts.push(await dimensionsOf(blob));
  const heading = `**${escapeMarkdown(name)}** – ${facts.join(', ')}`;
  if (!isText(file)) return heading;
  const text = await blob.slice(0, readable).text();
  const ending = extensionOf(name);
  return `${heading}\n\n${/^(csv|tsv)$/.test(ending) || /csv|tab-sep/.test(mimeOf(file)) ? table(text) : beginning(text, ending)}`;
}

async function dimensionsOf(blob: Blob): Promise<string> {
  try {
    const picture = await createImageBitmap(blob);
    const size = `${picture.width} × ${picture.height} pixels`;
    picture.close();
    return size;
  } catch {
    return 'a picture that cannot be read';
  }
}

function table(text: string): string {
  const cells = readRows(text);
  const [head = [], ...body] = cells.slice(0, rows + 1).map((row) => row.slice(0, columns));
  if (head.length === 0) return '*The file is empty.*';
  const line = (row: readonly string[]) =>
    `| ${head.map((_, i) => escapeMarkdown(row[i] ?? '')).join(' | ')} |`;
  const rule = `|${head.map((_, i) => (body.every((row) => isNumber(row[i])) ? ' ---: ' : ' --- ')).join('|')}|`;
  const more = cells.length > rows + 1 ? `\n\n*The first ${rows} rows are shown.*` : '';
  return `${[line(head), rule, ...body.map(line)].join('\n')}${more}`;
}

/** Comma, semicolon or tab separated values, with quotes as in RFC 4180; one row more than is shown, if there is one. */
function readRows(text: string): string[][] {
  const separator = separatorOf(text);
  const result: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length && result.length <= rows + 1; at += 1) {
    const [mark, next] = [text.charAt(at), text.charAt(at + 1)];
    const pair = (quoted && mark === '"' && next === '"') || (!quoted && mark === '\r' && next === '\n');
    if (pair) at += 1;
    if (mark === '"' && (quoted ? !pair : cell === '')) quoted = !quoted;
    else if (quoted || !/[\r\n]/.test(mark)) {
      if (!quoted && mark === separator) {
        row.push(cell);
        cell = '';
      } else cell += mark;
    } else {
      result.push([...row, cell]);
      [row, cell] = [[], ''];
    }
  }
  if (row.length > 0 || cell !== '') result.push([...row, cell]);
  return result;
}

function separatorOf(text: string): string {
  const [first = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/);
  return [',', ';', '\t'].reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a));
}

const isNumber = (value = '') => /^[-+]?[\d.,'\s]*\d\s?%?$/.test(value.trim());

function beginning(text: string, ending: string): string {
  const all = text.split(/\r\n|\r|\n/);
  const shown = all
    .slice(0, lines)
    .map((line) => [...line].slice(0, width).join(''))
    .join('\n');
  // Longer than any run of back quotes inside.
  const fence = '`'.repeat(Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const more = all.length > lines ? `\n\n*The first ${lines} lines are shown.*` : '';
  return `${fence}${/^\w+$/.test(ending) ? ending : ''}\n${shown}\n${fence}${more}`;
}
