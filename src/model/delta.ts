import { newId } from './identity.js';
import { type Content, type Message, type Part, partsOf } from './message.js';
import { growFields, type ThoughtDelta, withThoughts } from './thoughts.js';

/** What one streamed step adds; parts that did not change keep their identity. */
export function appendText(content: Content, text: string): Content {
  if (typeof content === 'string') return content + text;
  const parts = partsOf(content);
  const last = parts.at(-1);
  const grown: Part = { type: 'text', text: (last?.type === 'text' ? last.text : '') + text };
  return last?.type === 'text' ? [...parts.slice(0, -1), grown] : [...parts, grown];
}

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
