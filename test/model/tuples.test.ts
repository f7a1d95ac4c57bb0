import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMessages } from '../../src/model/identity.ts';
import { MessageFormatError } from '../../src/model/parse.ts';
import { fromTuples, toTuples } from '../../src/model/tuples.ts';

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const file = { path: 'a.png' };

const cases: readonly (readonly [name: string, tuples: unknown[], messages: unknown[]])[] = [
  ['a question and its answer', [['q', 'a']], [user('q'), assistant('a')]],
  ['a question without an answer', [['q', null]], [user('q')]],
  ['an answer without a question', [[null, 'a']], [assistant('a')]],
  [
    'several answers',
    [
      ['q', 'a'],
      [null, 'b'],
    ],
    [user('q'), assistant('a'), assistant('b')],
  ],
  [
    'several questions',
    [
      ['q', null],
      ['r', 'a'],
    ],
    [user('q'), user('r'), assistant('a')],
  ],
  ['empty texts', [['', '']], [user(''), assistant('')]],
  [
    'a file with its description',
    [[{ file, alt_text: 'A cat' }, { file }]],
    [user([{ type: 'file', file, alt_text: 'A cat' }]), assistant([{ type: 'file', file }])],
  ],
  ['nothing', [], []],
];

for (const [name, tuples, messages] of cases) {
  test(`${name}: becomes messages`, () => assert.deepEqual(fromTuples(tuples), messages));
  test(`${name}: becomes tuples again`, () => assert.deepEqual(toTuples(fromTuples(tuples)), tuples));
}

test('a list in the place of a side is a file’s path and description, as tuples once were in Python', () => {
  assert.deepEqual(fromTuples([[['a.png', 'A cat'], ['b.png']]]), [
    user([{ type: 'file', file, alt_text: 'A cat' }]),
    assistant([{ type: 'file', file: { path: 'b.png' } }]),
  ]);
});

test('a side with nothing at all, and no list at all, are nothing', () => {
  assert.deepEqual(fromTuples([[undefined, 'a']]), [assistant('a')]);
  assert.deepEqual(fromTuples(null), []);
  assert.deepEqual(fromTuples(undefined), []);
});

for (const row of [null, 'q', ['q'], ['q', 'a', 'b'], {}, [7, 'a'], ['q', {}]]) {
  test(`${JSON.stringify(row)} is no row, and it is said which`, () => {
    assert.throws(
      () => fromTuples([['q', 'a'], row]),
      (error) =>
        error instanceof MessageFormatError && error.index === 1 && error.message.startsWith('Message 1: '),
    );
  });
}

test('files and text of one message need a row each', () => {
  const messages = parseMessages([user([file, 'q']), assistant('a')]);
  assert.deepEqual(toTuples(messages), [
    [{ file }, null],
    ['q', 'a'],
  ]);
});

test('what tuples have no room for is left out', () => {
  const messages = parseMessages([
    { role: 'system', content: 's' },
    user('q'),
    { ...assistant(['a', { type: 'component', component: 'chart', value: 1 }]), reasoning_content: 'Hm.' },
    { role: 'tool', content: 't' },
  ]);
  assert.deepEqual(toTuples(messages), [['q', 'a']]);
});
