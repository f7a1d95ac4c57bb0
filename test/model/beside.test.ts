import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMessages } from '../../src/model/identity.ts';

function read(beside: object): object {
  const [{ id, role, content, ...rest } = assert.fail('There is no message.')] = parseMessages([
    { role: 'assistant', content: '', ...beside },
  ]);
  return rest;
}

const options: readonly (readonly [what: string, given: unknown, expected: unknown])[] = [
  ['a value and a label', [{ value: 'y', label: 'Yes' }], [{ value: 'y', label: 'Yes' }]],
  ['a value alone', [{ value: 'y' }], [{ value: 'y' }]],
  ['a label that is null', [{ value: 'y', label: null }], [{ value: 'y' }]],
  ['words alone', ['Yes', 'No'], [{ value: 'Yes' }, { value: 'No' }]],
  ['what else is in it', [{ value: 'y', weight: 3 }], [{ weight: 3, value: 'y' }]],
  ['one among others that are none', [null, 7, '', {}, { value: 1 }, 'Yes'], [{ value: 'Yes' }]],
];

for (const [what, given, expected] of options) {
  test(`a suggested reply: ${what}`, () => assert.deepEqual(read({ options: given }), { options: expected }));
}

test('options that are no list are none', () => {
  assert.deepEqual(read({ options: 'Yes' }), {});
});

const times: readonly (readonly [what: string, given: unknown, expected: string | undefined])[] = [
  ['ISO 8601 stays as it came', '2026-03-01T12:00:00+01:00', '2026-03-01T12:00:00+01:00'],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['seconds, as Unix counts', 1_772_366_400, '2026-03-01T12:00:00.000Z'],
  ['milliseconds, as JavaScript counts', 1_772_366_400_000, '2026-03-01T12:00:00.000Z'],
  ['no date', new Date('never'), undefined],
  ['no number', Number.NaN, undefined],
  ['a list', [2026], undefined],
];

for (const [what, given, expected] of times) {
  test(`when it was said: ${what}`, () => {
    assert.deepEqual(read({ created_at: given }), expected === undefined ? {} : { created_at: expected });
  });
}

test('a name is text', () => {
  assert.deepEqual(read({ name: 'Ada' }), { name: 'Ada' });
  assert.deepEqual(read({ name: null }), {});
});
