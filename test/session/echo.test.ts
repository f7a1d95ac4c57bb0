import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../src/model/message.ts';
import { readMessages } from '../../src/model/parse.ts';
import { isEcho } from '../../src/session/echo.ts';

const question: Message = { id: 'q', role: 'user', content: 'Tell me' };
const answer: Message = { id: 'a', role: 'assistant', content: 'Once upon a time' };
const earlier: Message = { id: 'e', role: 'system', content: 'Be kind.' };
const asked = [earlier, question];
const now = [earlier, question, answer];

const echo = (list: unknown, was = asked, is: readonly Message[] = now) =>
  isEcho(readMessages(list).entries, { asked: was, answers: is.slice(was.length), left: [] });
const picture = (name: string) => ({ type: 'file', file: { path: name } }) as const;

const proxied = (messages: readonly Message[]) =>
  new Proxy(
    messages.map((message) => new Proxy({ ...message }, {})),
    {},
  );

for (const [name, list] of [
  ['the list as it is', now],
  ['a copy of it', structuredClone(now)],
  ['what JSON makes of it', JSON.parse(JSON.stringify(now))],
  ['proxies of it', proxied(now)],
  ['frozen copies of it', Object.freeze(now.map((message) => Object.freeze({ ...message })))],
  ['the list before the answer began', asked],
  ['the answer when it was shorter', [...asked, { ...answer, content: 'Once' }]],
  ['the answer when it was empty', [...asked, { ...answer, content: '' }]],
  ['a list with more said about a message', [...asked, { ...answer, liked: true }]],
] as const) {
  test(`${name} is an echo`, () => {
    assert.equal(echo(list), true);
  });
}

for (const [name, list] of [
  ['an empty list', []],
  ['nothing', null],
  ['a list without the question', [earlier]],
  ['a list with another message after the answer', [...now, { ...answer, id: 'x' }]],
  ['a list without its beginning', [question, answer]],
  ['another question', [earlier, { ...question, content: 'Tell' }, answer]],
  ['a question that grew', [earlier, { ...question, content: 'Tell me more' }, answer]],
  ['an answer that is longer than ours', [...asked, { ...answer, content: 'Once upon a time, there' }]],
  ['an answer with other words', [...asked, { ...answer, content: 'Never' }]],
  ['an answer under another id', [...asked, { ...answer, id: 'x' }]],
  ['an answer without an id', [...asked, { role: 'assistant', content: 'Once upon a time' }]],
  ['an answer from the other side', [...asked, { ...answer, role: 'user' }]],
  ['the messages in another order', [question, earlier, answer]],
  [
    'an answer with a file that ours does not have',
    [...asked, { ...answer, content: ['Once', picture('a')] }],
  ],
] as const) {
  test(`${name} is no echo`, () => {
    assert.equal(echo(list), false);
  });
}

test('an answer before its picture came is an echo', () => {
  const content = [{ type: 'text', text: 'Look' }, picture('a')] as const;
  assert.equal(
    echo([...asked, { ...answer, content: 'Look' }], asked, [...asked, { ...answer, content }]),
    true,
  );
});

test('of several answers the first ones are an echo', () => {
  const second: Message = { id: 'b', role: 'assistant', content: 'And' };
  assert.equal(echo(now, asked, [...now, second]), true);
});
