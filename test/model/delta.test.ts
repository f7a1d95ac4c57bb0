import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appendText } from '../../src/model/append.ts';
import { appendToAnswer } from '../../src/model/delta.ts';
import type { Message, Part } from '../../src/model/message.ts';

const picture: Part = { type: 'file', file: { path: 'a.png' } };

test('text grows by text', () => {
  assert.equal(appendText('Hel', 'lo'), 'Hello');
});

test('a surrogate pair that came in two halves is whole again', () => {
  assert.equal(appendText('\uD83D', '\uDE00'), '😀');
});

test('the last text of a list grows, and the parts before it are the same objects', () => {
  const parts: Part[] = [picture, { type: 'text', text: 'Hel' }];
  const grown = appendText(parts, 'lo');
  assert.deepEqual(grown, [picture, { type: 'text', text: 'Hello' }]);
  assert.equal(grown[0], picture);
  assert.deepEqual(parts[1], { type: 'text', text: 'Hel' });
});

test('after a file a new text begins', () => {
  assert.deepEqual(appendText([{ type: 'text', text: 'Look' }, picture], 'A cat'), [
    { type: 'text', text: 'Look' },
    picture,
    { type: 'text', text: 'A cat' },
  ]);
});

test('an empty list gets a text', () => {
  assert.deepEqual(appendText([], 'Hi'), [{ type: 'text', text: 'Hi' }]);
});

test('the first text starts an answer with an id of its own', () => {
  const [one] = appendToAnswer([], { text: 'Hi' });
  const [other] = appendToAnswer([], { text: 'Hi' });
  assert.equal(one?.role, 'assistant');
  assert.equal(one?.content, 'Hi');
  assert.notEqual(one?.id, other?.id);
});

test('more text goes to the last answer, which keeps its id and what else it has', () => {
  const answers: readonly Message[] = [
    { id: 'a', role: 'assistant', content: 'First' },
    { id: 'b', role: 'assistant', content: 'Sec', metadata: { title: 'T' } },
  ];
  const grown = appendToAnswer(answers, { text: 'ond' });
  assert.deepEqual(grown, [answers[0], { ...answers[1], content: 'Second' }]);
  assert.equal(grown[0], answers[0]);
  assert.equal(answers[1]?.content, 'Sec');
});
