/**
 * Does what an element's own chatbot or textbox asks for, after all listeners have been heard: any of them, the page's above
 * us included, may prevent it.
 */
export class Asked {
  readonly #host: HTMLElement;
  readonly #isOurs: (asker: EventTarget | undefined) => boolean;
  readonly #before: () => void;

  constructor(host: HTMLElement, isOurs: (asker: EventTarget | undefined) => boolean, before: () => void) {
    this.#host = host;
    this.#isOurs = isOurs;
    this.#before = before;
  }

  on<Event extends CustomEvent>(
    { type }: { readonly type: string; readonly prototype: Event },
    act: (asked: Event, prevent: () => void) => unknown,
  ): void {
    this.#host.addEventListener(type, (event) => {
      if (!this.#isOurs(event.composedPath()[0])) return;
      queueMicrotask(() => {
        if (event.defaultPrevented) return;
        this.#before();
        act(event as Event, () => event.preventDefault());
      });
    });
  }
}
