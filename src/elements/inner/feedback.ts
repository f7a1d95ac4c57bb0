import { draw, element } from './tool.js';

const shownFor = 2000; // Milliseconds.

/** Shows beside a button how a press of it ended, and has it announced: for a while, and one at a time. */
export class Feedback {
  readonly #announce: (words: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #undo: (() => void) | undefined;

  constructor(announce: (words: string) => void) {
    this.#announce = announce;
  }

  /** A copy that failed must not look like one that worked. */
  show(button: HTMLElement, words: string, outcome: 'done' | 'failed'): void {
    this.end();
    if (!button.isConnected) return; // Its block has gone meanwhile, or the whole element.
    const before = button.querySelector('path')?.getAttribute('d') ?? '';
    const note = element('span', `tool-note ${outcome}`);
    note.ariaHidden = 'true'; // It is announced.
    note.textContent = words;
    // In front of all buttons: none of them moves.
    button.parentElement?.querySelector('button')?.before(note);
    draw(button, outcome);
    this.#announce(words);
    this.#undo = () => {
      note.remove();
      button.querySelector('path')?.setAttribute('d', before);
      this.#announce('');
    };
    this.#timer = setTimeout(() => this.end(), shownFor);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#undo?.();
    this.#undo = undefined;
  }
}
