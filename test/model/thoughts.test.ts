import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { appendToAnswer } from '../../src/model/delta.ts';
import { parseMessages } from '../../src/model/identity.ts';
import type { Message, Part } from '../../src/model/message.ts';
import { readThoughtDelta } from '../../src/model/thought-delta.ts';

const text = (words: string) => ({ type: 'text', text: words }) as const;
const thought = (content: string, rest: object = {}): Part => ({
  type: 'thought',
  title: '',
  content,
  ...rest,
});
const reasoned = (content: string, rest: object = {}) =>
  thought(content, { id: 'reasoning_content', ...rest });
const call = (id: unknown, name: unknown, args: unknown) => ({
  id,
  type: 'function',
  function: { name, arguments: args },
});

function contentOf(entry: object): unknown {
  return parseMessages([{ role: 'assistant', ...entry }])[0]?.content;
}

const done = { status: 'done' };
const cases: readonly (readonly [name: string, entry: object, content: unknown])[] = [
  [
    'reasoning before an answer is over',
    { content: 'Hi', reasoning_content: 'Hm.' },
    [reasoned('Hm.', done), text('Hi')],
  ],
  ['reasoning without an answer is not', { content: '', reasoning_content: 'Hm.' }, [reasoned('Hm.')]],
  ['reasoning where there is no content', { content: null, reasoning_content: 'Hm.' }, [reasoned('Hm.')]],
  ['reasoning by its other name', { content: '', reasoning: 'Hm.' }, [thought('Hm.', { id: 'reasoning' })]],
  ['blank reasoning is none', { content: 'Hi', reasoning_content: ' \n' }, 'Hi'],
  ['reasoning that is no text is none', { content: 'Hi', reasoning_content: { a: 1 } }, 'Hi'],
  [
    'a call of a tool, with null as content',
    { content: null, tool_calls: [call('c1', 'search', '{"q":"a"}')] },
    [thought('{"q":"a"}', { title: 'search', id: 'c1' })],
  ],
  [
    'a call of a tool, with no content at all',
    { tool_calls: [call('c1', 'search', '{}')] },
    [thought('{}', { title: 'search', id: 'c1' })],
  ],
  [
    'words before a call stay before it',
    { content: 'Let me look.', tool_calls: [call('c1', 'search', '{}')] },
    [text('Let me look.'), thought('{}', { title: 'search', id: 'c1' })],
  ],
  [
    'several calls, after the reasoning',
    { content: null, reasoning_content: 'Hm.', tool_calls: [call('a', 'f', '1'), call('b', 'g', '2')] },
    [reasoned('Hm.', done), thought('1', { title: 'f', id: 'a' }), thought('2', { title: 'g', id: 'b' })],
  ],
  [
    'arguments that came as an object',
    { content: '', tool_calls: [{ function: { name: 'f', arguments: { a: 1 } } }] },
    [thought('{"a":1}', { title: 'f', id: 'tool_calls.0' })],
  ],
  [
    'a custom tool of OpenAI',
    { content: null, tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'py', input: 'print(1)' } }] },
    [thought('print(1)', { title: 'py', id: 'c' })],
  ],
  [
    'two calls of one id',
    { content: null, tool_calls: [call('c', 'f', '1'), call('c', 'g', '2')] },
    [thought('1', { title: 'f', id: 'c' }), thought('2', { title: 'g', id: 'tool_calls.1' })],
  ],
  [
    'a call without anything',
    { content: null, tool_calls: [{}, null, 7, { function: 'f' }] },
    [thought('', { id: 'tool_calls.0' }), thought('', { id: 'tool_calls.1' })],
  ],
  ['calls that are no list are none', { content: 'Hi', tool_calls: { a: 1 } }, 'Hi'],
  ['a refusal in the place of the content', { content: null, refusal: 'No.' }, 'No.'],
];

for (const [name, entry, content] of cases) {
  test(`${name}, and it reads the same again`, () => {
    assert.deepEqual(contentOf(entry), content);
    assert.deepEqual(contentOf({ ...entry, content }), content);
  });
}

test('the fields that they came in stay, so that the history goes back as it came', () => {
  const entry = {
    role: 'assistant',
    content: null,
    reasoning_content: 'Hm.',
    tool_calls: [call('a', 'f', '{}')],
  };
  const [message] = parseMessages([entry]);
  assert.deepEqual(message?.tool_calls, entry.tool_calls);
  assert.equal(message?.reasoning_content, 'Hm.');
});

test('a question neither reasons nor calls tools', () => {
  const [message] = parseMessages([
    { role: 'user', content: 'Hi', reasoning_content: 'x', tool_calls: [call('a', 'f', '')] },
  ]);
  assert.equal(message?.content, 'Hi');
});

test('what was added to a thought that came from a field stays', () => {
  const before = contentOf({ content: 'Hi', reasoning_content: 'Hm.' }) as Part[];
  const content = before.map((part) => (part.type === 'thought' ? { ...part, duration: 2 } : part));
  assert.deepEqual(contentOf({ content, reasoning_content: 'Hm. So.' }), [
    reasoned('Hm. So.', { ...done, duration: 2 }),
    text('Hi'),
  ]);
});

describe('a streamed answer', () => {
  /** What becomes of deltas as servers send them. */
  function streamed(...deltas: readonly Record<string, unknown>[]): Message | undefined {
    let answers: readonly Message[] = [];
    for (const delta of deltas) {
      const words = typeof delta.content === 'string' ? delta.content : '';
      answers = appendToAnswer(answers, { text: words, ...readThoughtDelta(delta) });
    }
    assert.equal(answers.length, 1);
    return answers[0];
  }
  const piece = (index: unknown, args: unknown, rest: object = {}, name?: string) => ({
    tool_calls: [{ index, ...rest, function: { ...(name ? { name } : {}), arguments: args } }],
  });

  test('reasons first, then speaks', () => {
    const message = streamed(
      { reasoning_content: 'H' },
      { reasoning_content: 'm.' },
      { content: 'Hi' },
      { content: '!' },
    );
    assert.deepEqual(message?.content, [reasoned('Hm.', done), text('Hi!')]);
    assert.equal(message?.reasoning_content, 'Hm.');
  });

  test('reasons by another name', () => {
    assert.deepEqual(streamed({ reasoning: 'H' }, { reasoning: 'm' })?.content, [reasoned('Hm')]);
  });

  test('calls a tool, whose arguments come in pieces', () => {
    const message = streamed(
      piece(0, '', { id: 'c1', type: 'function' }, 'search'),
      piece(0, '{"q":'),
      piece(0, '"a"}'),
    );
    assert.deepEqual(message?.content, [thought('{"q":"a"}', { title: 'search', id: 'c1' })]);
    assert.deepEqual(message?.tool_calls, [call('c1', 'search', '{"q":"a"}')]);
  });

  const twoCalls = [call('a', 'f', '1'), call('b', 'g', '2')];
  const orders: readonly (readonly [name: string, deltas: readonly Record<string, unknown>[]])[] = [
    [
      'one after the other',
      [
        piece(0, '', { id: 'a', type: 'function' }, 'f'),
        piece(0, '1'),
        piece(1, '', { id: 'b', type: 'function' }, 'g'),
        piece(1, '2'),
      ],
    ],
    [
      'in turns',
      [
        piece(0, '', { id: 'a', type: 'function' }, 'f'),
        piece(1, '', { id: 'b', type: 'function' }, 'g'),
        piece(0, '1'),
        piece(1, '2'),
      ],
    ],
    [
      'each whole and with the same index',
      [piece(0, '1', { id: 'a', type: 'function' }, 'f'), piece(0, '2', { id: 'b', type: 'function' }, 'g')],
    ],
    [
      'with their ids and names in every piece',
      [
        piece(0, '', { id: 'a', type: 'function' }, 'f'),
        piece(0, '1', { id: 'a', type: 'function' }, 'f'),
        piece(1, '2', { id: 'b', type: 'function' }, 'g'),
      ],
    ],
    [
      'counted from one, with null where there is nothing new',
      [
        piece(1, null, { id: 'a', type: 'function' }, 'f'),
        piece(1, '1', { id: null, type: null }),
        piece(2, '2', { id: 'b', type: 'function' }, 'g'),
      ],
    ],
    [
      'without an index',
      [
        piece(undefined, '1', { id: 'a', type: 'function' }, 'f'),
        piece(undefined, '', { id: 'b', type: 'function' }, 'g'),
        piece(undefined, '2'),
      ],
    ],
  ];
  for (const [name, deltas] of orders) {
    test(`calls two tools, ${name}`, () => {
      assert.deepEqual(streamed(...deltas)?.tool_calls, twoCalls);
    });
  }

  test('makes no list longer than what came, whatever the index', () => {
    const message = streamed(
      piece(999_999_999, '{}', {}, 'f'),
      piece(-1, ''),
      piece('length', ''),
      piece(1.5, ''),
    );
    assert.deepEqual(Object.keys(message?.tool_calls ?? {}), ['0']);
  });

  test('reaches no prototype', () => {
    streamed(
      JSON.parse(
        '{"tool_calls":[{"index":0,"__proto__":{"polluted":1},"function":{"name":"f","__proto__":{"polluted":1}}}]}',
      ),
    );
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  test('that only speaks stays plain text', () => {
    assert.equal(streamed({ content: 'H' }, { content: 'i' })?.content, 'Hi');
  });

  for (const nothing of [
    { reasoning_content: '' },
    { reasoning_content: null },
    { tool_calls: [] },
    { tool_calls: {} },
  ]) {
    test(`${JSON.stringify(nothing)} adds nothing`, () => {
      assert.deepEqual(readThoughtDelta(nothing), {});
    });
  }
});
