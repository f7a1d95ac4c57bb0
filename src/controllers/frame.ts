const hiddenDelay = 100; // Milliseconds: a hidden page draws no frames, and is not looked at.

/** Runs a callback in the next frame, once, however often it is asked for. */
export class NextFrame {
  readonly #callback: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(callback: () => void) {
    this.#callback = callback;
  }

  request(): void {
    if (this.#frame !== 0 || this.#timer !== undefined) return;
    if (document.hidden) this.#timer = setTimeout(() => this.flush(), hiddenDelay);
    else this.#frame = requestAnimationFrame(() => this.flush());
  }

  /** Runs it now. */
  flush(): void {
    this.cancel();
    this.#callback();
  }

  cancel(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
    this.#timer = undefined;
  }
}
