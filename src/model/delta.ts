import { newId } from './identity.js';
import { type Content, type Message, type Part, partsOf } from './message.js';

/** What one streamed step adds; parts that did not change keep their identity. */
export function appendText(content: Content, text: string): Content {
  if (typeof content === 'string') return content + text;
  const parts = partsOf(content);
  const last = parts.at(-1);
  const grown: Part = { type: 'text', text: (last?.type === 'text' ? last.text : '') + text };
  return last?.type === 'text' ? [...parts.slice(0, -1), grown] : [...parts, grown];
}

/** Appends to the last answer of this turn, or starts one. */
export function appendToAnswer(answers: readonly Message[], text: string): readonly Message[] {
  const last = answers.at(-1);
  if (!last) return [{ id: newId(), role: 'assistant', content: text }];
  return [...answers.slice(0, -1), { ...last, content: appendText(last.content, text) }];
}
