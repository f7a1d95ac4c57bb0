import { ResponseError, type Usage } from '../model/backend.js';
import { isFields } from '../model/parse.js';

/** One streamed step: text to append, a new state of the whole answer, or a count of tokens. */
export type Step =
  | { readonly kind: 'append'; readonly text: string }
  | { readonly kind: 'replace'; readonly list: readonly unknown[] }
  | { readonly kind: 'usage' };

/** What a responder yields, a stream carries, or a server sends as an object. */
export function readStep(value: unknown): Step & { readonly usage?: Usage | undefined } {
  if (typeof value === 'string') return { kind: 'append', text: value };
  if (Array.isArray(value)) return { kind: 'replace', list: value.map(asAnswer) };
  if (isFields(value)) {
    const usage = isFields(value.usage) ? value.usage : undefined;
    if (Array.isArray(value.choices)) return { ...readChoice(value.choices[0]), usage };
    if ('content' in value) return { kind: 'replace', list: [asAnswer(value)] };
  }
  throw new ResponseError(
    'responder',
    'An answer is text, a message, a list of messages, a Response or a stream.',
    {
      cause: value,
    },
  );
}

/** A `chat.completion.chunk` carries a delta, a `chat.completion` the whole message; a last chunk may have neither. */
function readChoice(choice: unknown): Step {
  const { delta, message } = isFields(choice) ? choice : {};
  if (isFields(message)) return { kind: 'replace', list: [asAnswer(message)] };
  const text = isFields(delta) ? delta.content : undefined;
  return typeof text === 'string' ? { kind: 'append', text } : { kind: 'usage' };
}

/** As in Gradio, an answer need not say whose it is. */
function asAnswer(value: unknown): unknown {
  return isFields(value) && value.role === undefined ? { ...value, role: 'assistant' } : value;
}
