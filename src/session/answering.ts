import { ResponseError, type Usage } from '../model/backend.js';
import { appendToAnswer } from '../model/delta.js';
import { reconcile } from '../model/identity.js';
import type { Message } from '../model/message.js';
import { MessageFormatError, readMessages } from '../model/parse.js';
import { consume, type ResponseReader } from './consume.js';
import { grewFrom } from './echo.js';
import { readStep } from './steps.js';

/** What a turn has of its answer. */
export interface Answering {
  readonly controller: AbortController;
  /** The conversation up to the question. */
  readonly asked: readonly Message[];
  answers: readonly Message[];
  /** Answers that were replaced by something else: a page may still give them back. */
  readonly left: Message[];
  usage: Usage | null;
}

/** Takes an answer as it comes, and says after each step whether there is more to show. */
export async function* takeSteps(
  turn: Answering,
  result: unknown,
  read: ResponseReader,
): AsyncGenerator<boolean> {
  for await (const value of consume(result, read, turn.controller.signal)) {
    const step = readStep(value);
    turn.usage = step.usage ?? turn.usage;
    if (step.kind === 'append') turn.answers = appendToAnswer(turn.answers, step);
    else if (step.kind === 'replace') replaceAnswers(turn, step.list);
    yield step.kind !== 'usage';
  }
}

/** What is yielded is copied at once, and keeps its ids from step to step. */
function replaceAnswers(turn: Answering, list: readonly unknown[]): void {
  const { entries, failures } = readMessages(list);
  const [bad] = failures;
  if (bad) throw new ResponseError('responder', new MessageFormatError(bad).message, { cause: bad.cause });
  const taken = new Set(turn.asked.map(({ id }) => id));
  const { messages } = reconcile(turn.answers, entries, taken);
  turn.left.push(...turn.answers.filter((answer) => !messages.some((message) => grewFrom(answer, message))));
  turn.answers = messages;
}
