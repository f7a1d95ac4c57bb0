import { appendText } from './append.js';
import { newId } from './identity.js';
import type { Message } from './message.js';
import { growFields, type ThoughtDelta } from './thought-delta.js';
import { withThoughts } from './thoughts.js';

/** What one streamed step adds to an answer. */
export interface Delta extends ThoughtDelta {
  readonly text: string;
}

/** Appends to the last answer of this turn, or starts one. */
export function appendToAnswer(
  answers: readonly Message[],
  { text, ...thoughts }: Delta,
): readonly Message[] {
  const last = answers.at(-1) ?? { id: newId(), role: 'assistant', content: '' };
  const grown = growFields(last, thoughts);
  const content = text === '' ? last.content : appendText(last.content, text);
  return [...answers.slice(0, -1), { ...grown, content: withThoughts(content, grown) }];
}
