import type { Token } from 'marked';
import type { Density } from './caps.js';
import type { MarkdownSyntax } from './engine-syntax.js';
import { repairFor } from './half-typed.js';
import { type Lag, lagOf } from './lag.js';
import { blocksOf, Lexed } from './lexer.js';
import { type Links, lexerFor } from './syntax.js';

/** What a run of inline text belongs to, when a part of it has been dealt with. */
export interface Before {
  readonly density: Density;
  readonly length: number;
  /** Up to this length, with what was before, the rest is shown as it is. */
  readonly until?: number;
}

/** The blocks of a text to which more will be added, and what plug-ins read in them. */
export class OpenLexed extends Lexed {
  /** Set where the end of the last run of inline text is shown as it is. */
  lag: Lag | undefined;
  readonly #syntax: MarkdownSyntax;
  #open: readonly Token[] | undefined;
  #before: Before | undefined;

  constructor(source: string, links: Links, syntax: MarkdownSyntax) {
    super(source, links, syntax.settings);
    this.#syntax = syntax;
  }

  /** `open`: the run to which more will be added; `before`: what stood in front of these blocks. */
  override readInline(tokens: readonly Token[], open?: readonly Token[], before?: Before): void {
    this.#open = open;
    this.#before = before;
    super.readInline(tokens);
  }

  /** Takes characters off the beginning of a run of inline text that has not been read. */
  cut(run: Token[], characters: number): void {
    this.sources.set(run, (this.sources.get(run) ?? '').slice(characters));
  }

  protected override readRun(source: string, run: Token[]): void {
    if (run === this.#open) this.#readOpen(source, run, this.#before);
    else this.#read(source, run);
  }

  #readOpen(source: string, run: Token[], before?: Before): void {
    if (before?.until !== undefined) {
      addText(source, run);
      return;
    }
    const part = repairFor(source);
    const lagging = part && lagOf(source, before?.length ?? 0, (text) => this.#read(text, []));
    if (!lagging) this.#read(part?.repairInline(source, this.#syntax.allowTags) ?? source, run);
    else {
      this.lag = lagging.lag;
      run.push(...lagging.tokens);
      addText(source.slice(lagging.lag.at), run);
    }
  }

  #read(source: string, into: Token[]): readonly Token[] {
    super.readRun(source, into, this.#before?.density, this.#before?.length);
    this.#syntax.plugged?.refer(into, this.links);
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
