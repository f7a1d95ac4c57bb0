import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { consume } from '../../src/session/consume.ts';
import { collect, collectUntilError } from '../support/collect.ts';

const noResponse = () => {
  throw new Error('There is no Response here.');
};
const { signal } = new AbortController();
/** The steps of an answer; an empty text says nothing. */
const steps = async (result: unknown) =>
  (await collect(consume(result, noResponse, signal))).filter((step) => step !== '');

const hi = { role: 'assistant', content: 'Hi' };

function streamOf(...chunks: unknown[]): ReadableStream<unknown> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

const answers: readonly (readonly [name: string, answer: () => unknown, expected: unknown[]])[] = [
  ['a string', () => 'Hi', ['Hi']],
  ['a message', () => hi, [hi]],
  ['a list', () => [hi, hi], [[hi, hi]]],
  ['a promise', () => Promise.resolve('Hi'), ['Hi']],
  [
    'a generator',
    function* () {
      yield 'a';
      yield 'b';
    },
    ['a', 'b'],
  ],
  [
    'an async generator',
    async function* () {
      yield 'a';
      yield 'b';
    },
    ['a', 'b'],
  ],
  [
    'a promise of a generator',
    async () =>
      (function* () {
        yield 'a';
      })(),
    ['a'],
  ],
  [
    'a generator of promises',
    function* () {
      yield Promise.resolve('a');
    },
    ['a'],
  ],
  [
    'a generator that returns a message after it yielded',
    function* () {
      yield 'a';
      return hi;
    },
    ['a', hi],
  ],
  [
    'a generator that returns a list after it yielded',
    async function* () {
      yield 'a';
      return [hi];
    },
    ['a', [hi]],
  ],
  [
    'a generator that only returns text',
    // biome-ignore lint/correctness/useYield: that is what it is about
    function* () {
      return 'a';
    },
    ['a'],
  ],
  [
    'a generator that returns text after it yielded: the text is not said twice',
    async function* () {
      yield 'a';
      return 'a';
    },
    ['a'],
  ],
  [
    'a generator that returns another one',
    function* () {
      yield 'a';
      return (function* () {
        yield 'b';
      })();
    },
    ['a', 'b'],
  ],
  ['a generator that gives nothing', function* () {}, []],
  ['a stream of strings', () => streamOf('a', 'b'), ['a', 'b']],
  ['a stream of objects', () => streamOf(hi, { choices: [] }), [hi, { choices: [] }]],
  [
    'an object that can be iterated asynchronously',
    () => ({
      async *[Symbol.asyncIterator]() {
        yield 'a';
      },
    }),
    ['a'],
  ],
  [
    'an iterator made by hand',
    () => {
      const values = ['a', 'b'];
      return { next: () => ({ done: values.length === 0, value: values.shift() }) };
    },
    ['a', 'b'],
  ],
];

for (const [name, answer, expected] of answers) {
  test(`a responder may answer with ${name}`, async () => {
    assert.deepEqual(await steps(answer()), expected);
  });
}

test('a stream of bytes gives its characters whole, wherever it is cut', async () => {
  const bytes = new TextEncoder().encode('é€😀');
  const chunks = [...bytes].map((byte) => Uint8Array.of(byte));
  const pieces = await steps(streamOf(...chunks));
  assert.equal(pieces.join(''), 'é€😀');
});

test('a stream of bytes that ends within a character shows that something is missing', async () => {
  assert.equal((await steps(streamOf(Uint8Array.of(0x61, 0xf0, 0x9f)))).join(''), 'a\uFFFD');
});

test('a Response is read by its type', async () => {
  const response = new Response('x');
  const read = async function* (given: Response) {
    yield given === response;
  };
  assert.deepEqual(await collect(consume(Promise.resolve(response), read, signal)), [true]);
  const generator = (async function* () {
    yield 'a';
    return response;
  })();
  assert.deepEqual(await collect(consume(generator, read, signal)), ['a', true]);
});

describe('what goes wrong comes out, after what had come', () => {
  const cause = new Error('No.');
  const failing: readonly (readonly [name: string, answer: () => unknown, came: unknown[]])[] = [
    ['a promise that rejects', () => Promise.reject(cause), []],
    [
      'a generator that throws',
      function* () {
        yield 'a';
        throw cause;
      },
      ['a'],
    ],
    [
      'an async generator that throws',
      async function* () {
        yield 'a';
        throw cause;
      },
      ['a'],
    ],
    [
      'a stream that breaks',
      () => {
        const chunks = ['a'];
        return new ReadableStream({
          pull(controller) {
            const chunk = chunks.shift();
            if (chunk) controller.enqueue(chunk);
            else controller.error(cause);
          },
        });
      },
      ['a'],
    ],
  ];
  for (const [name, answer, came] of failing) {
    test(name, async () => {
      assert.deepEqual(await collectUntilError(consume(answer(), noResponse, signal)), {
        came,
        error: cause,
      });
    });
  }
});

describe('who leaves early', () => {
  test('lets a generator clean up', async () => {
    let cleaned = false;
    const generator = (async function* () {
      try {
        yield 'a';
        yield 'b';
      } finally {
        cleaned = true;
      }
    })();
    for await (const _ of consume(generator, noResponse, signal)) break;
    await generator.return();
    assert.equal(cleaned, true);
  });

  test('cancels a stream', async () => {
    let cancelled = false;
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue('a'),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const _ of consume(stream, noResponse, signal)) break;
    assert.equal(cancelled, true);
  });

  test('does not wait for a generator whose cleaning up fails or never comes', async () => {
    for (const end of [() => Promise.reject(new Error('No.')), () => new Promise(() => {})]) {
      const iterator = { next: async () => ({ done: false, value: 'a' }), return: end };
      for await (const _ of consume(iterator, noResponse, signal)) break;
    }
  });
});

test('a generator that yielded and then returns null has given its answer', async () => {
  const generator = (async function* () {
    yield 'Hi';
    return null;
  })();
  assert.deepEqual(await steps(generator), ['Hi']);
});
