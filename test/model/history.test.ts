import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { groupsOf, isShown } from '../../src/model/history.ts';
import type { Message, Role } from '../../src/model/message.ts';

const roles: Readonly<Record<string, Role>> = { u: 'user', a: 'assistant', s: 'system', t: 'tool' };

/** `uas` is a question, its answer and a system message. */
const talk = (letters: string): Message[] =>
  [...letters].map((letter, i) => ({ id: `${letter}${i}`, role: roles[letter] ?? 'user', content: letter }));

test('questions and answers have a bubble; system and tool messages have none', () => {
  assert.deepEqual(talk('uast').map(isShown), [true, true, false, false]);
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
