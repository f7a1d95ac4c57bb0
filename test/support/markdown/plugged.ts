import { alerts } from '../../../src/plugins/alerts.js';
import { footnotes } from '../../../src/plugins/footnotes.js';
import { assertSameContent } from './compare.js';
import { feed, options, start } from './render.js';

export const plugins = [footnotes, alerts];

export const withPlugins = () => options({ plugins });

/** The names of places are unique on the page, and so never the same in two elements. */
function named(shown: Element): HTMLElement {
  const copy = shown.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll('[id^=parley-], a[href^="#parley-"]'))
    for (const name of ['id', 'href']) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.replace(/parley-\d+-/, ''));
    }
  return copy;
}

export function assertSameNamed(actual: Element, expected: Element, about: string): void {
  assertSameContent(named(actual), named(expected), about);
}

export const fed = (text: string, streaming = false) => feed(text, streaming, { plugins });

/** Streams a text, and compares what is shown at some of its beginnings, and at the end. */
export function assertStreamsPlugged(
  text: string,
  ends: readonly number[],
  looked: ReadonlySet<number>,
): void {
  const { renderer, target } = start({ plugins });
  for (const end of ends) {
    const prefix = text.slice(0, end);
    renderer.render(prefix, true);
    if (looked.has(end))
      assertSameNamed(target, fed(prefix, true), `streamed up to ${JSON.stringify(prefix)}`);
  }
  renderer.render(text, false);
  assertSameNamed(
    target,
    fed(text),
    `streamed ${JSON.stringify(text)}, in pieces up to ${ends.slice(0, 40)}`,
  );
}
