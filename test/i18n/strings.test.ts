import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english, withDefaults } from '../../src/i18n/strings.ts';

test('without a translation all is English', () => {
  assert.equal(withDefaults(undefined), english);
});

test('what a translation leaves out is said in English', () => {
  const strings = withDefaults({ retry: 'Noch einmal' });
  assert.equal(strings.retry, 'Noch einmal');
  assert.equal(strings.undo, 'Undo');
  assert.equal(strings.remove('a.png'), 'Remove a.png');
});

test('an empty translation is English', () => {
  assert.deepEqual(withDefaults({}), english);
});

test('a translation may be empty on purpose', () => {
  assert.equal(withDefaults({ empty: '' }).empty, '');
});

test('a translation changes nothing for the next chat', () => {
  withDefaults({ send: 'Senden' });
  assert.equal(english.send, 'Send');
});

for (const [seconds, words] of [
  [undefined, 'The server is busy. Try again in a moment.'],
  [0, 'The server is busy. Try again in 0 seconds.'],
  [1, 'The server is busy. Try again in 1 second.'],
  [7, 'The server is busy. Try again in 7 seconds.'],
] as const) {
  test(`“${words}”`, () => {
    assert.equal(english.failedBusy(seconds), words);
  });
}

test('no sentence is empty', () => {
  for (const [key, value] of Object.entries(english)) {
    const said = typeof value === 'function' ? Reflect.apply(value, undefined, ['x', 'y']) : value;
    assert.match(String(said), /\p{L}/u, key);
  }
});

test('a word that a translation has as undefined is said in English', () => {
  assert.equal(withDefaults({ send: undefined }).send, 'Send');
});
