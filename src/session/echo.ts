import { filesOf, type Message, textOf } from '../model/message.js';
import type { Entry } from '../model/parse.js';

/** What a turn knows of itself. */
export interface TurnSoFar {
  /** The conversation up to the question. */
  readonly asked: readonly Message[];
  readonly answers: readonly Message[];
  /** Answers that were replaced by something else. */
  readonly left: readonly Message[];
}

/**
 * Is the list an earlier state of this turn, as a page gives it back that keeps the conversation itself? The same ids,
 * texts equal or the beginning of what is, or was, there; copies and proxies count, too.
 */
export function isEcho(list: readonly Entry[], { asked, answers, left }: TurnSoFar): boolean {
  const given = [...answers, ...left];
  if (list.length < asked.length || list.length > asked.length + given.length) return false;
  return list.every(({ message }, i) => {
    const question = asked[i];
    if (question) return grewFrom(message, question) && textOf(message.content) === textOf(question.content);
    return given.some((answer) => grewFrom(message, answer));
  });
}

/** The same message, with as much or more in it. */
export function grewFrom(before: Entry['message'], after: Message): boolean {
  if (before.id !== after.id || before.role !== after.role) return false;
  const fewer = filesOf(before.content).length <= filesOf(after.content).length;
  return fewer && textOf(after.content).startsWith(textOf(before.content));
}
