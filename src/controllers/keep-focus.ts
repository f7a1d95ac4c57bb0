import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Where the button that had the focus is drawn no more, or is off, the focus goes to another place of its element, and
 * not to the beginning of the page.
 */
export class KeepFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #refuge: (lost: Element) => HTMLElement | null;
  #focused: Element | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, refuge: (lost: Element) => HTMLElement | null) {
    this.#host = host;
    this.#refuge = refuge;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    const now = this.#host.shadowRoot?.activeElement ?? focused;
    this.#focused = null;
    if (!focused || now !== focused || (focused.isConnected && !focused.matches(':disabled'))) return;
    const refuge = this.#refuge(focused);
    if (refuge && refuge.tabIndex < 0) refuge.tabIndex = -1; // So that it can have it.
    refuge?.focus({ preventScroll: true });
  }
}
