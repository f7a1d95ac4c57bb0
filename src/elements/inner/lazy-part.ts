import type { CSSResult, ReactiveControllerHost } from 'lit';
import { adoptSheet } from './adopt-styles.js';
import { report } from './report.js';

/**
 * A part of an element that most of its like do without. It is fetched when it is first needed, and drawn, in its own
 * style, when it is there.
 */
export class LazyPart<Part extends { readonly styles: CSSResult }> {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: string;
  readonly #fetch: () => Promise<Part>;
  #part: Part | undefined;
  #state: 'new' | 'loading' | 'over' = 'new';

  /** `source`: the property that needs it. */
  constructor(host: ReactiveControllerHost & HTMLElement, source: string, fetch: () => Promise<Part>) {
    this.#host = host;
    this.#source = source;
    this.#fetch = fetch;
  }

  /** Is it on its way? What it will stand beside may wait for it. */
  get loading(): boolean {
    return this.#state === 'loading';
  }

  /** The part, if it is there: to ask for it fetches nothing. */
  get arrived(): Part | undefined {
    return this.#part;
  }

  /** To be asked for when it is needed. Where it cannot be had, that is said once, and the rest goes on without it. */
  get part(): Part | undefined {
    if (this.#state === 'new') void this.#load();
    return this.#part;
  }

  async #load(): Promise<void> {
    this.#state = 'loading';
    try {
      this.#part = await this.#fetch();
      adoptSheet(this.#host.shadowRoot, this.#part.styles);
    } catch (cause) {
      report(this.#host, { source: this.#source, message: String(cause), cause });
    }
    this.#state = 'over';
    this.#host.requestUpdate();
  }
}
