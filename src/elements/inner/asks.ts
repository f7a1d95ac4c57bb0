import type { ReactiveController } from 'lit';
import {
  type Liked,
  LikeEvent,
  type MessageDetail,
  MessageSelectEvent,
  RetryEvent,
  UndoEvent,
} from '../../events.js';
import { eventValue, type Message } from '../../model/message.js';
import type { MessageList } from '../../model/message-list.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { loadComment, loadMenu } from '../lazy.js';
import { Feedback } from './copy.js';
import { Copying } from './copying.js';
import { Editing } from './editing.js';
import { Likes, ownOptions } from './likes.js';
import { selectedIn } from './selecting.js';
import type { Action, ConversationView } from './view.js';

type Ask = (message: Message, button: HTMLButtonElement, click: Event) => unknown;

/** Turns what a reader does to a message into the event that asks the page for it. Changes no message itself. */
export class Asks implements ReactiveController {
  readonly likes = new Likes();
  readonly editing: Editing;
  readonly copying: Copying;
  readonly #host: ChatbotSettings;
  readonly #list: MessageList;
  readonly #view: () => ConversationView;
  readonly #announce: (words: string) => void;
  readonly #feedback: Feedback;
  readonly #does: Readonly<Record<Exclude<Action, 'download'>, Ask>> = {
    copy: (message, button) => this.copying.copyMessage(this.#detailOf(message), button),
    like: (message, button) => this.#like(message, true, button),
    dislike: (message, button) => this.#like(message, false, button),
    feedback: (message, button, click) => this.#offerFeedback(message, button, click),
    retry: (message) => this.#asked(message, (question) => this.retry(question)),
    undo: (message) =>
      this.#asked(message, (question) => this.#host.dispatchEvent(new UndoEvent(this.#detailOf(question)))),
    edit: (message) => this.editing.open(message),
  };

  constructor(
    host: ChatbotSettings,
    list: MessageList,
    view: () => ConversationView,
    announce: (words: string) => void,
  ) {
    this.#host = host;
    this.#list = list;
    this.#view = view;
    this.#announce = announce;
    this.#feedback = new Feedback(announce);
    this.editing = new Editing(host, list);
    this.copying = new Copying(host, list, view, this.#feedback);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#feedback.end();
  }

  retry(question: Message): void {
    this.#host.dispatchEvent(new RetryEvent(this.#detailOf(question)));
  }

  onAction = async (action: Exclude<Action, 'download'>, message: Message, click: Event): Promise<void> => {
    const button = click.currentTarget;
    if (!(button instanceof HTMLButtonElement)) return;
    try {
      await this.#does[action](message, button, click);
    } catch {
      this.#feedback.show(button, this.#view().strings.loadFailed, 'failed');
    }
  };

  /** To be called on clicks and keys in the conversation. */
  onSelect = (event: Event): void => {
    const id = selectedIn(event);
    const message = this.#list.messages.find((each) => each.id === id);
    if (message) this.#host.dispatchEvent(new MessageSelectEvent(this.#detailOf(message)));
  };

  #asked(message: Message, ask: (question: Message) => void): void {
    const question = this.#list.questionOf(message);
    if (question) ask(question);
  }

  /** The same again takes it back. */
  async #like(message: Message, wanted: Liked, button: HTMLButtonElement): Promise<void> {
    const liked = this.likes.of(message.id) === wanted ? null : wanted;
    this.likes.set(message.id, liked);
    this.#host.requestUpdate();
    const { strings } = this.#view();
    if (liked === null) this.#announce(strings.feedbackTakenBack);
    else if (typeof liked === 'string') this.#announce(strings.feedbackGiven(liked));
    else this.#announce(liked ? strings.liked : strings.disliked);
    this.#host.dispatchEvent(new LikeEvent({ ...this.#detailOf(message), liked }));
    if (!this.#host.feedbackComment || liked === null) return;
    const { openComment } = await loadComment();
    openComment(button, strings, (comment) => {
      this.#announce(strings.commentSent);
      this.#host.dispatchEvent(new LikeEvent({ ...this.#detailOf(message), liked, comment }));
    });
  }

  async #offerFeedback(message: Message, button: HTMLButtonElement, click: Event): Promise<void> {
    if (button.popoverTargetElement) return; // From the second press on the browser opens and closes the menu.
    click.preventDefault(); // It would close it in this one, too, where the menu is there at once.
    const { openMenu } = await loadMenu();
    if (!button.isConnected || button.popoverTargetElement) return;
    openMenu(button, this.#view().strings.feedback, () =>
      ownOptions(this.#host.feedbackOptions).map((option) => ({
        name: option,
        checked: this.likes.of(message.id) === option,
        choose: () => void this.#like(message, option, button),
      })),
    );
  }

  #detailOf(message: Message): MessageDetail {
    const copy = this.#list.read(message);
    return { index: this.#list.placeOf(message), value: eventValue(copy.content), message: copy };
  }
}
