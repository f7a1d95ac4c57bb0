import {
  Lexer,
  type Links as MarkedLinks,
  type MarkedOptions,
  type Token,
  Tokenizer,
  type Tokens,
} from 'marked';
import { isTooDeep } from './caps.js';
import type { PluginToken } from './plugin.js';
import type { LiteralTags } from './tag-names.js';

/** Text that is over a cap: it is shown as it was written. */
export interface PlainToken extends Tokens.Generic {
  readonly type: 'plain';
}

export type Link = MarkedLinks[string] & {
  /** What a plug-in has defined. */
  readonly own?: PluginToken;
};
export type Links = Readonly<Record<string, Link>>;

/** What texts may differ in. */
export interface Dialect {
  /** Whether a single line end is a line break. */
  readonly breaks: boolean;
  /** Which tags are shown as they are written. None, unless they are named. */
  readonly allowTags?: LiteralTags;
}

/** What marked is told to read: GFM, and what is given. A lexer leaves its rules in its tokenizer: each has one of its own. */
export function settingsFor(breaks: boolean, tokenizer = new Tokenizer(), more: More = {}): MarkedOptions {
  const { block = [], ...others } = more;
  const extensions = { renderers: {}, childTokens: {}, block: [plainBlock, ...block], ...others };
  return { gfm: true, breaks, tokenizer, extensions } as MarkedOptions;
}

/** What marked is taught. */
export interface More {
  readonly block?: readonly unknown[];
  readonly inline?: readonly unknown[];
  readonly startBlock?: readonly unknown[];
  readonly startInline?: readonly unknown[];
}

/** A lexer for these settings, whose rules look at the beginning of what is left, and at nothing else. */
export function lexerFor(settings: MarkedOptions): Lexer {
  const lexer = new Lexer(settings);
  const { tokenizer } = lexer.options;
  if (tokenizer) tokenizer.rules = { ...tokenizer.rules, block };
  return lexer;
}

/** A pattern that begins with `^`; WebKit tries some of these at each place of a text unless they are sticky, too. */
class Anchored extends RegExp {
  constructor({ source, flags }: RegExp) {
    super(source, `${flags}y`);
  }

  override exec(text: string): RegExpExecArray | null {
    this.lastIndex = 0;
    return super.exec(text);
  }
}
const block = { ...Lexer.rules.block.gfm };
for (const rule of ['blockquote', 'def', 'hr', 'html', 'lheading', 'list', 'paragraph', 'table'] as const)
  block[rule] = new Anchored(block[rule]);

/** Where a quote or a list nests too deep for marked, the lines up to the next blank one are plain text. */
function plainBlock(this: { lexer: Lexer }, source: string): PlainToken | undefined {
  if (!nests.test(source)) return undefined;
  const end = blankLine.exec(source)?.index ?? source.length;
  const raw = source.slice(0, end);
  return isTooDeep(raw) ? { type: 'plain', raw } : undefined;
}
const nests = /^[ \t]*(?:>|[-+*]|\d{1,9}[.)])/;
/** The line that ends a paragraph. */
export const blankLine = /(?<=\n)[ \t]*(?:\n|$)/;

/** Whether a token is to be made by a plug-in, by way of what is in it. */
export const blocksOfPlugin = ({ type, blocks }: Tokens.Generic): readonly Token[] | undefined =>
  type === 'plugin' ? blocks : undefined;

/** As marked compares labels. */
export const fold = (text: string) => text.replace(/\s+/g, ' ').toLowerCase().toUpperCase().toLowerCase();
