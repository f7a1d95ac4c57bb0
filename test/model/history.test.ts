import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { groupsOf, isShown, withoutFiles, withText } from '../../src/model/history.ts';
import type { Content, Message, Role } from '../../src/model/message.ts';

const roles: Readonly<Record<string, Role>> = { u: 'user', a: 'assistant', s: 'system', t: 'tool' };

/** `uas` is a question, its answer and a system message. */
const talk = (letters: string): Message[] =>
  [...letters].map((letter, i) => ({ id: `${letter}${i}`, role: roles[letter] ?? 'user', content: letter }));

test('questions and answers have a bubble; system and tool messages have none', () => {
  assert.deepEqual(talk('uast').map(isShown), [true, true, false, false]);
});

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

describe('under one avatar', () => {
  const grouped = (letters: string) =>
    groupsOf(talk(letters)).map(({ role, messages }) => `${role}: ${messages.map(({ id }) => id).join(' ')}`);

  test('stand messages of one side that follow each other', () => {
    assert.deepEqual(grouped('uuaau'), ['user: u0 u1', 'assistant: a2 a3', 'user: u4']);
  });

  test('system and tool messages are not shown and part nothing', () => {
    assert.deepEqual(grouped('susaata'), ['user: u1', 'assistant: a3 a4 a6']);
    assert.deepEqual(grouped('usu'), ['user: u0 u2']);
  });

  test('those of another name stand by themselves', () => {
    const [ada, anonymous] = [talk('aa'), talk('aaa').slice(2)];
    const groups = groupsOf([...ada.map((message) => ({ ...message, name: 'Ada' })), ...anonymous]);
    assert.deepEqual(
      groups.map(({ messages }) => messages.map(({ id }) => id).join()),
      ['a0,a1', 'a2'],
    );
  });

  test('an empty conversation has no group', () => {
    assert.deepEqual(grouped(''), []);
    assert.deepEqual(grouped('st'), []);
  });
});
