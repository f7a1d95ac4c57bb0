import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { NextFrame } from './frame.js';

/** Its host draws at once, but what can wait only once in a frame: pieces of a text may come a hundred in one. */
export class OncePerFrame implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #canWait = false;
  #next: Promise<void> | undefined;
  #begin = () => {};
  readonly #frame = new NextFrame(() => {
    this.#next = undefined;
    this.#begin();
  });

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** What is drawn next can wait. */
  relax(): void {
    this.#canWait = true;
  }

  /** What to wait for: the next frame, where something has been drawn in this one. */
  get turn(): Promise<void> | undefined {
    return this.#canWait ? this.#next : undefined;
  }

  hostUpdated(): void {
    this.#canWait = false;
    if (!this.#host.isConnected) return;
    this.#next ??= new Promise((resolve) => {
      this.#begin = resolve;
    });
    this.#frame.request();
  }

  hostDisconnected(): void {
    this.#frame.flush();
  }
}
