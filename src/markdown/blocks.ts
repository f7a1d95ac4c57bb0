import { Lexer, Parser, type Token, Tokenizer } from 'marked';

/** What is rendered, compared and kept as one: a top-level token, or raw HTML up to where its containers close. */
export interface Block {
  readonly source: string;
  readonly tokens: readonly Token[];
}

export interface Parsed {
  readonly blocks: readonly Block[];
  /** The link definitions, as text: when they change, any block may. */
  readonly definitions: string;
}

/** Marked looks for the end of each `~~` through the whole rest of its block: in a very long one that is left out. */
class BoundedTokenizer extends Tokenizer {
  override del(...[source, ...rest]: Parameters<Tokenizer['del']>): ReturnType<Tokenizer['del']> {
    return source.length > longest ? undefined : super.del(source, ...rest);
  }
}
const longest = 8192; // Characters.

const optionsFor = (breaks: boolean) => ({ gfm: true, breaks, tokenizer: new BoundedTokenizer() });
const options = { true: optionsFor(true), false: optionsFor(false) };

/** May throw: marked recurses, and hostile nesting is deeper than the stack. */
export function parseBlocks(text: string, breaks: boolean): Parsed {
  const tokens = Lexer.lex(text, options[`${breaks}`]);
  const blocks: Block[] = [];
  let open: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.type === 'space' && depth === 0) continue;
    open.push(token);
    if (token.type === 'html') depth = Math.max(0, depth + balance(token.raw));
    if (depth > 0) continue;
    blocks.push(blockOf(open));
    open = [];
  }
  if (open.length > 0) blocks.push(blockOf(open));
  return { blocks, definitions: JSON.stringify(tokens.links) };
}

export function htmlOf(block: Block, breaks: boolean): string {
  return Parser.parse([...block.tokens], options[`${breaks}`]);
}

const blockOf = (tokens: readonly Token[]): Block => ({
  source: tokens.map(({ raw }) => raw).join(''),
  tokens,
});

// Containers that people open in one block and close in another, with Markdown between.
const container = /<(\/?)(?:details|div|blockquote|table|ul|ol|dl|pre)\b[^>]*>/gi;

function balance(html: string): number {
  let depth = 0;
  for (const [, closing] of html.matchAll(container)) depth += closing ? -1 : 1;
  return depth;
}
