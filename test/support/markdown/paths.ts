import type { MarkdownOptions } from '../../../src/markdown/renderer.js';
import { feed } from './render.js';

/**
 * The renderer builds blocks without raw HTML itself; the others go through the sanitiser. Here all of them take the
 * path that is asked for.
 */
export function feedBy(path: 'html' | undefined, text: string, over: Partial<MarkdownOptions>): HTMLElement {
  return feed(text, false, { ...over, ...{ path } });
}

/** How often HTML is parsed while it runs: DOMPurify does it by a `DOMParser`. */
export function parsingsOf(run: () => void): number {
  let count = 0;
  const { parseFromString } = DOMParser.prototype;
  DOMParser.prototype.parseFromString = function (this: DOMParser, ...given) {
    count += 1;
    return parseFromString.apply(this, given);
  };
  try {
    run();
    return count;
  } finally {
    DOMParser.prototype.parseFromString = parseFromString;
  }
}
