import { english } from '../../../src/i18n/strings.js';
import { loadAll } from '../../../src/markdown/later.js';
import { type MarkdownOptions, MarkdownRenderer } from '../../../src/markdown/renderer.js';
import { gateUrl, type UrlUse, type UrlVerdict } from '../../../src/model/url.js';

// What is rendered here is looked at at once.
await loadAll();

/** The page's own gate. */
export const gate = (url: unknown, use: UrlUse): UrlVerdict =>
  gateUrl(url, use, { base: document.baseURI, page: location.href });

/** As on a page that lets pictures in from everywhere. */
export function openGate(url: unknown, use: UrlUse): UrlVerdict {
  const verdict = gate(url, use);
  return verdict.kind === 'ask' ? { ...verdict, kind: 'allowed' } : verdict;
}

export function options(over: Partial<MarkdownOptions> = {}): MarkdownOptions {
  return { breaks: false, strings: english, allowed: new Set(), gate, ...over };
}

/** A renderer and what it shows, on no page. */
export function start(
  over?: Partial<MarkdownOptions>,
  target: HTMLElement = document.createElement('div'),
): { renderer: MarkdownRenderer; target: HTMLElement } {
  return { renderer: new MarkdownRenderer(target, options(over)), target };
}

/** One feed into a fresh renderer. */
export function feed(text: string, streaming = false, over?: Partial<MarkdownOptions>): HTMLElement {
  const { renderer, target } = start(over);
  renderer.render(text, streaming);
  return target;
}

/** The text as it grows, up to each of these ends in turn; then `look` at what is shown. */
export function stream(
  text: string,
  ends: readonly number[],
  look: (shown: HTMLElement, text: string) => void = () => {},
  over?: Partial<MarkdownOptions>,
): { renderer: MarkdownRenderer; target: HTMLElement } {
  const { renderer, target } = start(over);
  for (const end of ends) {
    const prefix = text.slice(0, end);
    renderer.render(prefix, true);
    look(target, prefix);
  }
  return { renderer, target };
}
