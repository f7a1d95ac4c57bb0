import type { CSSResult, ReactiveControllerHost } from 'lit';
import { adoptSheet } from './adopt-styles.js';
import type { LazyModule } from './lazy-module.js';
import { report } from './report.js';

/**
 * A part of an element that most of its like do without. It is fetched when it is first needed, and drawn, in its own
 * style, when it is there.
 */
export class LazyPart<Module, Part extends { readonly styles: CSSResult }> {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: string;
  readonly #module: LazyModule<Module>;
  readonly #make: (module: Module) => Part;
  #part: Part | undefined;
  #state: 'new' | 'loading' | 'over' = 'new';

  /** `source`: the property that needs it. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    source: string,
    module: LazyModule<Module>,
    make: (module: Module) => Part,
  ) {
    this.#host = host;
    this.#source = source;
    this.#module = module;
    this.#make = make;
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
    if (this.#state === 'new') this.#begin();
    return this.#part;
  }

  #begin(): void {
    const known = this.#module.arrived;
    if (known) this.#use(known);
    else void this.#wait();
  }

  async #wait(): Promise<void> {
    this.#state = 'loading';
    try {
      this.#use(await this.#module.fetch());
    } catch (cause) {
      this.#state = 'over';
      report(this.#host, { source: this.#source, message: String(cause), cause });
    }
    this.#host.requestUpdate();
  }

  #use(module: Module): void {
    this.#state = 'over';
    this.#part = this.#make(module);
    adoptSheet(this.#host.shadowRoot, this.#part.styles);
  }
}
