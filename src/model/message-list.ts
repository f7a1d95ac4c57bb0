import { beginsWith } from './begins.js';
import { isList } from './guards.js';
import { isShown } from './history.js';
import { claims, countKept, reconcile } from './identity.js';
import { type Message, partsOf } from './message.js';
import { type Entry, type FormatFailure, FreshFailures, readMessages } from './parse.js';
import { plainReader, type Reader } from './reader.js';
import { isThought } from './thoughts.js';
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
  /** What the page passed. */
  #sources: readonly unknown[] = [];
  readonly #places = new Map<string, Place>();
  #dated = false;
  #rich = false;
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

  /** Is there more to show than text? A name of its own is, too. */
  get isMoreThanText(): boolean {
    return this.#rich;
  }

  /** Is it the last message, or is that shown inside it? */
  holdsLast(message: Message): boolean {
    const last = this.#last;
    return last !== undefined && (message === last || this.#nested.get(message)?.includes(last) === true);
  }

  /** A message as it is handed out: a copy, with the reasoning that stands between tags as its thoughts. */
  read(message: Message): Message {
    return this.reader.copyOf(message);
  }

  /** Returns how the end grew, and what could not be read: each failure once, though a page may set its list often. */
  set(list: unknown): { growth: Growth; failures: FormatFailure[] } {
    const previous = this.#messages;
    const { messages, failures: unfit } = this.#read(list, this.#countKept(list));
    this.#messages = messages;
    this.#last = messages.findLast(isShown);
    this.#lastSaid = messages.findLast((message) => isShown(message) && !isThought(message));
    this.#nested = this.#nest(messages);

    const failures = this.#fresh.among(unfit);
    return { growth: growth(previous, messages), failures };
  }

  #countKept(list: unknown): number {
    const kept = countKept(list, this.#messages, this.#sources);
    this.#sources = entriesOf(list);
    const last = this.#messages[kept - 1];
    // With an entry before it that could not be read, its place has become another.
    return last && this.placeOf(last) === kept - 1 ? kept : 0;
  }

  /** Reads what comes after the messages that are kept. */
  #read(list: unknown, kept: number): { messages: readonly Message[]; failures: FormatFailure[] } {
    const { entries, failures: unread } = readMessages(list, kept);
    const taken = { has: (id: string) => (this.#places.get(id)?.index ?? kept) < kept };
    if (claims(entries, taken)) return this.#read(list, 0);
    const { messages, failures } = reconcile(this.#messages.slice(kept), entries, taken);
    this.#place(messages, entries, kept);
    this.#dated = (kept > 0 && this.#dated) || messages.some(({ created_at }) => created_at);
    this.#rich = (kept > 0 && this.#rich) || messages.some((each) => each.name || isMoreThanText(each));
    return { messages: [...this.#messages.slice(0, kept), ...messages], failures: [...unread, ...failures] };
  }

  #place(messages: readonly Message[], entries: readonly Entry[], kept: number): void {
    for (const { id } of this.#messages.slice(kept)) this.#places.delete(id);
    const last = this.#messages[kept - 1];
    let question = last && this.questionOf(last);
    for (const [at, message] of messages.entries()) {
      if (message.role === 'user') question = message;
      this.#places.set(message.id, { index: entries[at]?.index ?? kept + at, question });
    }
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

function entriesOf(list: unknown): readonly unknown[] {
  try {
    return isList(list) ? [...list] : [];
  } catch {
    return []; // A getter of the page's: reading it says so.
  }
}

function growth(previous: readonly Message[], messages: readonly Message[]): Growth {
  const [before, after] = [previous.at(-1), messages.at(-1)];
  if (!after || after === before) return 'none';
  if (messages[0] !== previous[0] && isOther(previous, messages)) return 'list';
  if (after.id !== before?.id) return 'message';
  const [then, now] = [wordsOf(before), wordsOf(after)];
  return now.length > then.length && beginsWith(now, then) ? 'text' : 'none';
}

function isOther(previous: readonly Message[], messages: readonly Message[]): boolean {
  const ids = new Set(previous.map(({ id }) => id));
  return !messages.some(({ id }) => ids.has(id));
}

function wordsOf({ content }: Message): string {
  const words = partsOf(content).map((part) =>
    part.type === 'text' ? part.text : part.type === 'thought' ? part.content : '',
  );
  return words.join('');
}
