import { isShown } from './history.js';
import { reconcile } from './identity.js';
import { copyOf, type Message, partsOf } from './message.js';
import { type Entry, type FormatFailure, FreshFailures, readMessages } from './parse.js';
import { plainReader, type Reader } from './reader.js';
import { callsIn, isThought } from './thoughts.js';
import { isMoreThanText } from './words.js';

/**
 * How the list that was set differs at its end: a new message there, or more text in the last one. `list`: nothing of
 * it was there before.
 */
export type Growth = 'none' | 'text' | 'message' | 'list';

type Nested = ReadonlyMap<Message, readonly Message[]>;

/** A conversation as a page sets it, again and again: normalised, and each message at its place in the page's list. */
export class MessageList {
  #messages: readonly Message[] = [];
  #places = new Map<string, Place>();
  #dated = false;
  #last: Message | undefined;
  #lastSaid: Message | undefined;
  #nested: Nested = new Map();
  #nest: (messages: readonly Message[]) => Nested = () => new Map();
  reader: Reader = plainReader;
  readonly #fresh = new FreshFailures();

  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** Does any of them say when it was said? */
  get dated(): boolean {
    return this.#dated;
  }

  /** The last message that is shown. */
  get last(): Message | undefined {
    return this.#last;
  }

  /** The last one that is no thought. */
  get lastSaid(): Message | undefined {
    return this.#lastSaid;
  }

  /** What is shown inside other messages. */
  get nested(): Nested {
    return this.#nested;
  }

  /** Finds that (`nestedIn`), once it is there: until then each message stands by itself. */
  set nest(nest: (messages: readonly Message[]) => Nested) {
    this.#nest = nest;
    this.#nested = nest(this.#messages);
  }

  /** Is there more to show than text? */
  get isMoreThanText(): boolean {
    return this.reader !== plainReader || this.#messages.some(isMoreThanText);
  }

  /** Is it the last message, or is that shown inside it? */
  holdsLast(message: Message): boolean {
    const last = this.#last;
    return last !== undefined && (message === last || this.#nested.get(message)?.includes(last) === true);
  }

  /** A message as it is handed out: a copy, with the reasoning that stands between tags as its thoughts. */
  read(message: Message): Message {
    const parts = this.reader.partsOf(message);
    const apart = typeof message.content === 'string' && parts.some(({ type }) => type !== 'text');
    return copyOf(apart || parts.length > message.content.length ? { ...message, content: parts } : message);
  }

  /** Is a step over, and neither the next one nor the answer begun? */
  get betweenSteps(): boolean {
    const turn = this.#messages.slice(this.#messages.findLastIndex(({ role }) => role === 'user') + 1);
    const waits = turn.some((message) => isThought(message) && message.metadata?.status === 'pending');
    const results = turn.filter(({ role }) => role === 'tool');
    return this.stepOver && !waits && turn.flatMap(callsIn).length <= results.length;
  }

  /** Has the last thing that came come to its end? */
  get stepOver(): boolean {
    const message = this.#messages.at(-1);
    if (!message || message.role === 'tool') return message !== undefined;
    const part = partsOf(message.content).at(-1);
    const step = isThought(message) ? message.metadata : part?.type === 'thought' ? part : undefined;
    return step?.status === 'done';
  }

  /** Returns how the end grew, and what could not be read: each failure once, though a page may set its list often. */
  set(list: unknown): { growth: Growth; failures: FormatFailure[] } {
    const [before, places] = [this.#messages.at(-1), this.#places];
    const { entries, failures: unread } = readMessages(list);
    const { messages, failures: repeats } = reconcile(this.#messages, entries);
    this.#messages = messages;
    this.#places = placesOf(messages, entries);
    this.#dated = messages.some(({ created_at }) => created_at);
    this.#last = messages.findLast(isShown);
    this.#lastSaid = messages.findLast((message) => isShown(message) && !isThought(message));
    this.#nested = this.#nest(messages);

    const failures = this.#fresh.among([...unread, ...repeats]);
    const kept = messages.length === 0 || messages.some(({ id }) => places.has(id));
    return { growth: kept ? growth(before, messages.at(-1)) : 'list', failures };
  }

  /** The index in the list that the page gave, which also counts entries that could not be read. */
  placeOf({ id }: Message): number {
    return this.#places.get(id)?.index ?? -1;
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  /** The list with one message changed. Throws where none has this id, and where it would be no message any more. */
  changed(id: string, change: (message: Message) => object): readonly unknown[] {
    const at = this.#messages.findIndex((message) => message.id === id);
    const message = this.#messages[at];
    if (!message) throw new RangeError(`no message has the id “${id}”.`);
    const changed = { ...change(message), id };
    const [failure] = readMessages([changed]).failures;
    if (failure) throw new TypeError(failure.reason, { cause: failure.cause });
    return this.#messages.with(at, changed as Message);
  }

  /** Do two messages belong to the same question? */
  inOneTurn(a: Message, b: Message): boolean {
    return this.questionOf(a) === this.questionOf(b);
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
  const [then, now] = [wordsOf(before), wordsOf(after)];
  return now.length > then.length && now.startsWith(then) ? 'text' : 'none';
}

function wordsOf({ content }: Message): string {
  const words = partsOf(content).map((part) =>
    part.type === 'text' ? part.text : part.type === 'thought' ? part.content : '',
  );
  return words.join('');
}
