import type { Lexer, MarkedOptions, Token, Tokens } from 'marked';
import { isTooDense, nothing } from './caps.js';
import { blocksOfPlugin, type Links, lexerFor } from './syntax.js';

/** The blocks of a text. What is inside them is read when it is asked for, since most of it is on the page already. */
export class Lexed {
  readonly tokens: readonly Token[];
  readonly links: Links;
  /** Whether a run is over a cap, and is shown as it was written. */
  isDense = false;
  protected readonly lexer: Lexer;
  /** The runs of inline text that have not been read, and what is in them. */
  protected readonly sources: Map<Token[], string>;

  constructor(source: string, links: Links, settings: MarkedOptions) {
    const lexer = lexerFor(settings);
    Object.assign(lexer.tokens.links, links);
    this.tokens = blocksOf(lexer, source);
    this.links = lexer.tokens.links;
    this.sources = new Map(lexer.inlineQueue.map(({ src, tokens }) => [tokens, src]));
    this.lexer = lexer;
  }

  /** Reads the inline text of a block: each block with a lexer that remembers nothing of those before. */
  readInline(tokens: readonly Token[]): void {
    Object.assign(this.lexer.state, { inLink: false, linkEmitted: false });
    for (const run of inlineRuns(tokens)) {
      const source = this.sources.get(run);
      if (source === undefined || run.some(({ type }) => type !== 'checkbox')) continue;
      this.lexer.state.inRawBlock = false;
      this.readRun(source, run);
    }
  }

  /** `density` and `length`: of what stood in front of it. */
  protected readRun(source: string, into: Token[], density = nothing, length = 0): void {
    if (isTooDense(source, density, length + source.length)) {
      this.isDense = true;
      into.push(denseText(source));
    } else this.lexer.inlineTokens(source, into);
  }
}

/** What marked cannot take, for whatever reason, is plain text. */
export function blocksOf(lexer: Lexer, source: string): readonly Token[] {
  try {
    return lexer.blockTokens(source, lexer.tokens);
  } catch {
    return [{ type: 'plain', raw: source }];
  }
}

/** All runs of inline text in some blocks, in the order in which they stand. */
export function* inlineRuns(tokens: readonly Token[]): Generator<Token[]> {
  for (const token of tokens as readonly Tokens.Generic[]) {
    if (token.type === 'list') {
      for (const item of (token as Tokens.List).items) yield* inlineRuns(item.tokens);
    } else if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      for (const cell of [header, ...rows].flat()) yield cell.tokens;
    } else if (token.type === 'blockquote') yield* inlineRuns(token.tokens ?? []);
    else if (blocksOfPlugin(token)) yield* inlineRuns(blocksOfPlugin(token) ?? []);
    else if (token.tokens) yield token.tokens;
    else if (token.type === 'plain') yield [token];
  }
}

/** Text that is over a cap. */
interface DenseText extends Tokens.Text {
  readonly isDense: true;
}

const denseText = (text: string): DenseText => ({
  type: 'text',
  raw: text,
  text,
  escaped: false,
  isDense: true,
});

/** Whether there is such text in a run. */
export const isDense = (run: readonly Token[]): boolean =>
  run.some((token) => 'isDense' in token || token.type === 'plain');
