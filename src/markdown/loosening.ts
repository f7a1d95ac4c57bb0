import { isBlock } from './harden.js';

/** Items of a list that are waiting, from one to another. */
interface Waiting {
  next: Element | null;
  readonly last: Element;
}

const itemsAtOnce = 250;

/**
 * A blank line at the end of a long list makes a loose one of it: the text of each item that is on the page becomes a
 * paragraph. So many of them at once, and as many in each frame that follows.
 */
export class Loosening {
  readonly #target: Element;
  readonly #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(target: Element) {
    this.#target = target;
  }

  get isDone(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  /** The items from the first one of their list. */
  upTo(last: Element): void {
    this.#waiting.push({ next: last.parentElement?.firstElementChild ?? null, last });
    this.#goOn();
    if (this.#waiting.length > 0) this.#running ??= this.#run();
  }

  /** Does at once what is left. */
  finish(): void {
    while (this.#waiting.length > 0) this.#goOn();
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await frame();
      this.#goOn();
    }
    this.#running = undefined;
  }

  #goOn(): void {
    const [first] = this.#waiting;
    for (let i = 0; first && i < itemsAtOnce; i += 1) {
      const { next, last } = first;
      // The list may have been made anew since.
      if (next && this.#target.contains(next)) loosen(next);
      first.next = next && next !== last ? next.nextElementSibling : null;
      if (!first.next) {
        this.#waiting.shift();
        return;
      }
    }
  }
}

/** A page that is not seen has no frames. */
const frame = () =>
  new Promise<unknown>((done) => {
    if (document.hidden) setTimeout(done);
    else requestAnimationFrame(done);
  });

function loosen(item: Element): void {
  let paragraph: HTMLElement | undefined;
  for (const node of [...item.childNodes]) {
    if (isBlock(node)) paragraph = undefined;
    else {
      paragraph ??= item.insertBefore(document.createElement('p'), node);
      paragraph.append(node);
    }
  }
}
