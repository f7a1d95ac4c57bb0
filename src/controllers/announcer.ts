import type { ReactiveController, ReactiveControllerHost } from 'lit';

const keptFor = 5000; // Milliseconds: some screen readers look at a sentence only after a while.

/** Speaks to those who hear the page, one sentence after the other: none is in the way of the one before. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #region: () => Element | null;
  /** What stands there, and when it goes. */
  readonly #said = new Map<Element, ReturnType<typeof setTimeout>>();

  /** `region`: a live one, in which only what is added is spoken. */
  constructor(host: ReactiveControllerHost & Element, region: () => Element | null) {
    this.#host = host;
    this.#region = region;
    host.addController(this);
  }

  say(words: string): void {
    if (words === '' || !this.#host.isConnected) return;
    const sentence = document.createElement('div');
    sentence.textContent = words;
    this.#region()?.append(sentence);
    this.#said.set(
      sentence,
      setTimeout(() => this.#takeOut(sentence), keptFor),
    );
  }

  /** What has been said is not to be found on the page a second time. */
  #takeOut(sentence: Element): void {
    clearTimeout(this.#said.get(sentence));
    this.#said.delete(sentence);
    sentence.remove();
  }

  hostDisconnected(): void {
    for (const sentence of this.#said.keys()) this.#takeOut(sentence);
  }
}
