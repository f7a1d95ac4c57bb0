import { isBlock } from './harden.js';

const itemsAtOnce = 250;

/**
 * A blank line at the end of a long list makes a loose one of it: the text of each item that is on the page becomes a
 * paragraph. So many of them at once, and as many in each frame that follows.
 */
export class Loosening {
  readonly #target: Element;
  readonly #waiting: Element[] = [];
  #running: Promise<void> | undefined;

  constructor(target: Element) {
    this.#target = target;
  }

  get isDone(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  /** Items of one list. */
  add(items: readonly Element[]): void {
    for (const item of items) this.#waiting.push(item);
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
    for (const item of this.#waiting.splice(0, itemsAtOnce)) {
      // The list may have been made anew since.
      if (this.#target.contains(item)) loosen(item);
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
