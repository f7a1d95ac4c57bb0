import { chunksOf } from '../model/stream.js';

/** Reads a `Response` by its type. */
export type ResponseReader = (response: Response, signal: AbortSignal) => AsyncIterable<unknown>;

/**
 * All that a responder may hand over, as one sequence of steps: a value, a promise, a generator (its return value counts
 * if it yielded nothing, or is a message or list), a `Response`, or a stream of bytes, strings or objects.
 */
export async function* consume(
  result: unknown,
  read: ResponseReader,
  signal: AbortSignal,
): AsyncGenerator<unknown> {
  const value = await result;
  if (value instanceof Response) yield* read(value, signal);
  else if (value instanceof ReadableStream) yield* fromStream(value, signal);
  else if (isIterator(value)) yield* fromIterator(value, read, signal);
  else if (isAsyncIterable(value)) yield* value;
  else yield value;
}

type AnyIterator = Iterator<unknown, unknown> | AsyncIterator<unknown, unknown>;

async function* fromIterator(
  iterator: AnyIterator,
  read: ResponseReader,
  signal: AbortSignal,
): AsyncGenerator<unknown> {
  let yielded = false;
  try {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) {
        const counts = value !== undefined && value !== null && (!yielded || typeof value === 'object');
        if (counts) yield* consume(value, read, signal);
        return;
      }
      yielded = true;
      yield value;
    }
  } finally {
    // Left early: the generator's own `finally` runs; it is not waited for, since it may never come.
    Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

async function* fromStream(stream: ReadableStream<unknown>, signal: AbortSignal): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  for await (const chunk of chunksOf(stream, signal)) {
    yield chunk instanceof Uint8Array ? decoder.decode(chunk, { stream: true }) : chunk;
  }
  yield decoder.decode();
}

const isIterator = (value: unknown): value is AnyIterator =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
