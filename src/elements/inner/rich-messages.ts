import type { MessageList } from '../../model/message-list.js';
import { plainReader, type ReasoningTags, readTags } from '../../model/reader.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { rich } from '../lazy.js';
import { adoptSheet } from './adopt-styles.js';
import { report } from './report.js';
import type { Rich } from './view.js';

type Loaded = Awaited<ReturnType<typeof rich.fetch>>;

/** What draws messages that are more than text, and who speaks: fetched when there is one, or may be, or that is shown. */
export class RichMessages {
  readonly #host: ChatbotSettings;
  readonly #list: MessageList;
  #tags: ReasoningTags = [];
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

  /** The tags between which a model reasons. */
  get tags(): ReasoningTags {
    return this.#tags;
  }

  set tags(given: ReasoningTags | null | undefined) {
    this.#tags = readTags(given);
    if (this.#tags.length < (given?.length ?? 0))
      this.#report('reasoningTags', 'pairs of tags were expected.', given);
    this.#read();
    if (this.#tags.length > 0 && !rich.arrived) this.#prefetch();
    this.#host.requestUpdate();
  }

  /** Resolves when the list can be drawn. `undefined`: it can be, or has to be without. */
  load(): Promise<void> | undefined {
    const end = this.#list.messages.at(-1)?.id;
    if (this.#used || !this.#isWanted) return undefined;
    // Before there is a message nothing has to wait.
    if (!end) this.#prefetch();
    if (end === this.#missedAt) return undefined;
    this.#loading ??= this.#load();
    return this.#loading;
  }

  get #isWanted(): boolean {
    const { layout, avatars } = this.#host;
    const isMore = this.#list.isMoreThanText || this.#tags.length > 0;
    return isMore || layout === 'panel' || Boolean(avatars.user || avatars.assistant);
  }

  /** It is asked for once more when it is needed. */
  #prefetch(): void {
    rich.fetch().then(
      () => this.#read(),
      () => {},
    );
  }

  async #load(): Promise<void> {
    try {
      this.#use(await rich.fetch());
    } catch (cause) {
      if (this.#missedAt === undefined) this.#report('messages', String(cause), cause);
      this.#missedAt = this.#list.messages.at(-1)?.id;
    }
    this.#loading = undefined;
  }

  #use(part: Loaded): void {
    this.#used = part;
    this.#list.nest = part.nestedIn;
    this.#read();
    for (const styles of part.richStyles) adoptSheet(this.#host.shadowRoot, styles);
  }

  /** Also before there is something to draw: a page may read its list back at once. */
  #read(): void {
    const reader = this.#tags.length > 0 && rich.arrived?.reasoningReader(this.#tags);
    this.#list.reader = reader || plainReader;
  }

  #report(source: string, message: string, cause: unknown): void {
    report(this.#host, { source, message, cause });
  }
}
