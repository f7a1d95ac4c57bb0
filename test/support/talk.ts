import { readResponse } from '../../src/backends/read.ts';
import type { Responder, ResponseError } from '../../src/model/backend.ts';
import { type Message, textOf } from '../../src/model/message.ts';
import { Session, type TurnEnd } from '../../src/session/session.ts';
import { deferred } from './collect.ts';

/** A conversation with this responder, and what its host was told, in order. */
export function talk(
  respond: Responder | (() => Promise<Responder>),
  options: { late?: boolean; messages?: unknown } = {},
) {
  const log: string[] = [];
  const ends: TurnEnd[] = [];
  const errors: ResponseError[] = [];
  const waiting: { until: () => boolean; resolve: () => void }[] = [];
  const look = () => {
    for (const each of waiting.filter(({ until }) => until())) each.resolve();
  };
  const session = new Session({
    responder: () => (options.late ? (respond as () => Promise<Responder>)() : (respond as Responder)),
    read: readResponse,
    changed: () => {
      log.push(session.snapshot.status);
      look();
    },
    started: (turn) => log.push(`started ${turn}`),
    failed: (turn, error) => {
      log.push(`failed ${turn}`);
      errors.push(error);
    },
    ended: (end) => {
      log.push(`ended ${end.turn} ${end.state}`);
      ends.push(end);
      look();
    },
  });
  if (options.messages) session.setMessages(options.messages);
  log.length = 0;

  /** Resolves when this is so: now, or after something has changed. */
  async function until(so: () => boolean): Promise<void> {
    if (so()) return;
    const { promise, resolve } = deferred();
    waiting.push({ until: so, resolve });
    await promise;
  }

  return {
    session,
    log,
    ends,
    errors,
    until,
    /** Asks, and waits for the end of the turn. */
    async ask(text = 'Hello'): Promise<TurnEnd> {
      const before = ends.length;
      if (!session.send({ text, files: [] })) throw new Error('The question was refused.');
      await until(() => ends.length > before);
      return ends[before] as TurnEnd;
    },
    /** The end of the turn that is under way, or of the last one. */
    async over(count = 1): Promise<TurnEnd> {
      await until(() => ends.length >= count);
      return ends[count - 1] as TurnEnd;
    },
    /** `user: Hello`, `assistant: Hi`. */
    shown: () => session.snapshot.messages.map(line),
    /** The id of the message at a place; of none, where there is none. */
    idAt: (place: number) => session.snapshot.messages[place]?.id ?? 'none',
    /** The text of the last message. */
    last: () => textOf(session.snapshot.messages.at(-1)?.content ?? ''),
    /** The failures: after which message each is said, and its kind. */
    failures: () =>
      session.snapshot.messages.flatMap((message) => {
        const failure = session.snapshot.failures.get(message.id);
        return failure ? [`${line(message)}: ${failure.kind}`] : [];
      }),
  };
}

const line = ({ role, content }: Message) => `${role}: ${textOf(content)}`;
