import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageList } from '../../src/model/message-list.ts';

const user = (content: unknown, rest: object = {}) => ({ role: 'user', content, ...rest });
const assistant = (content: unknown, rest: object = {}) => ({ role: 'assistant', content, ...rest });
const bad = { role: 'robot', content: 'x' };

/** Sets the lists one after the other; gives how the end grew with the last, and what was reported with each. */
function set(...lists: unknown[]) {
  const list = new MessageList();
  const results = lists.map((each) => list.set(each));
  return {
    list,
    growth: results.at(-1)?.growth,
    reported: results.map(({ failures }) => failures.map(({ index }) => index)),
  };
}

test('a conversation begins without messages', () => {
  assert.deepEqual(new MessageList().messages, []);
});

test('an answer that says nothing yet is handed out as it came', () => {
  const { list } = set([assistant('')]);
  assert.deepEqual(
    list.messages.map((message) => list.read(message).content),
    [''],
  );
});

test('an index counts the entries that the page gave, those that could not be read and system messages too', () => {
  const { list } = set([bad, { role: 'system', content: 'Be kind.' }, user('a'), null, assistant('b')]);
  assert.deepEqual(
    list.messages.map((message) => list.placeOf(message)),
    [1, 2, 4],
  );
});

test('an index follows the message when the list changes', () => {
  const { list } = set(
    [user('a'), assistant('b')],
    [bad, user('new'), assistant('x'), user('a'), assistant('b')],
  );
  const [, , , last] = list.messages;
  assert.ok(last);
  assert.equal(list.placeOf(last), 4);
});

test('a message that is not in the list has no index', () => {
  const { list } = set([user('a')]);
  const [gone] = list.messages;
  list.set([]);
  assert.ok(gone);
  assert.equal(list.placeOf(gone), -1);
});

// Upstream's odd cases: there a system message is asked again, and an answer without a question throws.
const roles: Readonly<Record<string, string>> = { u: 'user', a: 'assistant', s: 'system', t: 'tool' };
for (const [letters, index, question] of [
  ['ua', 1, 0],
  ['uaa', 2, 0],
  ['uua', 2, 1],
  ['uaua', 3, 2],
  ['uaua', 1, 0],
  ['usa', 2, 0],
  ['suta', 3, 1],
  ['uas', 1, 0],
  ['u', 0, 0],
  ['a', 0, undefined],
  ['aaa', 2, undefined],
  ['sa', 1, undefined],
  ['au', 0, undefined],
] as const) {
  const name = question === undefined ? 'has no question' : `belongs to question ${question}`;
  test(`in ${letters}, message ${index} ${name}`, () => {
    const { list } = set([...letters].map((letter) => ({ role: roles[letter], content: letter })));
    const message = list.messages[index];
    assert.ok(message);
    assert.equal(list.questionOf(message), question === undefined ? undefined : list.messages[question]);
  });
}

test('a message that is not in the list has no question', () => {
  const { list } = set([user('a'), assistant('b')]);
  const gone = list.messages[1];
  list.set([]);
  assert.ok(gone);
  assert.equal(list.questionOf(gone), undefined);
});

for (const [letters, last] of [
  ['ua', 1],
  ['uas', 1],
  ['uat', 1],
  ['st', -1],
  ['', -1],
] as const) {
  test(`of ${letters || 'nothing'} the last that is shown is ${last < 0 ? 'none' : `message ${last}`}`, () => {
    const { list } = set([...letters].map((letter) => ({ role: roles[letter], content: letter })));
    assert.equal(list.last, list.messages[last]);
  });
}

test('a bad entry is reported once, though the page sets its list with each token', () => {
  const { reported } = set([bad, assistant('H')], [bad, assistant('He')], [bad, assistant('Hel')]);
  assert.deepEqual(reported, [[0], [], []]);
});

test('a second bad entry is reported by itself', () => {
  const { reported } = set([bad], [bad, null], [bad, null]);
  assert.deepEqual(reported, [[0], [1], []]);
});

test('a bad entry that went and came again is reported again', () => {
  const { reported } = set([bad], [], [bad]);
  assert.deepEqual(reported, [[0], [], [0]]);
});

test('another fault at the same place is reported', () => {
  const { reported } = set([bad], [null]);
  assert.deepEqual(reported, [[0], [0]]);
});

test('a list that is none is reported, and shows nothing', () => {
  const { list, reported } = set([user('a')], 'nonsense');
  assert.deepEqual(list.messages, []);
  assert.deepEqual(reported, [[], [undefined]]);
});

test('a repeated id is reported once', () => {
  const twice = [user('a', { id: 'x' }), user('b', { id: 'x' })];
  assert.deepEqual(set(twice, twice).reported, [[1], []]);
});

for (const [name, before, after, growth] of [
  ['nothing was and nothing is', [], [], 'none'],
  ['nothing changed', [user('a')], [user('a')], 'none'],
  ['a first message came', [], [user('a')], 'list'],
  ['another list came', [user('a', { id: 'a' })], [user('b', { id: 'b' }), assistant('c')], 'list'],
  ['an answer came', [user('a')], [user('a'), assistant('b')], 'message'],
  ['the answer grew', [assistant('Hel')], [assistant('Hello')], 'text'],
  [
    'a question came after an answer that grew',
    [assistant('Hel')],
    [assistant('Hello'), user('a')],
    'message',
  ],
  ['the answer shrank', [assistant('Hello')], [assistant('Hel')], 'none'],
  ['an older answer grew', [assistant('H'), user('a')], [assistant('He'), user('a')], 'none'],
  ['older messages came', [user('b')], [user('a'), assistant('x'), user('b')], 'none'],
  ['the list was emptied', [user('a')], [], 'none'],
  ['only its metadata changed', [assistant('a')], [assistant('a', { metadata: { title: 'T' } })], 'none'],
  ['its words are others', [assistant('Yes', { id: 'm' })], [assistant('No, really', { id: 'm' })], 'none'],
] as const) {
  test(`the end of the list: ${name}: ${growth}`, () => {
    assert.equal(set(before, after).growth, growth);
  });
}
