import { ResponseError, type Usage } from '../model/backend.js';
import type { Delta } from '../model/delta.js';
import { isFields } from '../model/guards.js';
import { readThoughtDelta } from '../model/thought-delta.js';

/** One streamed step: what to append, a new state of the whole answer, or a count of tokens. */
export type Step =
  | ({ readonly kind: 'append' } & Delta)
  | { readonly kind: 'replace'; readonly list: readonly unknown[] }
  | { readonly kind: 'usage' };

/** What a responder yields, a stream carries, or a server sends as an object. */
export function readStep(value: unknown): Step & { readonly usage?: Usage | undefined } {
  if (typeof value === 'string') return value === '' ? { kind: 'usage' } : { kind: 'append', text: value };
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
  if (!isFields(delta)) return { kind: 'usage' };
  const thoughts = readThoughtDelta(delta);
  const text = typeof delta.content === 'string' ? delta.content : '';
  const empty = text === '' && !thoughts.reasoning && !thoughts.calls;
  return empty ? { kind: 'usage' } : { kind: 'append', text, ...thoughts };
}

/** As in Gradio, an answer need not say whose it is. */
function asAnswer(value: unknown): unknown {
  return isFields(value) && value.role === undefined ? { ...value, role: 'assistant' } : value;
}
