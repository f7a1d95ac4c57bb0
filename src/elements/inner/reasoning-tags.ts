import type { ReactiveControllerHost } from 'lit';
import type { MessageList } from '../../model/message-list.js';
import { plainReader, type ReasoningTags, readTags } from '../../model/reader.js';
import { loadReasoning } from '../lazy.js';
import { report } from './report.js';

/** The tags that a page names, and the loading of what can tell the reasoning between them from the answer. */
export class TagsSetting {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #list: MessageList;
  #tags: ReasoningTags = [];
  #loading: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, list: MessageList) {
    this.#host = host;
    this.#list = list;
  }

  get tags(): ReasoningTags {
    return this.#tags;
  }

  /** Resolves when the list is read by the tags that were set. */
  get loading(): Promise<void> | undefined {
    return this.#loading;
  }

  set(given: ReasoningTags | null | undefined): void {
    const tags = readTags(given);
    this.#tags = tags;
    if (tags.length < (given?.length ?? 0)) this.#report('pairs of tags were expected.', given);
    this.#loading = tags.length > 0 ? this.#load(tags) : undefined;
    if (tags.length === 0) this.#list.reader = plainReader;
    this.#host.requestUpdate();
  }

  async #load(tags: ReasoningTags): Promise<void> {
    try {
      const { reasoningReader } = await loadReasoning();
      if (tags === this.#tags) this.#list.reader = reasoningReader(tags);
    } catch (cause) {
      this.#report(String(cause), cause); // The answers are still there, with their tags.
    }
    if (tags === this.#tags) this.#loading = undefined;
  }

  #report(message: string, cause: unknown): void {
    report(this.#host, { source: 'reasoningTags', message, cause });
  }
}
