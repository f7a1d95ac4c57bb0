import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** True for a while after something has happened. */
export class Recently implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, milliseconds: number) {
    this.#host = host;
    this.#milliseconds = milliseconds;
    host.addController(this);
  }

  get is(): boolean {
    return this.#timer !== undefined;
  }

  happened(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#host.requestUpdate();
    }, this.#milliseconds);
  }

  /** It is over. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** No timer stays behind; and what is moved and not gone finds out that it is over. */
  hostDisconnected(): void {
    if (this.is) this.#host.requestUpdate();
    this.reset();
  }
}
