import { type Responder, ResponseError, type TurnState, type Usage } from '../model/backend.js';
import { isShown } from '../model/history.js';
import { newId, reconcile } from '../model/identity.js';
import { contentOf, copyOf, inputOf, type Message, type UserInput } from '../model/message.js';
import { type FormatFailure, readMessages } from '../model/parse.js';
import { isThought } from '../model/thoughts.js';
import type { Answering } from './answering.js';
import type { ResponseReader } from './consume.js';
import { isEcho } from './echo.js';

/** The conversation at one moment. Never changed: the next moment is another object. */
export interface Snapshot {
  readonly messages: readonly Message[];
  /** `pending`: asked, and nothing has come yet. */
  readonly status: 'idle' | 'pending' | 'generating';
  /** What went wrong, by the id of the message after which it is said. */
  readonly failures: ReadonlyMap<string, ResponseError>;
  /** Was the answer stopped, and nothing has happened since? */
  readonly stopped: boolean;
}

export interface TurnEnd {
  readonly turn: number;
  readonly state: TurnState;
  readonly usage: Usage | null;
  readonly timings: { readonly first: number | null; readonly total: number };
}

/** What a session asks for and what it tells. */
export interface SessionHost {
  responder(): Responder | Promise<Responder>;
  read: ResponseReader;
  /** There is a new snapshot. */
  changed(): void;
  started(turn: number): void;
  failed(turn: number, error: ResponseError): void;
  ended(end: TurnEnd): void;
}

interface Turn extends Answering {
  readonly number: number;
  readonly start: number;
  first: number | null;
}

/** Who sends, who stops, who is busy: one answer at a time, and nothing of an old turn lands in a new one. */
export class Session {
  readonly #host: SessionHost;
  #snapshot: Snapshot = { messages: [], status: 'idle', failures: new Map(), stopped: false };
  #turn: Turn | undefined;
  #turns = 0;

  constructor(host: SessionHost) {
    this.#host = host;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /**
   * Takes the page's list. While an answer comes, an earlier state of this turn is an echo and is ignored; any other list
   * replaces the conversation and stops the turn. Returns what could not be read.
   */
  setMessages(list: unknown): FormatFailure[] {
    const { entries, failures } = readMessages(list);
    if (this.#turn && isEcho(entries, this.#turn)) return failures;
    const { messages, failures: repeats } = reconcile(this.#snapshot.messages, entries);
    this.#publish({ messages });
    this.stop();
    return [...failures, ...repeats];
  }

  /** Refused, with `false`, while an answer comes. */
  send(input: UserInput): boolean {
    const question: Message = { id: newId(), role: 'user', content: contentOf(input) };
    return this.#ask([...this.#snapshot.messages, question]);
  }

  /** Answers a question again; what came after it goes. */
  retry(id: string): boolean {
    return this.#ask(this.#snapshot.messages.slice(0, this.#placeOf(id) + 1));
  }

  /** Takes back a question and all after it; gives back what was asked. */
  undo(id: string): UserInput | undefined {
    const at = this.#placeOf(id);
    const question = this.#snapshot.messages[at];
    if (this.#turn || !question) return undefined;
    this.#publish({ messages: this.#snapshot.messages.slice(0, at) });
    return inputOf(question.content);
  }

  /** A question that is edited is asked anew; an answer that is edited is replaced, and nothing else changes. */
  edit(message: Message): boolean {
    const { messages } = this.#snapshot;
    const at = this.#placeOf(message.id);
    if (this.#turn || at < 0) return false;
    if (message.role === 'user') return this.#ask([...messages.slice(0, at), copyOf(message)]);
    this.#publish({ messages: messages.with(at, copyOf(message)) });
    return true;
  }

  /** Empties the conversation. What is returned brings it back, as long as nothing has been said since. */
  clear(): () => boolean {
    this.stop();
    const { messages, failures } = this.#snapshot;
    this.#publish({ messages: [] });
    return () => {
      if (this.#turn || this.#snapshot.messages.length > 0) return false;
      this.#publish({ messages, failures });
      return true;
    };
  }

  /** Ends the answer that is coming; what has come of it stays. Where there are but thoughts, the question can be asked again. */
  stop(): void {
    const turn = this.#turn;
    if (!turn) return;
    const begun = turn.answers.some((answer) => isShown(answer) && !isThought(answer));
    if (!begun) {
      const last = [...turn.asked, ...turn.answers].findLast(isShown);
      this.#note(new ResponseError('stopped', 'Stopped before the answer began.'), last);
    }
    this.#end(turn, 'stopped');
  }

  /** By its id: what was asked for may have been shown before the list last changed. */
  #placeOf(id: string): number {
    return this.#snapshot.messages.findIndex((message) => message.id === id);
  }

  #ask(asked: readonly Message[]): boolean {
    const question = asked.at(-1);
    if (this.#turn || question?.role !== 'user') return false;
    this.#turns += 1;
    const turn: Turn = {
      number: this.#turns,
      controller: new AbortController(),
      start: performance.now(),
      asked,
      answers: [],
      left: [],
      first: null,
      usage: null,
    };
    this.#turn = turn;
    this.#publish({ messages: asked, status: 'pending' }, question.id);
    this.#host.started(turn.number);
    void this.#run(turn, inputOf(question.content));
    return true;
  }

  /** Never rejects: whatever goes wrong is how the turn ends. */
  async #run(turn: Turn, input: UserInput): Promise<void> {
    try {
      const respond = await this.#host.responder();
      if (this.#turn !== turn) return;
      const { signal } = turn.controller;
      const history = turn.asked.slice(0, -1).map((message) => copyOf(message));
      const result = await respond(copyOf(input), { history, signal });
      for await (const changed of answering(turn, result, this.#host.read)) {
        if (this.#turn !== turn) return;
        if (changed) this.#show(turn);
      }
      if (turn.answers.length === 0) throw new ResponseError('empty', 'The responder gave no answer.');
      this.#end(turn, 'done');
    } catch (cause) {
      if (this.#turn === turn) this.#fail(turn, asResponseError(cause));
    }
  }

  #show(turn: Turn): void {
    turn.first ??= performance.now() - turn.start;
    this.#publish({ messages: [...turn.asked, ...turn.answers], status: 'generating' });
  }

  #fail(turn: Turn, error: ResponseError): void {
    this.#note(error, this.#snapshot.messages.findLast(isShown));
    this.#host.failed(turn.number, error);
    this.#end(turn, error.kind === 'cut' ? 'cut' : 'error');
  }

  /** Beside the history and not in it: it is not sent along with the next question. */
  #note(error: ResponseError, after: Message | undefined): void {
    if (!after) return;
    this.#snapshot = { ...this.#snapshot, failures: new Map(this.#snapshot.failures).set(after.id, error) };
  }

  #end(turn: Turn, state: TurnState): void {
    if (this.#turn !== turn) return;
    this.#turn = undefined;
    this.#publish({ status: 'idle', stopped: state === 'stopped' });
    const timings = { first: turn.first, total: performance.now() - turn.start };
    this.#host.ended({ turn: turn.number, state, usage: turn.usage, timings });
    if (state === 'stopped') turn.controller.abort();
  }

  /** `retried`: the message whose failure is being mended. */
  #publish(change: Partial<Snapshot>, retried?: string): void {
    const next = { ...this.#snapshot, stopped: false, ...change };
    this.#snapshot = { ...next, failures: stillThere(next, retried) };
    this.#host.changed();
  }
}

/** A failure goes when its message does, or when it is tried again. */
function stillThere({ messages, failures }: Snapshot, retried: string | undefined): Snapshot['failures'] {
  if (failures.size === 0) return failures;
  const ids = new Set(messages.map(({ id }) => id));
  const kept = [...failures].filter(([id]) => ids.has(id) && id !== retried);
  return kept.length === failures.size ? failures : new Map(kept);
}

/** What reads all answers but a text that came as a whole. */
export const loadAnswering = () => import('./answering.js');

/** Takes what a responder gave into its turn, step by step: is there more to show now? */
async function* answering(turn: Turn, result: unknown, read: ResponseReader): AsyncGenerator<boolean> {
  if (typeof result !== 'string') {
    const { takeSteps } = await loadAnswering().catch((cause: unknown) => {
      throw new ResponseError('network', String(cause), { cause });
    });
    yield* takeSteps(turn, result, read);
  } else if (result !== '') {
    turn.answers = [{ id: newId(), role: 'assistant', content: result }];
    yield true;
  }
}

function asResponseError(cause: unknown): ResponseError {
  if (cause instanceof ResponseError) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  return new ResponseError('responder', words, { cause });
}
