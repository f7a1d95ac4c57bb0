import { Marked, type Token } from 'marked';

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

// An instance for each setting, made once: `marked.use` per render would pile up.
const parsers = { true: makeParser(true), false: makeParser(false) };
const parser = (breaks: boolean) => parsers[`${breaks}`];

/** Marked looks for the end of each `~~` through the whole rest of its block: in a very long one that is left out. */
function makeParser(breaks: boolean): Marked {
  const marked = new Marked({ gfm: true, breaks });
  return marked.use({
    tokenizer: {
      del: (source) => (source.length > longest ? undefined : false),
    },
  });
}
const longest = 8192; // Characters.

/** May throw: marked recurses, and takes the square of its time for each level; WebKit's stack would let it. */
export function parseBlocks(text: string, breaks: boolean): Parsed {
  if (tooDeep.test(text)) throw new RangeError('Lists and quotes are nested too deep.');
  const tokens = parser(breaks).lexer(text);
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

const tooDeep = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){200}/m;

export function htmlOf(block: Block, breaks: boolean): string {
  return parser(breaks).parser([...block.tokens]);
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
