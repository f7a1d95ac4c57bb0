import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { EditEvent, LikeEvent, type MessageDetail, RetryEvent, UndoEvent } from '../../events.js';
import { withText } from '../../model/history.js';
import { eventValue, type Message, textOf } from '../../model/message.js';
import type { MessageList } from '../../model/message-list.js';
import type { Action } from './view.js';

/** Turns what a reader does to a message into the event that asks the page for it. Changes no message itself. */
export class Asks implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #list: MessageList;
  readonly #liked = new Map<string, boolean>();
  #editing: string | undefined;
  /** Where the focus goes when it has been drawn, as a selector. */
  #focus = '';

  constructor(host: ReactiveControllerHost & HTMLElement, list: MessageList) {
    this.#host = host;
    this.#list = list;
    host.addController(this);
  }

  /** The message that is being edited, by its id. */
  get editing(): string | undefined {
    return this.#editing;
  }

  likedOf({ id }: Message): boolean | null {
    return this.#liked.get(id) ?? null;
  }

  retry(question: Message): void {
    this.#host.dispatchEvent(new RetryEvent(this.#detailOf(question)));
  }

  onAction = (action: Action, message: Message): void => {
    const question = this.#list.questionOf(message);
    if (action === 'edit') this.#edit(message.id);
    else if (action === 'like' || action === 'dislike') this.#like(message, action === 'like');
    else if (question && action === 'retry') this.retry(question);
    else if (question) this.#host.dispatchEvent(new UndoEvent(this.#detailOf(question)));
  };

  hostUpdated(): void {
    if (this.#focus) this.#host.shadowRoot?.querySelector<HTMLElement>(this.#focus)?.focus();
    this.#focus = '';
  }

  /** `null`: the edit was given up. */
  onEdited = (message: Message, value: string | null): void => {
    this.#edit(undefined);
    if (value === null) return;
    const before = this.#list.read(message);
    const edited = withText(before, value);
    const previousValue = textOf(before.content);
    const index = this.#list.placeOf(message);
    this.#host.dispatchEvent(new EditEvent({ index, value, previousValue, message: edited }));
  };

  /** Into the box when it has opened, back to the button that opened it when it has closed. */
  #edit(id: string | undefined): void {
    const before = this.#editing ?? '';
    this.#editing = id;
    this.#focus = id ? '.editor textarea' : `[data-id="${CSS.escape(before)}"] .edit`;
    this.#host.requestUpdate();
  }

  /** The same button again takes it back. */
  #like(message: Message, wanted: boolean): void {
    const liked = this.likedOf(message) === wanted ? null : wanted;
    if (liked === null) this.#liked.delete(message.id);
    else this.#liked.set(message.id, liked);
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new LikeEvent({ ...this.#detailOf(message), liked }));
  }

  #detailOf(message: Message): MessageDetail {
    const copy = this.#list.read(message);
    return { index: this.#list.placeOf(message), value: eventValue(copy.content), message: copy };
  }
}
