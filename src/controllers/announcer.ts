import type { ReactiveController, ReactiveControllerHost } from 'lit';

const keptFor = 5000; // Milliseconds: some screen readers look at a sentence only after a while.

/** Speaks to those who hear the page, one sentence after the other: none is in the way of the one before. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #region: () => Element | null;
  readonly #said: Element[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

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
    this.#said.push(sentence);
    this.#region()?.append(sentence);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.clear, keptFor);
  }

  /** What has been said is not to be found on the page a second time. */
  readonly clear = (): void => {
    clearTimeout(this.#timer);
    for (const sentence of this.#said.splice(0)) sentence.remove();
  };

  hostDisconnected(): void {
    this.clear();
  }
}
