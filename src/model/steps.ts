import { type Message, partsOf } from './message.js';
import { callsIn, isThought } from './thoughts.js';

/** For those who have it later. */
export interface Steps {
  readonly betweenSteps: typeof betweenSteps;
  readonly stepOver: typeof stepOver;
}

/** Is a step over, and neither the next one nor the answer begun? */
export function betweenSteps(messages: readonly Message[]): boolean {
  const turn = messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1);
  const waits = turn.some((message) => isThought(message) && message.metadata?.status === 'pending');
  const results = turn.filter(({ role }) => role === 'tool');
  return stepOver(messages) && !waits && turn.flatMap(callsIn).length <= results.length;
}

/** Has the last thing that came come to its end? */
export function stepOver(messages: readonly Message[]): boolean {
  const message = messages.at(-1);
  if (!message || message.role === 'tool') return message !== undefined;
  const part = partsOf(message.content).at(-1);
  const step = isThought(message) ? message.metadata : part?.type === 'thought' ? part : undefined;
  return step?.status === 'done';
}
