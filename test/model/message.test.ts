import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Content,
  contentOf,
  copiedWhenRead,
  copyOf,
  eventValue,
  inputOf,
  type Message,
  textOf,
} from '../../src/model/message.ts';

const file = { path: 'a.png' };
const picture = { type: 'file', file } as const;
const text = (words: string) => ({ type: 'text', text: words }) as const;

describe('what the box holds, as content', () => {
  test('text alone is a plain string', () => {
    assert.equal(contentOf({ text: 'Hi', files: [] }), 'Hi');
  });

  test('files come first, then the text', () => {
    assert.deepEqual(contentOf({ text: 'Hi', files: [file] }), [picture, text('Hi')]);
  });

  test('files without a text stand alone', () => {
    assert.deepEqual(contentOf({ text: '', files: [file] }), [picture]);
  });

  for (const input of [
    { text: 'Hi', files: [] },
    { text: 'Hi', files: [file, { url: '/b' }] },
    { text: '', files: [file] },
    { text: '', files: [] },
  ]) {
    test(`and back again: ${JSON.stringify(input)}`, () => {
      assert.deepEqual(inputOf(contentOf(input)), input);
    });
  }
});

test('the text of a message is that of its text parts, joined by a blank line', () => {
  assert.equal(textOf([text('a'), picture, text('b')]), 'a\n\nb');
  assert.equal(textOf([picture]), '');
  assert.equal(textOf('a'), 'a');
});

const values: readonly (readonly [content: Content, value: Content])[] = [
  ['a', 'a'],
  [[text('a')], 'a'],
  [[picture], [picture]],
  [
    [text('a'), text('b')],
    [text('a'), text('b')],
  ],
  [[], []],
];

for (const [content, value] of values) {
  test(`an event reports ${JSON.stringify(content)} as ${JSON.stringify(value)}`, () => {
    assert.deepEqual(eventValue(content), value);
  });
}

test('a copy is equal, and what is done to its parts does not reach the message', () => {
  const message: Message = { id: 'm', role: 'user', content: [text('a'), picture], name: 'Ann' };
  const copy = copyOf(message);
  assert.deepEqual(copy, message);

  Object.assign(copy.content[0] ?? {}, { text: 'changed' });
  Object.assign(copy, { name: 'Bob' });

  assert.deepEqual(message, { id: 'm', role: 'user', content: [text('a'), picture], name: 'Ann' });
});

test('what is done to the file or the metadata of a copy does not reach the message', () => {
  const message: Message = {
    id: 'm',
    role: 'user',
    content: [{ type: 'file', file: { path: 'a' } }],
    metadata: { x: 1 },
  };
  const before = structuredClone(message);
  const copy = copyOf(message);
  const [part] = copy.content;
  Object.assign(typeof part === 'object' && part.type === 'file' ? part.file : {}, { path: 'changed' });
  Object.assign(copy.metadata ?? {}, { x: 2 });
  assert.deepEqual(message, before);
});

test('messages that nobody reads are not copied, and those that somebody reads are copied once', () => {
  let reads = 0;
  const message: Message = {
    id: 'a',
    role: 'user',
    get content() {
      reads += 1;
      return 'Hi';
    },
  };
  const detail = copiedWhenRead([message]);
  assert.equal(reads, 0);
  assert.notEqual(detail.messages[0], message);
  assert.equal(detail.messages, detail.messages);
  assert.equal(reads, 1);
});
