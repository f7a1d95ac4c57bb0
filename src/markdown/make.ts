import type { Token } from 'marked';
import { addPlain, build } from './build.js';
import { mostTags } from './caps.js';
import { isDense, sliceDense } from './dense.js';
import { harden, type Surroundings } from './harden.js';
import { html } from './later.js';
import { inlineRuns } from './lexer.js';
import type { Plugged } from './plugged.js';
import type { AnyPlugin, MarkdownPlugin } from './plugin.js';
import { isWild } from './raw-html.js';
import { blocksOfPlugin, type Dialect } from './syntax.js';

export interface MarkdownOptions extends Surroundings, Dialect {
  /** Adds what is ours to a finished block: a header on code, say. It may only build DOM. */
  readonly onBlock?: (block: DocumentFragment) => void;
  readonly plugins?: readonly AnyPlugin[];
  /** A plug-in is about to be used: its styles are wanted. */
  readonly onPlugin?: (plugin: MarkdownPlugin) => void;
  /** For the renderer: what plug-ins do, when they are there. */
  readonly plugged?: Plugged | undefined;
  /** For tests: all blocks are made by way of HTML, which gives the same. */
  readonly path?: 'html';
}

/** The DOM of blocks that have been read; what cannot be made is shown as it was written. */
export function makeBlocks(
  tokens: readonly Token[],
  source: string,
  options: MarkdownOptions,
): DocumentFragment {
  try {
    if (countTags(tokens) > mostTags) return plainText(source);
    const fragment = made(tokens, options);
    if (fragment && [...inlineRuns(tokens)].some(isDense)) sliceDense(fragment);
    if (fragment) options.onBlock?.(fragment);
    return fragment ?? plainText(source);
  } catch {
    return plainText(source);
  }
}

/** `undefined`: it takes what has not been fetched yet. */
function made(tokens: readonly Token[], options: MarkdownOptions): DocumentFragment | undefined {
  const isHtml = isWild(tokens) || options.path === 'html';
  const fragment = isHtml ? html.part?.fromBlocks(tokens, options.allowTags) : built(tokens);
  if (!fragment) return undefined;
  const { plugged, strings } = options;
  const places = plugged?.placesIn(fragment, tokens) ?? [];
  harden(fragment, options);
  const make = (content: readonly Token[]) =>
    made(content, options) ?? plainText(content.map(({ raw }) => raw).join(''));
  plugged?.put(places, { strings, make, clean: (source) => clean(source, options) });
  return fragment;
}

/** HTML that a plug-in has made is trusted no more than that of a text. `undefined`: the sanitiser is not there yet. */
export function clean(source: string, options: MarkdownOptions): DocumentFragment | undefined {
  const fragment = html.part?.sanitize(source);
  if (fragment) harden(fragment, options);
  return fragment;
}

export function plainText(source: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  addPlain(fragment, source);
  return fragment;
}

/** What is too long to be formatted, in pieces that a browser can lay out one by one. */
export function* plainPieces(source: string): Generator<DocumentFragment> {
  const piece = 16_384; // Characters.
  for (let at = 0; at < source.length; at += piece) yield plainText(source.slice(at, at + piece));
}

function built(tokens: readonly Token[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  build(tokens, fragment);
  return fragment;
}

function countTags(tokens: readonly Token[]): number {
  let tags = 0;
  for (const token of tokens) {
    if (token.type === 'html') tags += token.raw.split('<').length - 1;
    if ('tokens' in token && token.tokens) tags += countTags(token.tokens);
    else if (token.type === 'plugin') tags += countTags(blocksOfPlugin(token) ?? []);
  }
  return tags;
}
