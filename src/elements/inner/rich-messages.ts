import type { MessageList } from '../../model/message-list.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { rich } from '../lazy.js';
import { adoptSheet } from './adopt-styles.js';
import { report } from './report.js';
import type { Rich } from './view.js';

type Loaded = Awaited<ReturnType<typeof rich.fetch>>;

/** What draws messages that are more than text, and who speaks: fetched when there is one, or that is shown. */
export class RichMessages {
  readonly #host: ChatbotSettings;
  readonly #list: MessageList;
  #used: Loaded | undefined;
  #loading: Promise<void> | undefined;
  /** The message at the end of the list when it could not be had: the next one tries again. */
  #missedAt: string | undefined;

  constructor(host: ChatbotSettings, list: MessageList) {
    this.#host = host;
    this.#list = list;
  }

  get part(): Rich | undefined {
    return this.#used;
  }

  /** Resolves when the list can be drawn. `undefined`: it can be, or has to be without. */
  load(): Promise<void> | undefined {
    const end = this.#list.messages.at(-1)?.id;
    if (this.#used || !this.#isWanted) return undefined;
    // Before there is a message nothing has to wait.
    if (!end) void rich.fetch().catch(() => {});
    if (end === this.#missedAt) return undefined;
    this.#loading ??= this.#load();
    return this.#loading;
  }

  get #isWanted(): boolean {
    const { layout, avatars } = this.#host;
    return layout === 'panel' || Boolean(avatars.user || avatars.assistant) || this.#list.isMoreThanText;
  }

  async #load(): Promise<void> {
    try {
      this.#use(await rich.fetch());
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
    for (const styles of part.richStyles) adoptSheet(this.#host.shadowRoot, styles);
  }
}
