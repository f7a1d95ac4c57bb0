import type { Lexer, Token, Tokens } from 'marked';
import { type Density, isTooDense, nothing } from './caps.js';
import { denseText } from './dense.js';
import { repairFor } from './half-typed.js';
import type { Lag } from './lag.js';
import { blocksOfPlugin, type Links, lexerFor, type MarkdownSyntax } from './syntax.js';

/** What a run of inline text belongs to, when a part of it has been dealt with. */
export interface Before {
  readonly density: Density;
  readonly length: number;
  /** Up to this length, with what was before, the rest is shown as it is. */
  readonly until?: number;
}

/** The blocks of a text. What is inside them is read when it is asked for, since most of it is on the page already. */
export class Lexed {
  readonly tokens: readonly Token[];
  readonly links: Links;
  /** Set where the end of the last run of inline text is shown as it is. */
  lag: Lag | undefined;
  /** Whether a run is over a cap, and is shown as it was written. */
  isDense = false;
  readonly #lexer: Lexer;
  readonly #plugged: MarkdownSyntax['plugged'];
  readonly #allowTags: MarkdownSyntax['allowTags'];
  readonly #sources: Map<Token[], string>;

  constructor(source: string, links: Links, syntax: MarkdownSyntax) {
    const lexer = lexerFor(syntax.settings);
    Object.assign(lexer.tokens.links, links);
    this.tokens = blocksOf(lexer, source);
    this.links = lexer.tokens.links;
    this.#sources = new Map(lexer.inlineQueue.map(({ src, tokens }) => [tokens, src]));
    this.#lexer = lexer;
    this.#plugged = syntax.plugged;
    this.#allowTags = syntax.allowTags;
  }

  /** Reads the inline text of a block: each block with a lexer that remembers nothing of those before. */
  readInline(tokens: readonly Token[], open?: readonly Token[], before?: Before): void {
    Object.assign(this.#lexer.state, { inLink: false, linkEmitted: false });
    for (const run of inlineRuns(tokens)) {
      const source = this.#sources.get(run);
      if (source === undefined || run.some(({ type }) => type !== 'checkbox')) continue;
      this.#lexer.state.inRawBlock = false;
      if (run === open) this.#readOpen(source, run, before);
      else this.#read(source, run, before);
    }
  }

  /** Takes characters off the beginning of a run of inline text that has not been read. */
  cut(run: Token[], characters: number): void {
    this.#sources.set(run, (this.#sources.get(run) ?? '').slice(characters));
  }

  /** Reads a run to which more will be added. */
  #readOpen(source: string, run: Token[], before?: Before): void {
    if (before?.until !== undefined) {
      addText(source, run);
      return;
    }
    const part = repairFor(source);
    const lagging = part?.lagOf(source, before?.length ?? 0, (text) => this.#read(text, [], before));
    if (!lagging) this.#read(part?.repairInline(source, this.#allowTags) ?? source, run, before);
    else {
      this.lag = lagging.lag;
      run.push(...lagging.tokens);
      addText(source.slice(lagging.lag.at), run);
    }
  }

  #read(source: string, into: Token[], before?: Before): readonly Token[] {
    const length = source.length + (before?.length ?? 0);
    if (isTooDense(source, before?.density ?? nothing, length)) {
      this.isDense = true;
      into.push(denseText(source));
    } else this.#lexer.inlineTokens(source, into);
    this.#plugged?.refer(into, this.links);
    return into;
  }
}

function addText(text: string, into: Token[]): void {
  if (text) into.push({ type: 'text', raw: text, text, escaped: false });
}

/** Where the last block begins among the whole lines of a text. */
export function lastBlockStart(source: string, { settings }: MarkdownSyntax): number {
  const tokens = blocksOf(lexerFor(settings), source.slice(0, source.lastIndexOf('\n') + 1));
  const last = tokens.findLastIndex(({ type }) => type !== 'space');
  return tokens.slice(0, Math.max(0, last)).reduce((sum, { raw }) => sum + raw.length, 0);
}

/** What marked cannot take, for whatever reason, is plain text. */
function blocksOf(lexer: Lexer, source: string): readonly Token[] {
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

/** The run of inline text at the very end, to which what comes next will be added. */
export function openRun(tokens: readonly Token[], source: string): Token[] | undefined {
  const last = tokens.at(-1) as Tokens.Generic | undefined;
  const lineEnded = source.endsWith('\n');
  switch (last?.type) {
    case 'paragraph':
    case 'text':
      return last.tokens;
    case 'heading':
      return lineEnded ? undefined : last.tokens;
    case 'blockquote':
      return openRun(last.tokens ?? [], source);
    case 'plugin':
      return openRun(blocksOfPlugin(last) ?? [], source);
    case 'list':
      return openRun((last as Tokens.List).items.at(-1)?.tokens ?? [], source);
    case 'table': {
      const { header, rows } = last as Tokens.Table;
      return lineEnded ? undefined : (rows.at(-1) ?? header).findLast(({ text }) => text !== '')?.tokens;
    }
    default:
      return undefined;
  }
}
