import { isShown } from './history.js';
import { reconcile } from './identity.js';
import { type Message, textOf } from './message.js';
import { type Entry, type FormatFailure, FreshFailures, readMessages } from './parse.js';

/** How the list that was set differs at its end: a new message there, or more text in the last one. */
export type Growth = 'none' | 'text' | 'message';

/** A conversation as a page sets it, again and again: normalised, and each message at its place in the page's list. */
export class MessageList {
  #messages: readonly Message[] = [];
  #places = new Map<string, Place>();
  #last: Message | undefined;
  readonly #fresh = new FreshFailures();

  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** The last message that is shown. */
  get last(): Message | undefined {
    return this.#last;
  }

  /** Returns how the end grew, and what could not be read: each failure once, though a page may set its list often. */
  set(list: unknown): { growth: Growth; failures: FormatFailure[] } {
    const before = this.#messages.at(-1);
    const { entries, failures: unread } = readMessages(list);
    const { messages, failures: repeats } = reconcile(this.#messages, entries);
    this.#messages = messages;
    this.#places = placesOf(messages, entries);
    this.#last = messages.findLast(isShown);

    const failures = this.#fresh.among([...unread, ...repeats]);
    return { growth: growth(before, messages.at(-1)), failures };
  }

  /** The index in the list that the page gave, which also counts entries that could not be read. */
  placeOf({ id }: Message): number {
    return this.#places.get(id)?.index ?? -1;
  }

  /** The question that a message answers, or itself when it is one. */
  questionOf({ id }: Message): Message | undefined {
    return this.#places.get(id)?.question;
  }
}

interface Place {
  readonly index: number;
  readonly question: Message | undefined;
}

function placesOf(messages: readonly Message[], entries: readonly Entry[]): Map<string, Place> {
  const places = new Map<string, Place>();
  let question: Message | undefined;
  messages.forEach((message, i) => {
    if (message.role === 'user') question = message;
    places.set(message.id, { index: entries[i]?.index ?? i, question });
  });
  return places;
}

function growth(before: Message | undefined, after: Message | undefined): Growth {
  if (!after || after === before) return 'none';
  if (after.id !== before?.id) return 'message';
  const [then, now] = [textOf(before.content), textOf(after.content)];
  return now.length > then.length && now.startsWith(then) ? 'text' : 'none';
}
