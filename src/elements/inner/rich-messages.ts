import type { MessageList } from '../../model/message-list.js';
import { loadRich } from '../lazy.js';
import { report } from './report.js';
import type { Rich } from './view.js';

type Loaded = Awaited<ReturnType<typeof loadRich>>;

/** For all chatbots of the page. */
let rich: Loaded | undefined;

/** What draws messages that are more than text: fetched when a list first holds one. */
export class RichMessages {
  readonly #host: HTMLElement;
  readonly #list: MessageList;
  #used: Loaded | undefined;
  #loading: Promise<void> | undefined;
  /** The message at the end of the list when it could not be had: the next one tries again. */
  #missedAt: string | undefined;

  constructor(host: HTMLElement, list: MessageList) {
    this.#host = host;
    this.#list = list;
  }

  get part(): Rich | undefined {
    return this.#used;
  }

  /** Resolves when the list can be drawn. `undefined`: it can be, or has to be without. */
  load(): Promise<void> | undefined {
    const end = this.#list.messages.at(-1)?.id;
    if (this.#used || end === this.#missedAt || !this.#list.isMoreThanText) return undefined;
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    try {
      rich ??= await loadRich();
      this.#use(rich);
    } catch (cause) {
      if (this.#missedAt === undefined)
        report(this.#host, { source: 'messages', message: String(cause), cause });
      this.#missedAt = this.#list.messages.at(-1)?.id;
    }
    this.#loading = undefined;
  }

  #use(part: Loaded): void {
    this.#used = part;
    this.#list.nest = part.nestedIn;
    for (const { styleSheet } of part.richStyles)
      if (styleSheet) this.#host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }
}
