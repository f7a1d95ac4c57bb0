import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withoutFiles, withText } from '../../src/model/edit.ts';
import type { Content, Message } from '../../src/model/message.ts';

describe('an edited message', () => {
  const file = { type: 'file', file: { path: 'a.png' } } as const;
  const text = (words: string) => ({ type: 'text', text: words }) as const;
  const cases: readonly (readonly [name: string, before: Content, words: string, after: Content])[] = [
    ['plain text stays plain', 'old', 'new', 'new'],
    ['plain text may become empty', 'old', '', ''],
    ['a file before the text stays before it', [file, text('old')], 'new', [file, text('new')]],
    ['a file after the text stays after it', [text('old'), file], 'new', [text('new'), file]],
    [
      'two texts become one, in the place of the first',
      [file, text('old'), file, text('more')],
      'new',
      [file, text('new'), file],
    ],
    ['a file alone gets its text after it', [file], 'new', [file, text('new')]],
    ['a file alone without a text stays alone', [file], '', [file]],
    ['a list without parts gets its text', [], 'new', [text('new')]],
  ];
  for (const [name, content, words, after] of cases) {
    test(`: ${name}`, () => {
      const message: Message = { id: 'm', role: 'user', content, metadata: { title: 'T' } };
      const before = structuredClone(message);

      assert.deepEqual(withText(message, words), { ...before, content: after });
      assert.deepEqual(message, before);
    });
  }
});

describe('a message without some of its files', () => {
  const file = (path: string) => ({ type: 'file', file: { path } }) as const;
  const text = { type: 'text', text: 'words' } as const;
  const message: Message = { id: 'm', role: 'user', content: [file('a'), text, file('b'), file('c')] };
  const cases: readonly (readonly [removed: readonly number[], after: Content])[] = [
    [[], [file('a'), text, file('b'), file('c')]],
    [[0], [text, file('b'), file('c')]],
    [
      [1, 2],
      [file('a'), text],
    ],
    [[7], [file('a'), text, file('b'), file('c')]],
  ];
  for (const [removed, content] of cases) {
    test(`: ${removed.join(' and ') || 'none'} of them`, () => {
      assert.deepEqual(withoutFiles(message, new Set(removed)), { ...message, content });
    });
  }

  test('plain text has none', () => {
    const plain: Message = { id: 'm', role: 'user', content: 'words' };
    assert.deepEqual(withoutFiles(plain, new Set([0])), plain);
  });
});
