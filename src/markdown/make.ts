import type { Token } from 'marked';
import { build } from './build.js';
import { makers } from './build-more.js';
import { mostTags } from './caps.js';
import { sliceDense } from './dense.js';
import { harden } from './harden.js';
import { html } from './later.js';
import { inlineRuns, isDense } from './lexer.js';
import type { MarkdownOptions } from './options.js';
import { hardenPicture } from './pictures.js';
import { plainText } from './plain.js';
import { isWild } from './raw-html.js';
import { reduce } from './reduce.js';
import { blocksOfPlugin } from './syntax.js';

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
  reduce(fragment);
  harden(fragment, options, hardenPicture);
  const make = (content: readonly Token[]) =>
    made(content, options) ?? plainText(content.map(({ raw }) => raw).join(''));
  plugged?.put(places, { strings, make, clean: (source) => clean(source, options) });
  return fragment;
}

/** HTML that a plug-in has made is trusted no more than that of a text. `undefined`: the sanitiser is not there yet. */
export function clean(source: string, options: MarkdownOptions): DocumentFragment | undefined {
  const fragment = html.part?.sanitize(source);
  if (!fragment) return undefined;
  reduce(fragment);
  harden(fragment, options, hardenPicture);
  return fragment;
}

function built(tokens: readonly Token[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  build(tokens, fragment, makers);
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
