import type { Message } from '../../model/message.js';
import type { MessageList } from '../../model/message-list.js';
import { hasOnlyThoughts, isThought } from '../../model/thoughts.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { messageActions, type Place } from './actions.js';
import type { Draft } from './editing.js';
import { Likes } from './likes.js';
import type { MessageView, Rich } from './view.js';

/** What a chatbot's settings do not tell. */
interface Circumstances extends Pick<Place, 'inChat' | 'failed'> {
  /** Knows whether a step is over. */
  readonly rich: Rich | undefined;
  /** Is the last message still coming? */
  readonly growing: boolean;
}

/** Joins what concerns one message: where it stands, what is offered on it, what its reader has done to it. */
export class MessageStates {
  readonly #list: MessageList;
  readonly likes = new Likes();
  /** What is being edited, by the ids of its messages: a list that comes anew takes nothing of what has been typed. */
  readonly drafts = new Map<string, Draft>();
  /** By the keys of thoughts. */
  readonly #toggled = new Map<string, boolean>();

  constructor(list: MessageList) {
    this.#list = list;
  }

  stateOf(message: Message, chatbot: ChatbotSettings, place: Circumstances): MessageView {
    const { status } = chatbot;
    const { last: end, lastSaid, reader, nested, messages } = this.#list;
    const last = message === lastSaid;
    const streaming = place.growing && end?.role === 'assistant' && this.#list.holdsLast(message);
    const answers = this.#list.questionOf(message) !== undefined;
    // Steps are nothing to answer for, but where one is all that came there must be a way on.
    const offered = !streaming && !isThought(message) && (last || !hasOnlyThoughts(message));
    return {
      nested: nested.get(message) ?? none,
      reader,
      growing: streaming && !place.rich?.stepOver(messages) ? end : undefined,
      active: status !== 'idle' && end !== undefined && this.#list.inOneTurn(message, end),
      last,
      end: this.#list.holdsLast(message),
      actions: offered ? messageActions(message, chatbot, { ...place, last, answers }) : [],
      busy: status !== 'idle',
      liked: this.likes.of(message.id),
      draft: this.drafts.get(message.id),
      toggled: this.#toggled,
      onToggle: this.#onToggle,
    };
  }

  /** The element has opened, or closed, by itself: there is nothing to draw. */
  #onToggle = (key: string, open: boolean): void => {
    this.#toggled.set(key, open);
  };
}

const none: readonly Message[] = [];
