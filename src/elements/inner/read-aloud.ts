import type { ReactiveControllerHost } from 'lit';
import type { Announcer } from '../../controllers/announcer.js';
import { Recently } from '../../controllers/recently.js';
import type { Strings } from '../../i18n/strings.js';
import type { ResponseError } from '../../model/backend.js';
import { type Message, textOf } from '../../model/message.js';
import type { MessageList } from '../../model/message-list.js';
import { patience, speech } from '../lazy.js';
import type { Heard, Speech } from './speech.js';

interface Now {
  /** Will nothing be added to what is there? */
  readonly over: boolean;
  /** Is there no more because somebody stopped it? */
  readonly stopped: boolean;
  readonly strings: Strings;
  readonly locale: string | undefined;
  readonly failures: ReadonlyMap<string, ResponseError>;
}

/** The answers to one question, and how far they have been read aloud. */
interface Turn {
  readonly question: string | undefined;
  begun: boolean;
  /** The last message when all had been said. */
  over?: Message;
  /** Has it been over for a while, or is that being waited for? */
  waited?: boolean;
  loading?: Promise<void>;
  speech?: Pick<Speech, 'next'>;
}

/**
 * Has an answer read aloud while it comes, and its end said. A history that was there from the start is not read, nor is
 * another conversation that is shown in the place of the one before.
 */
export class ReadAloud {
  readonly #host: ReactiveControllerHost;
  readonly #list: MessageList;
  readonly #announcer: Announcer;
  readonly #cameAtOnce: Recently;
  #turn: Turn | undefined;
  /** The last message at the last look. */
  #before = '';

  constructor(host: ReactiveControllerHost, list: MessageList, announcer: Announcer) {
    this.#host = host;
    this.#list = list;
    this.#announcer = announcer;
    this.#cameAtOnce = new Recently(host, patience);
  }

  /** To be called when what came has been drawn. */
  update(now: Now): void {
    const { last } = this.#list;
    const question = last && this.#list.questionOf(last)?.id;
    const asked = last?.role === 'user';
    const added = this.#before !== last?.id && this.#list.has(this.#before);
    this.#before = last?.id ?? '';
    // Asked once more: how far the answer before was read says nothing of the next.
    if (this.#turn?.question !== question || (asked && this.#turn?.speech)) this.#turn = undefined;
    if (last && (asked || added || !now.over)) this.#turn ??= { question, begun: false };
    if (!last || !this.#turn) return;
    if (asked) this.#await(this.#turn, last, now);
    else if (!this.#turn.speech) this.#prepare(this.#turn, now);
    else if (!now.over || this.#turn.over !== last) this.#read(this.#turn, this.#turn.speech, last, now);
  }

  #await(turn: Turn, question: Message, now: Now): void {
    if (!now.over && !turn.begun) this.#announcer.say(now.strings.answering);
    if (now.over && turn.begun && turn.over !== question) this.#end(turn, question, now, '');
    turn.begun ||= !now.over;
  }

  /** What streams is to be heard at once. */
  #prepare(turn: Turn, { over }: Now): void {
    if (over && !turn.loading && !speech.arrived) {
      if (!turn.waited) this.#cameAtOnce.happened();
      turn.waited = true;
      if (this.#cameAtOnce.is) return;
    }
    turn.loading ??= this.#load(turn);
  }

  #read(turn: Turn, speech: Pick<Speech, 'next'>, last: Message, now: Now): void {
    const { messages, reader } = this.#list;
    const answers = messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1);
    const sentences = speech.next({ ...now, messages: answers, reader }, now.over);
    for (const sentence of sentences) this.#announcer.say(sentence);
    if (now.over) this.#end(turn, last, now, now.stopped ? now.strings.stopped : now.strings.answerOver);
  }

  /** A failure speaks for itself, where it is shown. */
  #end(turn: Turn, last: Message, { failures, strings }: Now, words: string): void {
    const failure = failures.get(last.id);
    this.#announcer.say(!failure ? words : failure.kind === 'stopped' ? strings.stopped : '');
    turn.over = last;
  }

  async #load(turn: Turn): Promise<void> {
    try {
      const { Speech } = await speech.fetch();
      turn.speech = new Speech();
    } catch {
      turn.speech = { next: (heard, over) => (over ? wholeOf(heard) : []) };
    }
    this.#host.requestUpdate();
  }
}

/** What can be said without the part that reads: the last answer, as it was written. */
function wholeOf({ messages, strings }: Heard): string[] {
  const answer = messages.findLast(({ role }) => role === 'assistant');
  return answer ? [strings.answerFrom(strings.assistant, textOf(answer.content))] : [];
}
