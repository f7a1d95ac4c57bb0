import { NextFrame } from './frame.js';

/**
 * Tells when a box that scrolls, or what is in it, has another size: after layout, and before that is painted. Of the
 * content only once in a frame, since moving the view may bring more of it into view, and so to its true height: for a
 * size that is new for the second time browsers report an error to the page.
 */
export class Resizes {
  readonly #content: Element;
  readonly #observer: ResizeObserver;
  readonly #next = new NextFrame(() => this.#observer.observe(this.#content));
  /** Of the content, when it was last told. */
  #size = '';

  constructor(scroller: Element, content: Element, onResize: () => void) {
    this.#content = content;
    this.#observer = new ResizeObserver((entries) => {
      if (this.#areNew(entries)) onResize();
    });
    this.#observer.observe(scroller);
    this.#observer.observe(content);
  }

  disconnect(): void {
    this.#next.cancel();
    this.#observer.disconnect();
  }

  #areNew(entries: readonly ResizeObserverEntry[]): boolean {
    const content = entries.find(({ target }) => target === this.#content)?.contentRect;
    const size = content ? `${content.width} ${content.height}` : '';
    // What is observed again is told again.
    if (entries.length === 1 && content && size === this.#size) return false;
    this.#size = size;
    if (content) {
      this.#observer.unobserve(this.#content);
      this.#next.request();
    }
    return true;
  }
}
