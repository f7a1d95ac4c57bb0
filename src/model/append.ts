import { type Content, type Part, partsOf } from './message.js';

/** What one streamed step adds; parts that did not change keep their identity. */
export function appendText(content: Content, text: string): Content {
  if (typeof content === 'string') return content + text;
  const parts = partsOf(content);
  const last = parts.at(-1);
  const grown: Part = { type: 'text', text: (last?.type === 'text' ? last.text : '') + text };
  return last?.type === 'text' ? [...parts.slice(0, -1), grown] : [...parts, grown];
}
