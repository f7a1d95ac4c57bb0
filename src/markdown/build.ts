import type { Token, Tokens } from 'marked';
import { addLines, codeOf, type PartOfCode } from './code-lines.js';
import { hasHtml } from './has-html.js';
import { homeOfItem, type PartOfList } from './items.js';
import { html } from './later.js';
import { decode } from './text.js';

type Make = (token: Tokens.Generic, into: Node) => void;

/**
 * Builds blocks as DOM, straight from marked's tokens: only elements and attributes that are named here, so that there
 * is nothing to sanitise. Raw HTML between words has been judged to be tame, and is sanitised run by run.
 */
export function build(tokens: readonly Token[], into: Node): void {
  for (const token of tokens as readonly Tokens.Generic[]) blocks[token.type]?.(token, into);
}

/** What a plug-in has read: it is put here when all else has been made. */
const place: Make = ({ place, isBlock }, into) => set(add(into, isBlock ? 'div' : 'span'), 'class', place);

const blocks: Readonly<Record<string, Make>> = {
  plugin: place,
  hr: (_, into) => add(into, 'hr'),
  plain: ({ raw }, into) => addPlain(into, raw),
  paragraph: ({ tokens }, into) => buildInline(tokens, add(into, 'p')),
  text: ({ tokens, text }, into) => (tokens ? buildInline(tokens, into) : addText(into, decode(text))),
  checkbox: (token, into) => buildCheckbox(token as Tokens.Checkbox, into),
  heading: ({ tokens, depth }, into) => buildInline(tokens, add(into, `h${depth}`)),
  blockquote: ({ tokens }, into) => build(tokens ?? [], add(into, 'blockquote')),
  code: (token, into) => buildCode(token as PartOfCode, into),
  list: (token, into) => buildList(token as PartOfList, into),
  table: (token, into) => buildTable(token as Tokens.Table, into),
};

function buildCode(token: PartOfCode, into: Node): void {
  const code = add(add(into, 'pre'), 'code');
  const language = /^\S*/.exec(token.lang ?? '')?.[0];
  if (language) set(code, 'class', languageClass(decode(language)));
  addLines(code, codeOf(token), token.linesBefore ?? 0);
}

/** A character by its name may be white space, and what stands behind that another class. */
const languageClass = (language: string) =>
  `language-${language}`
    .split(/[ \t\n\f\r]+/)
    .filter((name) => name.startsWith('language-'))
    .join(' ');

function buildList({ ordered, start, items, itemsBefore = 0 }: PartOfList, into: Node): void {
  const list = add(into, ordered ? 'ol' : 'ul');
  if (ordered && start !== 1) set(list, 'start', String(start));
  for (const [i, { tokens }] of items.entries()) build(tokens, add(homeOfItem(list, itemsBefore + i), 'li'));
}

function buildTable({ header, rows }: Tokens.Table, into: Node): void {
  const table = add(into, 'table');
  buildRow(header, 'th', add(table, 'thead'));
  const body = rows.length > 0 ? add(table, 'tbody') : undefined;
  for (const row of body ? rows : []) buildRow(row, 'td', body ?? table);
}

function buildRow(cells: readonly Tokens.TableCell[], name: 'th' | 'td', into: Node): void {
  const row = add(into, 'tr');
  for (const { tokens, align } of cells) {
    const cell = add(row, name);
    if (align) set(cell, 'align', align);
    buildInline(tokens, cell);
  }
}

function buildInline(tokens: readonly Token[] | undefined, into: Node): void {
  if (tokens && hasHtml(tokens)) buildTame(tokens, into);
  else buildSpans(tokens ?? [], into);
}

/** Words are put together before they are put on the page: each time that a text there grows, all of it is copied. */
function buildSpans(tokens: readonly Token[], into: Node): void {
  let words = '';
  for (const token of tokens as readonly Tokens.Generic[]) {
    if ((token.type === 'text' && !token.tokens) || token.type === 'escape') words += decode(token.text);
    else {
      addText(into, words);
      words = '';
      spans[token.type]?.(token, into);
    }
  }
  addText(into, words);
}

/** As it was written, until what it takes has been fetched. */
function buildTame(tokens: readonly Token[], into: Node): void {
  for (const node of html.part?.fromRun(tokens) ?? [sourceOf(tokens)]) {
    if (node instanceof Text) addText(into, node.data);
    else into.appendChild(node);
  }
}

const sourceOf = (tokens: readonly Token[]) => new Text(tokens.map(({ raw }) => raw).join(''));

const spans: Readonly<Record<string, Make>> = {
  plugin: place,
  text: ({ tokens }, into) => buildInline(tokens, into),
  codespan: ({ text }, into) => addText(add(into, 'code'), text),
  br: (_, into) => add(into, 'br'),
  strong: ({ tokens }, into) => buildInline(tokens, add(into, 'strong')),
  em: ({ tokens }, into) => buildInline(tokens, add(into, 'em')),
  del: ({ tokens }, into) => buildInline(tokens, add(into, 'del')),
  checkbox: (token, into) => buildCheckbox(token as Tokens.Checkbox, into),
  link: (token, into) => buildLink(token as Tokens.Link, into),
  image: (token, into) => buildImage(token as Tokens.Image, into),
};

function buildLink({ href, title, text, tokens, autolink }: Tokens.Link, into: Node): void {
  const address = written(href);
  const link = address === undefined ? into : add(into, 'a');
  if (link !== into && address !== undefined) set(link, 'href', autolink ? address : decode(address));
  if (link !== into && title) set(link, 'title', decode(title));
  if (autolink) addText(link, text);
  else buildInline(tokens, link);
}

function buildImage({ href, title, text, tokens }: Tokens.Image, into: Node): void {
  const alt = decode(tokens ? wordsOf(tokens) : text);
  const address = written(href);
  if (address === undefined) {
    addText(into, alt);
    return;
  }
  const image = add(into, 'img');
  // Before its address: WebKit fetches at once what it is given, and the gate has not looked at it yet.
  set(image, 'loading', 'lazy');
  set(image, 'src', decode(address));
  set(image, 'alt', alt);
  if (title) set(image, 'title', decode(title));
}

function wordsOf(tokens: readonly Token[]): string {
  return (tokens as readonly Tokens.Generic[])
    .map(({ type, text, tokens }) => (type === 'br' ? '\n' : tokens ? wordsOf(tokens) : text))
    .join('');
}

function buildCheckbox({ checked }: Tokens.Checkbox, into: Node): void {
  const box = add(into, 'input');
  if (checked) set(box, 'checked', '');
  set(box, 'disabled', '');
  set(box, 'type', 'checkbox');
  addText(into, ' ');
}

/** Text as it was written. */
export function addPlain(into: Node, text: string): void {
  const box = add(into, 'div');
  set(box, 'class', 'plain');
  addText(box, text);
}

function add(into: Node, name: string): HTMLElement {
  return into.appendChild(document.createElement(name));
}

/** What DOMPurify takes away, since it might end the element that it stands in. */
const breakout = /((--!?|])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i;

/** As DOMPurify leaves it: without white space at its ends. */
function set(element: Node, name: string, value: string): void {
  if (element instanceof Element && !breakout.test(value)) element.setAttribute(name, value.trim());
}

/** Neighbouring pieces of text are one node, as they are where HTML is parsed. */
export function addText(into: Node, text: string): void {
  const { lastChild } = into;
  if (text === '') return;
  if (lastChild instanceof Text) lastChild.appendData(text);
  else into.appendChild(document.createTextNode(text));
}

/** An address as marked writes it; `undefined` for one that cannot be written. */
function written(href: string): string | undefined {
  try {
    return encodeURI(href).replaceAll('%25', '%');
  } catch {
    return undefined;
  }
}
