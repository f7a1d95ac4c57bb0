import { html } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import { resizeGripStyles } from './resize-grip.styles.js';

const least = 120; // Pixels: what is left is still a conversation.
const step = 24;

/** Changes the height of an element: dragged, or by the arrow keys. Pressed twice, it gives the page's height back. */
export class ResizeGrip {
  readonly styles = resizeGripStyles;
  readonly #host: HTMLElement;
  /** Where the pointer took hold, from the end of the element. */
  #held: number | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  template({ resize }: Strings) {
    return html`<div
      class="grip"
      part="grip"
      role="separator"
      tabindex="0"
      aria-label=${resize}
      aria-orientation="horizontal"
      aria-valuemin=${least}
      aria-valuenow=${Math.round(this.#host.offsetHeight)}
      title=${resize}
      @pointerdown=${this.#onPointerDown}
      @pointermove=${this.#onPointerMove}
      @lostpointercapture=${this.#onRelease}
      @keydown=${this.#onKeydown}
      @dblclick=${this.#onDblclick}
    ></div>`;
  }

  #onPointerDown = (event: PointerEvent): void => {
    const { currentTarget, pointerId, clientY, button } = event;
    if (button !== 0 || !(currentTarget instanceof HTMLElement)) return;
    currentTarget.setPointerCapture(pointerId);
    this.#held = this.#host.getBoundingClientRect().height - clientY;
  };

  #onPointerMove = (event: PointerEvent): void => {
    if (this.#held !== undefined) this.#set(event, this.#held + event.clientY);
  };

  #onRelease = (): void => {
    this.#held = undefined;
  };

  #onKeydown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 4, PageUp: -4 };
    const by = event.key === 'Home' ? Number.NEGATIVE_INFINITY : (steps[event.key] ?? 0) * step;
    if (by === 0) return;
    event.preventDefault(); // Nothing scrolls.
    this.#set(event, this.#host.offsetHeight + by);
  };

  #onDblclick = (event: Event): void => {
    this.#host.style.removeProperty('block-size');
    this.#host.style.removeProperty('flex');
    this.#say(event);
  };

  #set(event: Event, height: number): void {
    this.#host.style.blockSize = `${Math.max(least, Math.round(height))}px`;
    this.#host.style.flex = 'none'; // Where the page lets it fill a box.
    this.#say(event);
  }

  /** What the page's limits have made of it. */
  #say({ currentTarget }: Event): void {
    if (currentTarget instanceof HTMLElement) currentTarget.ariaValueNow = `${this.#host.offsetHeight}`;
  }
}
