import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { appendText } from '../model/append.js';
import type { Message, MessageDraft } from '../model/message.js';
import { type Growth, MessageList } from '../model/message-list.js';
import type { FormatFailure } from '../model/parse.js';
import { ChatbotSettings } from './chatbot-settings.js';
import { fromList } from './inner/long-history.js';
import { report, reportFailures } from './inner/report.js';

/** The conversation that a chatbot shows: a page sets it as a whole, or changes it bit by bit. */
export abstract class ChatbotMessages extends ChatbotSettings {
  protected readonly list = new MessageList();
  #failures: FormatFailure[] = [];

  /**
   * The conversation: a list of `{ role, content }` as servers send it. Content is Markdown, a file dict, a part of OpenAI's
   * or ours, or a list of these; reasoning, tool calls and messages whose `metadata` has a title are shown as thoughts.
   * Reads back normalised, with ids. Setting the same list again shows what changed in it.
   */
  @property({ attribute: false, noAccessor: true })
  get messages(): readonly Message[] {
    return this.list.messages.map((message) => this.list.read(message));
  }
  set messages(list: unknown) {
    const { growth, failures } = this.list.set(list);
    this.#failures.push(...failures);
    this.grown(growth);
    this.requestUpdate(fromList, null);
  }

  /**
   * Adds a message at the end; returns its id, or nothing where it is no message. Fires no event, as all of these. (Nodes are
   * appended as to any element.)
   */
  override append(message: MessageDraft): string;
  override append(...nodes: (Node | string)[]): void;
  override append(...given: (MessageDraft | Node | string)[]): string | undefined {
    const nodes = given.filter((each) => typeof each === 'string' || each instanceof Node);
    super.append(...nodes);
    if (nodes.length === given.length) return undefined;
    const { length } = this.list.messages;
    this.messages = [...this.list.messages, given[0]];
    return this.list.messages[length]?.id ?? '';
  }

  /** Adds to the text of a message, as for an answer that is coming. */
  appendText(id: string, text: string): void {
    this.#change('appendText', id, ({ content }) => ({ content: appendText(content, text) }));
  }

  /** Changes some of a message: `update(id, { content: 'Done', metadata: { … } })`. (With a map it is Lit's own.) */
  override update(id: string, patch: Partial<MessageDraft>): void;
  override update(changed: PropertyValues): void;
  override update(given: string | PropertyValues, patch: Partial<MessageDraft> = {}): void {
    if (typeof given === 'string') this.#change('update', given, () => patch);
    else super.update(given);
  }

  #change(source: string, id: string, change: (message: Message) => object): void {
    try {
      this.messages = this.list.changed(id, (message) => ({ ...message, ...change(message) }));
    } catch (cause) {
      report(this, { source, message: cause instanceof Error ? cause.message : String(cause), cause });
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    reportFailures(this, this.#failures.splice(0));
  }

  /** The list has been set, and this is how its end differs. */
  protected abstract grown(growth: Growth): void;
}
