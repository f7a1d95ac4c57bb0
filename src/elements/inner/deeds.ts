import {
  ButtonClickEvent,
  ClearEvent,
  type Liked,
  LikeEvent,
  type MessageDetail,
  MessageSelectEvent,
  RetryEvent,
  UndoEvent,
} from '../../events.js';
import type { Strings } from '../../i18n/strings.js';
import { eventValue, type Message } from '../../model/message.js';
import type { MessageList } from '../../model/message-list.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { loadComment, loadMenu } from '../lazy-deeds.js';
import { BlockDeeds } from './block-deeds.js';
import { customButtons } from './buttons.js';
import { Copying } from './copying.js';
import { Editing } from './editing.js';
import type { Feedback } from './feedback.js';
import { ownOptions } from './likes.js';
import type { MessageStates } from './message-state.js';
import type { Doer } from './presses.js';
import { selectedIn } from './selecting.js';
import type { Action, ConversationAction, ConversationView } from './view.js';

export { BlockDeeds };

/** What is done with a conversation, and its place. */
export interface Scene {
  readonly host: ChatbotSettings;
  readonly list: MessageList;
  readonly states: MessageStates;
  readonly view: () => ConversationView;
  readonly announce: (words: string) => void;
  readonly feedback: Feedback;
}

type Ask = (message: Message, button: HTMLButtonElement, click: Event) => unknown;

/**
 * Turns what a reader does to a message, or to all of them, into the event that asks the page for it. Changes no message
 * itself. Loaded when there is somebody to press.
 */
export class Deeds implements Doer {
  readonly #scene: Scene;
  readonly #editing: Editing;
  readonly #copying: Copying;
  readonly #blocks: BlockDeeds;
  readonly #does: Readonly<Record<Exclude<Action, 'download'>, Ask>> = {
    copy: (message, button) => void this.#copying.copyMessage(this.#detailOf(message), button),
    like: (message, button) => this.#like(message, true, button),
    dislike: (message, button) => this.#like(message, false, button),
    feedback: (message, button, click) => this.#offerFeedback(message, button, click),
    retry: (message) => this.#ask(message, RetryEvent),
    undo: (message) => this.#ask(message, UndoEvent),
    edit: (message) => this.#editing.open(message),
  };
  readonly #doesWithAll: Readonly<Record<ConversationAction, (button: HTMLButtonElement) => unknown>> = {
    'copy-all': (button) => this.#copying.copyAll(button),
    clear: () => this.#scene.host.dispatchEvent(new ClearEvent()),
    custom: ({ dataset }) => this.#pressCustom(Number(dataset.of)),
  };

  constructor(scene: Scene) {
    const { host, list, states, view, feedback } = scene;
    this.#scene = scene;
    this.#editing = new Editing(host, list, states.drafts);
    this.#copying = new Copying(host, list, view, feedback);
    this.#blocks = new BlockDeeds(() => view().strings, feedback);
  }

  press(button: HTMLButtonElement, click: Event, stays: AbortSignal): Promise<void> | undefined {
    const { tool } = button.dataset;
    if (isOf(tool, this.#doesWithAll)) this.#doesWithAll[tool](button);
    else if (!isOf(tool, this.#does)) return this.#blocks.press(button, click, stays);
    else return this.#act(tool, button, click);
    return undefined;
  }

  select(event: Event, target: Element): undefined {
    const message = this.#find(selectedIn(event, target));
    if (message) this.#scene.host.dispatchEvent(new MessageSelectEvent(this.#detailOf(message)));
  }

  /** Settles when what it opens is open; to copy may take as long as the browser asks whether it may. */
  async #act(action: Exclude<Action, 'download'>, button: HTMLButtonElement, click: Event): Promise<void> {
    const message = this.#find(button.dataset.of ?? button.closest('article')?.dataset.id);
    if (!message) return;
    try {
      await this.#does[action](message, button, click);
    } catch {
      this.#scene.feedback.show(button, this.#strings.loadFailed, 'failed');
    }
  }

  #ask(message: Message, Asking: typeof RetryEvent | typeof UndoEvent): void {
    const question = this.#scene.list.questionOf(message);
    if (question) this.#scene.host.dispatchEvent(new Asking(this.#detailOf(question)));
  }

  /** The same again takes it back. */
  async #like(message: Message, wanted: Liked, button: HTMLButtonElement): Promise<void> {
    const { host, announce, states } = this.#scene;
    const strings = this.#strings;
    const liked = states.likes.of(message.id) === wanted ? null : wanted;
    states.likes.set(message.id, liked);
    host.requestUpdate();
    if (liked === null) announce(strings.feedbackTakenBack);
    else if (typeof liked === 'string') announce(strings.feedbackGiven(liked));
    else announce(liked ? strings.liked : strings.disliked);
    host.dispatchEvent(new LikeEvent({ ...this.#detailOf(message), liked }));
    if (!host.feedbackComment || liked === null) return;
    const { openComment } = await loadComment();
    openComment(button, strings, (comment) => {
      announce(strings.commentSent);
      host.dispatchEvent(new LikeEvent({ ...this.#detailOf(message), liked, comment }));
    });
  }

  async #offerFeedback(message: Message, button: HTMLButtonElement, click: Event): Promise<void> {
    if (button.popoverTargetElement) return; // From the second press on the browser opens and closes the menu.
    click.preventDefault(); // It would close it in this one, too, where the menu is there at once.
    const { openMenu } = await loadMenu();
    if (!button.isConnected || button.popoverTargetElement) return;
    const { host, states } = this.#scene;
    openMenu(button, this.#strings.feedback, () =>
      ownOptions(host.feedbackOptions).map((option) => ({
        name: option,
        checked: states.likes.of(message.id) === option,
        choose: () => void this.#like(message, option, button),
      })),
    );
  }

  #pressCustom(place: number): void {
    const { host } = this.#scene;
    const custom = customButtons(host.buttons)[place];
    if (custom) host.dispatchEvent(new ButtonClickEvent({ id: custom.id }));
  }

  get #strings(): Strings {
    return this.#scene.view().strings;
  }

  #find(id: string | undefined): Message | undefined {
    return this.#scene.list.messages.find((message) => message.id === id);
  }

  #detailOf(message: Message): MessageDetail {
    const { list } = this.#scene;
    const copy = list.read(message);
    return { index: list.placeOf(message), value: eventValue(copy.content), message: copy };
  }
}

const isOf = <Name extends string>(
  name: string | undefined,
  names: Readonly<Record<Name, unknown>>,
): name is Name => name !== undefined && Object.hasOwn(names, name);
