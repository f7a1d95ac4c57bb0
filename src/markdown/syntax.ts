import {
  type Lexer,
  type Links as MarkedLinks,
  type MarkedOptions,
  type Token,
  Tokenizer,
  type Tokens,
} from 'marked';
import { isTooDeep } from './caps.js';
import type { Plugged } from './plugged.js';
import type { PluginToken } from './plugin.js';

/** Text that is over a cap: it is shown as it was written. */
export interface PlainToken extends Tokens.Generic {
  readonly type: 'plain';
}

export type Link = MarkedLinks[string] & {
  /** What a plug-in has defined. */
  readonly own?: PluginToken;
};
export type Links = Readonly<Record<string, Link>>;

/** What marked is told to read: GFM, and the syntax of plug-ins. */
export interface MarkdownSyntax {
  readonly settings: MarkedOptions;
  readonly plugged?: Plugged;
}

// Each has a tokenizer of its own: a lexer leaves its rules in it.
export function settingsFor(
  breaks: boolean,
  blocks: readonly unknown[] = [],
  more: object = {},
): MarkedOptions {
  const extensions = { renderers: {}, childTokens: {}, block: [plainBlock, ...blocks], ...more };
  return { gfm: true, breaks, tokenizer: new Tokenizer(), extensions } as MarkedOptions;
}

const plain = { true: { settings: settingsFor(true) }, false: { settings: settingsFor(false) } };
export const plainSyntax = (breaks: boolean): MarkdownSyntax => plain[`${breaks}`];

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

/** The label of what is being defined at the very end of a text. */
export function openDefinition(tokens: readonly Token[], links: Links): string | undefined {
  const { tag, own } = (tokens.at(-1) ?? {}) as Tokens.Generic;
  return own && links[tag]?.own === own ? tag : undefined;
}

/** Whether a token is to be made by a plug-in, by way of what is in it. */
export const blocksOfPlugin = ({ type, blocks }: Tokens.Generic): readonly Token[] | undefined =>
  type === 'plugin' ? blocks : undefined;

/** As marked compares labels. */
export const fold = (text: string) => text.replace(/\s+/g, ' ').toLowerCase().toUpperCase().toLowerCase();
