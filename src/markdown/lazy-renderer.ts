import { refusesHtml } from '../trusted-types.js';
import { engine, nextTask } from './engine.js';
import { fetching, type Later, repair } from './later.js';
import type { MarkdownOptions } from './options.js';
import { plainText } from './plain.js';
import type { MarkdownRenderer } from './renderer.js';
import { makeWhole, type Whole } from './whole.js';

/**
 * Keeps an element showing a text. One that is whole when it is set is made at once. The engine does all else, and is
 * fetched for the first text that takes it; it finds what is shown, and changes what differs.
 */
export class LazyRenderer {
  readonly #target: Element;
  readonly #options: MarkdownOptions;
  #renderer: MarkdownRenderer | undefined;
  #text = '';
  #streaming = false;
  /** Whether what is shown is there only until the engine is. */
  #isDraft = false;
  #takesEngine = false;
  #fetching: Promise<void> | undefined;
  /** The engine could not be had. */
  #failed = false;

  constructor(target: Element, options: MarkdownOptions) {
    this.#target = target;
    this.#options = options;
  }

  /** When all is as it will be. */
  get ready(): Promise<void> {
    return Promise.resolve(this.#fetching).then(() => this.#renderer?.ready);
  }

  /** Is a part of the engine still on its way? */
  get isWaiting(): boolean {
    return this.#fetching !== undefined || this.#renderer?.isWaiting === true;
  }

  /** `streaming`: more may come. */
  render(text: string, streaming = false): void {
    if (refusesHtml()) {
      this.#target.replaceChildren(plainText(text));
      return;
    }
    this.#text = text;
    this.#streaming = streaming;
    // It is tried once for what streams, else there would be a request in each frame.
    this.#failed &&= streaming;
    if (this.#renderer) this.#renderer.render(text, streaming);
    else if (streaming) this.#grow();
    else if (this.#isFree) this.#show();
    else this.#takeEngine([]);
  }

  /** Another renderer takes over the element: what is being fetched for this one comes too late. */
  stop(): void {
    this.#takesEngine = false;
    this.#renderer?.stop();
  }

  /** Whether nothing is shown that should stay. */
  get #isFree(): boolean {
    return this.#isDraft || !this.#target.hasChildNodes();
  }

  #grow(): void {
    if (!engine.isThere && (this.#isFree || this.#failed))
      this.#draft(makeWhole(this.#text, this.#options, !this.#failed));
    this.#takeEngine([repair]);
  }

  #show(): void {
    const whole = makeWhole(this.#text, this.#options);
    this.#takesEngine = whole.wants.length > 0;
    if (!this.#takesEngine || !engine.isThere) this.#draft(whole);
    this.#isDraft = this.#takesEngine;
    if (this.#takesEngine) this.#takeEngine(whole.wants);
  }

  /** Shows what can be made without the engine. What is the same already stays. */
  #draft({ made }: Whole): void {
    this.#isDraft = true;
    for (const old of [...this.#target.childNodes]) {
      const next = made.firstChild;
      (next?.isEqualNode(old) ? next : old).remove();
    }
    this.#target.append(made);
  }

  #takeEngine(others: readonly Later<unknown>[]): void {
    this.#takesEngine = true;
    if (engine.isThere) this.#handOver();
    else if (!this.#failed) this.#fetching ??= fetching(this.#fetch([engine, ...others]));
  }

  #handOver(): void {
    const { MarkdownRenderer } = engine.part ?? {};
    this.#renderer = MarkdownRenderer && new MarkdownRenderer(this.#target, this.#options);
    this.#renderer?.render(this.#text, this.#streaming);
  }

  async #fetch(parts: readonly Later<unknown>[]): Promise<void> {
    await nextTask();
    if (this.#takesEngine) await Promise.all(parts.map((part) => part.load()));
    this.#fetching = undefined;
    if (!this.#takesEngine) return;
    if (engine.isThere) this.#handOver();
    else {
      this.#failed = true;
      this.#draft(makeWhole(this.#text, this.#options));
    }
  }
}
