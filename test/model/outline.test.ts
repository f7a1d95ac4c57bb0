import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { groupsOf } from '../../src/model/history.ts';
import { parseMessages } from '../../src/model/identity.ts';
import type { Message } from '../../src/model/message.ts';
import { nestedIn } from '../../src/model/nesting.ts';
import { outlineOf, type Piece, type Thought } from '../../src/model/outline.ts';
import { plainReader } from '../../src/model/reader.ts';
import { reasoningReader } from '../../src/model/reasoning.ts';
import type { Circumstances } from '../../src/model/words.ts';

const user = { role: 'user', content: 'q' };
const step = (title: string, rest: object = {}) => ({
  role: 'assistant',
  content: '',
  metadata: { title, ...rest },
});
const part = (title: string, rest: object = {}) => ({ type: 'thought', title, content: '', ...rest });
const call = (id: string | undefined, name: string) => ({ id, function: { name, arguments: '' } });
const calls = (...list: object[]) => ({ role: 'assistant', content: null, tool_calls: list });
const result = (content: unknown, id?: string) => ({
  role: 'tool',
  content,
  ...(id ? { tool_call_id: id } : {}),
});

/** A thought is `title(what is inside)`, a result `=text`. */
function drawn(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.type === 'text') return piece.text;
      if (piece.type !== 'thought') return piece.type;
      const results = piece.results.map((content) => `=${content}`);
      const inside = [drawn(piece.pieces), ...results].filter((each) => each !== '').join(' ');
      return inside ? `${piece.title}(${inside})` : piece.title;
    })
    .filter((each) => each !== '')
    .join(' ');
}

const quiet = { growing: undefined, active: false, reader: plainReader };

/** What is shown of a list, one line for each message that stands by itself. */
function shown(...list: object[]): string[] {
  const messages = parseMessages(list);
  const nested = nestedIn(messages);
  return groupsOf(messages, nested).flatMap((group) =>
    group.messages.map((message) =>
      drawn(outlineOf(message, { ...quiet, nested: nested.get(message) ?? [] })),
    ),
  );
}

describe('a thought stands inside its parent', () => {
  const cases: readonly (readonly [name: string, list: object[], lines: string[]])[] = [
    ['that came before it', [step('a', { id: 1 }), step('b', { parent_id: 1 })], ['a(b)']],
    ['that comes after it', [step('b', { parent_id: 1 }), step('a', { id: 1 })], ['a(b)']],
    ['whose id is 0', [step('a', { id: 0 }), step('b', { parent_id: 0 })], ['a(b)']],
    [
      'whose id is a number here and a string there',
      [step('a', { id: 1 }), step('b', { parent_id: '1' })],
      ['a(b)'],
    ],
    [
      'at any depth that is shown',
      [step('a', { id: 1 }), step('b', { id: 2, parent_id: 1 }), step('c', { parent_id: 2 })],
      ['a(b(c))'],
    ],
    [
      'in the order of the list',
      [step('c', { parent_id: 1 }), step('a', { id: 1 }), step('b', { parent_id: 1 })],
      ['a(c b)'],
    ],
    [
      'and not inside that of another turn, though it has the same id',
      [step('a', { id: 1 }), user, step('b', { id: 1 }), step('c', { parent_id: 1 })],
      ['a', 'q', 'b(c)'],
    ],
    [
      'and inside the nearest, where several have its id',
      [step('a', { id: 1 }), step('b', { id: 1 }), step('c', { parent_id: 1 })],
      ['a', 'b(c)'],
    ],
    [
      'also with instructions between',
      [step('a', { id: 1 }), { role: 'system', content: 's' }, step('b', { parent_id: 1 })],
      ['a(b)'],
    ],
    [
      'also as a part',
      [{ role: 'assistant', content: [part('a', { id: 1 }), part('b', { parent_id: 1 }), 'Hi'] }],
      ['a(b) Hi'],
    ],
    [
      'also where the parent is a part',
      [{ role: 'assistant', content: [part('a', { id: 1 }), 'Hi'] }, step('b', { parent_id: 1 })],
      ['a(b) Hi'],
    ],
    ['and its parts inside itself', [{ ...step('a'), content: [part('b'), 'text'] }], ['a(text b)']],
  ];
  for (const [name, list, lines] of cases) test(name, () => assert.deepEqual(shown(...list), lines));
});

describe('where it belongs nowhere, a thought stands by itself', () => {
  const cases: readonly (readonly [name: string, list: object[], lines: string[]])[] = [
    ['its parent is missing', [step('a', { parent_id: 'x' })], ['a']],
    ['it is its own parent', [step('a', { id: 1, parent_id: 1 })], ['a']],
    [
      'two are each inside the other',
      [step('a', { id: 1, parent_id: 2 }), step('b', { id: 2, parent_id: 1 })],
      ['a', 'b'],
    ],
    [
      'it hangs on a circle: then inside what was one',
      [step('a', { id: 1, parent_id: 2 }), step('b', { id: 2, parent_id: 1 }), step('c', { parent_id: 1 })],
      ['a(c)', 'b'],
    ],
    [
      'parts are each inside the other',
      [
        {
          role: 'assistant',
          content: [part('a', { id: 1, parent_id: 2 }), part('b', { id: 2, parent_id: 1 })],
        },
      ],
      ['a b'],
    ],
    [
      'a message is inside its own part',
      [{ role: 'assistant', content: [part('b', { id: 2 })], metadata: { title: 'a', id: 1, parent_id: 2 } }],
      ['a(b)'],
    ],
    [
      'an answer is no thought, whatever its parent',
      [step('a', { id: 1 }), { role: 'assistant', content: 'Hi', metadata: { parent_id: 1 } }],
      ['a', 'Hi'],
    ],
  ];
  for (const [name, list, lines] of cases) test(name, () => assert.deepEqual(shown(...list), lines));
});

test('what is more than three deep stands beside its parent', () => {
  const chain = ['a', 'b', 'c', 'd', 'e'].map((title, id) => step(title, { id, parent_id: id - 1 }));
  assert.deepEqual(shown(...chain), ['a(b(c d e))']);
});

test('a chain of ten thousand thoughts is one thought', () => {
  const chain = Array.from({ length: 10_000 }, (_, id) => step(`${id}`, { id, parent_id: id - 1 }));
  assert.equal(shown(...chain).length, 1);
  assert.equal(shown(...chain.toReversed()).length, 1);
});

test('thoughts part no group, and those inside another are in none', () => {
  const messages = parseMessages([
    user,
    step('a', { id: 1 }),
    step('b', { parent_id: 1 }),
    { role: 'assistant', content: 'Hi' },
  ]);
  const groups = groupsOf(messages, nestedIn(messages));
  assert.deepEqual(
    groups.map((group) => group.messages.length),
    [1, 2],
  );
});

describe('a result stands under the call', () => {
  const cases: readonly (readonly [name: string, list: object[], lines: string[]])[] = [
    [
      'that it names',
      [calls(call('a', 'f'), call('b', 'g')), result('2', 'b'), result('1', 'a')],
      ['f(=1) g(=2)'],
    ],
    [
      'of its turn, where ids begin anew in each',
      [calls(call('a', 'f')), result('1', 'a'), user, calls(call('a', 'g')), result('2', 'a')],
      ['f(=1)', 'q', 'g(=2)'],
    ],
    [
      'that waits, where servers give no ids',
      [calls(call(undefined, 'f'), call(undefined, 'g')), result('1'), result('2')],
      ['f(=1) g(=2)'],
    ],
    [
      'beside another result of the same call',
      [calls(call('a', 'f')), result('1', 'a'), result('2', 'a')],
      ['f(=1 =2)'],
    ],
    [
      'though an answer came between',
      [calls(call('a', 'f')), { role: 'assistant', content: 'Wait.' }, result('1', 'a')],
      ['f(=1)', 'Wait.'],
    ],
    ['and nowhere, where nothing was called', [user, result('1', 'a'), result('2')], ['q']],
  ];
  for (const [name, list, lines] of cases) test(name, () => assert.deepEqual(shown(...list), lines));
});

describe('a thought is', () => {
  function statuses(entries: object[], now: Partial<Circumstances> & { grows?: boolean } = {}): unknown[] {
    const messages = parseMessages(entries);
    const [message] = messages;
    assert.ok(message);
    const nested = nestedIn(messages).get(message) ?? [];
    const growing = now.grows ? message : undefined;
    const pieces = outlineOf(message, { ...quiet, nested, growing, ...now });
    return pieces.filter((piece): piece is Thought => piece.type === 'thought').map(({ status }) => status);
  }

  test('what it says it is', () => {
    for (const status of ['pending', 'done']) assert.deepEqual(statuses([step('a', { status })]), [status]);
    assert.deepEqual(statuses([step('a')]), [undefined]);
  });

  test('pending while its text grows', () => {
    assert.deepEqual(statuses([step('a')], { grows: true }), ['pending']);
    assert.deepEqual(
      statuses([{ role: 'assistant', content: '', reasoning_content: 'Hm' }], { grows: true }),
      ['pending'],
    );
    const reader = reasoningReader([['<think>', '</think>']]);
    assert.deepEqual(statuses([{ role: 'assistant', content: '<think>Hm' }], { grows: true, reader }), [
      'pending',
    ]);
  });

  test('done when something else grows', () => {
    assert.deepEqual(
      statuses([{ role: 'assistant', content: 'H', reasoning_content: 'Hm' }], { grows: true }),
      ['done'],
    );
  });

  test('a call that waits for its result, while its turn lasts', () => {
    const list = [calls(call('a', 'f'), call('b', 'g')), result('1', 'a')];
    assert.deepEqual(statuses(list, { active: true }), ['done', 'pending']);
    assert.deepEqual(statuses(list), ['done', undefined]);
  });
});

test('the last text of what grows grows, and nothing else', () => {
  const [message] = parseMessages([{ role: 'assistant', content: ['a', part('T'), 'b'] }]) as [Message];
  const pieces = outlineOf(message, { ...quiet, nested: [], growing: message });
  assert.deepEqual(
    pieces.map((piece) => piece.type === 'text' && piece.growing),
    [false, false, true],
  );
});

test('where nothing has come yet, there is a place for it', () => {
  const [message] = parseMessages([{ role: 'assistant', content: '<think>' }]) as [Message];
  const pieces = outlineOf(message, {
    ...quiet,
    nested: [],
    growing: message,
    reader: reasoningReader([['<think>', '</think>']]),
  });
  assert.deepEqual(pieces, [{ type: 'text', text: '', growing: true }]);
});

test('a thought keeps its key while it grows, and while others come after it', () => {
  const list = (content: unknown[]) => parseMessages([{ id: 'm', role: 'assistant', content }]) as [Message];
  const keys = (content: unknown[]) =>
    outlineOf(list(content)[0], { ...quiet, nested: [] }).flatMap((piece) =>
      piece.type === 'thought' ? piece.key : [],
    );
  assert.deepEqual(keys([part('a'), part('b', { id: 'x' })]), ['m/0', 'm/x']);
  assert.deepEqual(keys([{ ...part('a'), content: 'more' }, 'text', part('b', { id: 'x' }), 'text']), [
    'm/0',
    'm/x',
  ]);
});
