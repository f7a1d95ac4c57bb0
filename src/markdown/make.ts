import type { Token } from 'marked';
import { addPlain, build } from './build.js';
import { mostTags } from './caps.js';
import { harden, type Surroundings } from './harden.js';
import { html } from './later.js';
import { isWild } from './raw-html.js';

export interface MarkdownOptions extends Surroundings {
  /** Whether a single line end is a line break. */
  readonly breaks: boolean;
  /** Adds what is ours to a finished block: a header on code, say. It may only build DOM. */
  readonly onBlock?: (block: DocumentFragment) => void;
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
    const isHtml = isWild(tokens) || options.path === 'html';
    const fragment = isHtml ? html.part?.fromBlocks(tokens) : built(tokens);
    if (!fragment) return plainText(source);
    harden(fragment, options);
    options.onBlock?.(fragment);
    return fragment;
  } catch {
    return plainText(source);
  }
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
  }
  return tags;
}
