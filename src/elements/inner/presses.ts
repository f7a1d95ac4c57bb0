import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import { deeds, patience } from '../lazy.js';
import { Feedback } from './feedback.js';

type Loaded = Awaited<ReturnType<typeof deeds.fetch>>;

/** Does what was pressed, and returns what is still on its way to be seen. */
export interface Doer {
  /** `stays` is aborted when the element leaves its place: what would open there has nowhere to open. */
  press(button: HTMLButtonElement, click: Event, stays: AbortSignal): Promise<void> | undefined;
  /** A message was chosen, by a click or a key on what is in it. */
  select?(event: Event, target: Element): undefined;
}

/**
 * One listener for all buttons of an element that only say what they are for (`data-tool`): there may be thousands. What
 * does it is fetched when a pointer or the focus first comes near, since a browser may let nothing be copied long after
 * a press; and by the press at the latest.
 */
export class Presses implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #strings: () => Strings;
  readonly #feedback: Feedback;
  readonly #make: (module: Loaded, feedback: Feedback) => Doer;
  #doer: Doer | undefined;
  #begun: Promise<unknown> | undefined;
  #stays = new AbortController();
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    strings: () => Strings,
    /** Speaks the words, and the empty ones after a while. */
    announce: (words: string) => void,
    make: (module: Loaded, feedback: Feedback) => Doer,
  ) {
    this.#host = host;
    this.#strings = strings;
    this.#feedback = new Feedback(announce);
    this.#make = make;
    for (const near of ['pointerover', 'focusin']) host.addEventListener(near, prefetch, { once: true });
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.shadowRoot?.addEventListener('click', this.#onPress);
  }

  hostDisconnected(): void {
    clearTimeout(this.#quiet);
    this.#quiet = undefined;
    this.#stays.abort();
    this.#stays = new AbortController();
    this.#feedback.end();
  }

  /** There is something to press: what it does is fetched in a while, whoever comes near. */
  expect(): void {
    if (!deeds.arrived && this.#host.isConnected) this.#quiet ??= setTimeout(prefetch, patience);
  }

  /** Settles when what has been pressed is done, or open. */
  get begun(): Promise<unknown> | undefined {
    return this.#begun;
  }

  readonly #onPress = (click: Event): void => {
    const { target } = click;
    const button = target instanceof Element && target.closest<HTMLButtonElement>('button[data-tool]');
    const { signal } = this.#stays;
    if (button) this.#begin((doer) => doer.press(button, click, signal), button);
  };

  /** To be called on clicks and keys in a conversation whose messages can be chosen. */
  readonly onSelect = (event: Event): void => {
    const { target } = event; // When it has been everywhere, that will be the host.
    if (target instanceof Element) this.#begin((doer) => doer.select?.(event, target));
  };

  /** At once, where that can be: in the press itself more is allowed than after it. */
  #begin(act: (doer: Doer) => Promise<void> | undefined, button?: HTMLButtonElement): void {
    const { arrived } = deeds;
    this.#begun = arrived ? act(this.#doerOf(arrived)) : this.#wait(act, button);
  }

  async #wait(act: (doer: Doer) => Promise<void> | undefined, button?: HTMLButtonElement): Promise<void> {
    let module: Loaded;
    try {
      module = await deeds.fetch();
    } catch {
      if (button) this.#feedback.show(button, this.#strings().loadFailed, 'failed');
      return;
    }
    await act(this.#doerOf(module));
  }

  #doerOf(module: Loaded): Doer {
    this.#doer ??= this.#make(module, this.#feedback);
    return this.#doer;
  }
}

/** A press tries again, and says when it is in vain. */
const prefetch = () => void deeds.fetch().catch(() => {});
