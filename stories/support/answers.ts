import type { Responder } from '../../src/index.ts';

/** Yields an answer word by word, as models do, without a clock. */
export const saying = (text: string): Responder =>
  async function* () {
    for (const [word] of text.matchAll(/\s*\S+/g)) {
      await new Promise(requestAnimationFrame);
      yield word;
    }
  };

/** Never comes to an end: until Stop. */
export const endless = (text: string): Responder =>
  async function* (_message, { signal }) {
    if (text) yield text;
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };

/** Fails the first time, and answers when it is asked again. */
export function failingOnce(text: string): Responder {
  let asked = 0;
  return async function* () {
    asked += 1;
    if (asked > 1) {
      yield text;
      return;
    }
    yield 'The tide turns at 14:20, and the north slipway';
    throw new Error('The model ran out of memory (worker 3, 16 GB).');
  };
}
