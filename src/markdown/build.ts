import type { Token, Tokens } from 'marked';
import { addLines, codeOf, type PartOfCode } from './code-lines.js';
import { homeOfItem, type PartOfList } from './items.js';
import { decode } from './text.js';

type Make = (token: Tokens.Generic, into: Node, more?: Makers) => void;

/** What the engine makes, of which a text that is shown without it has nothing. */
export interface Makers {
  /** By types of tokens. */
  readonly tokens: Readonly<Record<string, Make>>;
  /** Makes a run of inline text; `false`: it is like most. */
  run(tokens: readonly Token[], into: Node): boolean;
}

/**
 * Builds blocks as DOM, straight from marked's tokens: only elements and attributes that are named here, so that there
 * is nothing to sanitise.
 */
export function build(tokens: readonly Token[], into: Node, more?: Makers): void {
  for (const token of tokens) buildOne(blocks, token, into, more);
}

function buildOne(makers: Makers['tokens'], token: Tokens.Generic, into: Node, more?: Makers): void {
  (more?.tokens[token.type] ?? makers[token.type])?.(token, into, more);
}

const blocks: Readonly<Record<string, Make>> = {
  hr: (_, into) => add(into, 'hr'),
  plain: ({ raw }, into) => addPlain(into, raw),
  paragraph: ({ tokens }, into, more) => buildInline(tokens, add(into, 'p'), more),
  text: ({ tokens, text }, into, more) =>
    tokens ? buildInline(tokens, into, more) : addText(into, decode(text)),
  checkbox: (token, into) => buildCheckbox(token as Tokens.Checkbox, into),
  heading: ({ tokens, depth }, into, more) => buildInline(tokens, add(into, `h${depth}`), more),
  blockquote: ({ tokens }, into, more) => build(tokens ?? [], add(into, 'blockquote'), more),
  code: (token, into) => buildCode(token as PartOfCode, into),
  list: (token, into, more) => buildList(token as PartOfList, into, more),
  table: (token, into, more) => buildTable(token as Tokens.Table, into, more),
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

function buildList({ ordered, start, items, itemsBefore = 0 }: PartOfList, into: Node, more?: Makers): void {
  const list = add(into, ordered ? 'ol' : 'ul');
  if (ordered && start !== 1) set(list, 'start', String(start));
  for (const [i, { tokens }] of items.entries())
    build(tokens, add(homeOfItem(list, itemsBefore + i), 'li'), more);
}

function buildTable({ header, rows }: Tokens.Table, into: Node, more?: Makers): void {
  const table = add(into, 'table');
  buildRow(header, 'th', add(table, 'thead'), more);
  const body = rows.length > 0 ? add(table, 'tbody') : undefined;
  for (const row of body ? rows : []) buildRow(row, 'td', body ?? table, more);
}

function buildRow(cells: readonly Tokens.TableCell[], name: 'th' | 'td', into: Node, more?: Makers): void {
  const row = add(into, 'tr');
  for (const { tokens, align } of cells) {
    const cell = add(row, name);
    if (align) set(cell, 'align', align);
    buildInline(tokens, cell, more);
  }
}

function buildInline(tokens: readonly Token[] = [], into: Node, more?: Makers): void {
  if (!more?.run(tokens, into)) buildSpans(tokens, into, more);
}

/** Words are put together before they are put on the page: each time that a text there grows, all of it is copied. */
function buildSpans(tokens: readonly Token[], into: Node, more?: Makers): void {
  let words = '';
  for (const token of tokens as readonly Tokens.Generic[]) {
    if ((token.type === 'text' && !token.tokens) || token.type === 'escape') words += decode(token.text);
    else {
      addText(into, words);
      words = '';
      buildOne(spans, token, into, more);
    }
  }
  addText(into, words);
}

const spans: Readonly<Record<string, Make>> = {
  text: ({ tokens }, into, more) => buildInline(tokens, into, more),
  codespan: ({ text }, into) => addText(add(into, 'code'), text),
  br: (_, into) => add(into, 'br'),
  strong: ({ tokens }, into, more) => buildInline(tokens, add(into, 'strong'), more),
  em: ({ tokens }, into, more) => buildInline(tokens, add(into, 'em'), more),
  del: ({ tokens }, into, more) => buildInline(tokens, add(into, 'del'), more),
  checkbox: (token, into) => buildCheckbox(token as Tokens.Checkbox, into),
  link: (token, into, more) => buildLink(token as Tokens.Link, into, more),
  // Its words: what asks whether it may load comes with the engine.
  image: ({ tokens }, into, more) => buildInline(tokens, add(into, 'picture'), more),
};

function buildLink({ href, title, text, tokens, autolink }: Tokens.Link, into: Node, more?: Makers): void {
  const address = written(href);
  const link = address === undefined ? into : add(into, 'a');
  if (link !== into && address !== undefined) set(link, 'href', autolink ? address : decode(address));
  if (link !== into && title) set(link, 'title', decode(title));
  if (autolink) addText(link, text);
  else buildInline(tokens, link, more);
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

export function add(into: Node, name: string): HTMLElement {
  return into.appendChild(document.createElement(name));
}

/** What DOMPurify takes away, since it might end the element that it stands in. */
const breakout = /((--!?|])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i;

/** As DOMPurify leaves it: without white space at its ends. */
export function set(element: Node, name: string, value: string): void {
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
export function written(href: string): string | undefined {
  try {
    return encodeURI(href).replaceAll('%25', '%');
  } catch {
    return undefined;
  }
}
