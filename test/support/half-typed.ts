import { Lexer, type MarkedToken, Parser, type Token, type TokensList } from 'marked';
import { repairInline, withoutOpenLine } from '../../src/markdown/repair.ts';

export interface Shown {
  /** What each top-level block is: `paragraph`, `h2`, `ul` … */
  readonly kinds: readonly string[];
  /** What can be read, but for code. */
  readonly text: string;
  /** Where links and pictures lead, but for those that lead nowhere yet. */
  readonly addresses: readonly string[];
  /** The source of each top-level paragraph. */
  readonly paragraphs: readonly string[];
}

const options = { gfm: true, breaks: false };

/** What a half-typed answer looks like: its last line judged, its last run of inline text repaired. */
export function show(typed: string): Shown {
  const source = withoutOpenLine(typed);
  const tokens = Lexer.lex(source, options);
  repairLast(tokens, tokens.links, source);
  return shown(tokens);
}

/** What it looks like when all of it has come. */
export const showWhole = (source: string): Shown => shown(Lexer.lex(source, options));

/** The same of inline Markdown. */
export function inlineText(source: string): Pick<Shown, 'text' | 'addresses'> {
  const html = Parser.parseInline(Lexer.lexInline(source, options), options);
  return { text: readable(html), addresses: addressesIn(html) };
}

function shown(tokens: Token[]): Shown {
  const html = Parser.parse(tokens, options);
  const blocks = tokens.filter(({ type }) => type !== 'space' && type !== 'def');
  return {
    kinds: blocks.map(kindOf),
    text: readable(html),
    addresses: addressesIn(html),
    paragraphs: blocks.flatMap((block) => (block.type === 'paragraph' ? [known(block).raw.trim()] : [])),
  };
}

// The others are those of extensions, of which there are none.
const known = (token: Token) => token as MarkedToken;

type Links = TokensList['links'];

function kindOf(token: Token): string {
  const block = known(token);
  if (block.type === 'heading') return `h${block.depth}`;
  if (block.type === 'list') return block.ordered ? 'ol' : 'ul';
  return block.type;
}

/** Repairs the inline text in which the source ends, if it does. */
function repairLast(tokens: readonly Token[], links: Links, source: string): void {
  const last = tokens.at(-1);
  if (!last) return;
  const block = known(last);
  if (block.type === 'list') repairLast(block.items.at(-1)?.tokens ?? [], links, source);
  else if (block.type === 'blockquote') repairLast(block.tokens, links, source);
  else if (block.type === 'table') {
    // A cell whose end has come is whole.
    if (/\|\s*$/.test(source) && block.rows.length > 0) return;
    const cells = block.rows.at(-1) ?? block.header;
    const cell = cells.findLast(({ text }) => text !== '');
    if (cell) relex(cell, cell.text, links);
  } else if (block.type === 'heading' && block.raw.endsWith('\n')) return;
  else if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'text')
    relex(block, source.endsWith('\n') ? `${block.text}\n` : block.text, links);
}

function relex(holder: { tokens?: Token[] }, source: string, links: Links): void {
  const repaired = repairInline(source);
  if (repaired === source) return;
  const lexer = new Lexer(options);
  lexer.tokens.links = links;
  const boxes = holder.tokens?.filter(({ type }) => type === 'checkbox') ?? [];
  holder.tokens = [...boxes, ...lexer.inlineTokens(repaired)];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function readable(html: string): string {
  return html
    .replace(/<(pre|code)\b[^>]*>.*?<\/\1>/gs, (_, name) => (name === 'pre' ? '' : '\u2423'))
    .replace(/<!--.*?-->/gs, '')
    .replace(/<\/?[a-z][^>]*(?:>|$)/gi, '')
    .replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole);
}

const addressesIn = (html: string) =>
  [...html.matchAll(/ (?:href|src)="([^"]*)"/g)]
    .map(([, address = '']) => address)
    .filter((at) => at !== 'pending:');
