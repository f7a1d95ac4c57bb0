import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newId, reconcile } from '../../src/model/identity.ts';
import type { Message } from '../../src/model/message.ts';
import { readMessages } from '../../src/model/parse.ts';
import { runs } from '../support/sample.ts';

/** What a page does: sets a list, where `previous` is on show. */
function set(previous: readonly Message[], list: unknown) {
  return reconcile(previous, readMessages(list).entries);
}

/** Sets one list after the other, as a server that sends whole lists; gives what each became. */
function sets(...lists: unknown[]): Message[][] {
  let shown: Message[] = [];
  return lists.map((list) => {
    shown = set(shown, list).messages;
    return shown;
  });
}

const ids = (messages: readonly Message[] = []) => messages.map(({ id }) => id);
const user = (content: unknown, rest: object = {}) => ({ role: 'user', content, ...rest });
const assistant = (content: unknown, rest: object = {}) => ({ role: 'assistant', content, ...rest });

describe('an explicit id', () => {
  test('is kept, and numbers become strings', () => {
    const [shown = []] = sets([user('a', { id: 'x' }), assistant('b', { id: 7 })]);
    assert.deepEqual(ids(shown), ['x', '7']);
  });

  test('is followed to another place and another text', () => {
    const [, shown = []] = sets(
      [user('a', { id: 'x' }), assistant('b', { id: 'y' })],
      [assistant('new', { id: 'y' }), user('a', { id: 'x' })],
    );
    assert.deepEqual(ids(shown), ['y', 'x']);
    assert.equal(shown[0]?.content, 'new');
  });

  test('wins over equal words: another id is another message', () => {
    const [, shown = []] = sets([user('a', { id: 'x' })], [user('a', { id: 'y' })]);
    assert.deepEqual(ids(shown), ['y']);
  });

  test('that is repeated gets a suffix, and the repeat is reported at its place', () => {
    const { messages, failures } = set(
      [],
      [user('a', { id: 'x' }), null, user('b', { id: 'x' }), user('c', { id: 'x' })],
    );

    assert.deepEqual(ids(messages), ['x', 'x-2', 'x-3']);
    assert.deepEqual(
      failures.map(({ index, reason }) => [index, reason]),
      [
        [2, 'the id “x” is there already; it became “x-2”.'],
        [3, 'the id “x” is there already; it became “x-3”.'],
      ],
    );
  });

  test('that is repeated leads to the same ids each time', () => {
    const list = () => [user('a', { id: 'x' }), user('b', { id: 'x' })];
    const [first, second] = sets(list(), list());
    assert.deepEqual(ids(second), ids(first));
  });
});

describe('the same object', () => {
  test('keeps its id when its text was changed in place', () => {
    const answer = assistant('One');
    const list = [user('Count'), answer];
    const [first = []] = sets(list);
    answer.content = 'Two';

    const { messages } = set(first, list);

    assert.deepEqual(ids(messages), ids(first));
    assert.equal(messages[1]?.content, 'Two');
    assert.notEqual(messages[1], first[1]);
    assert.equal(messages[0], first[0]);
  });

  test('keeps its id when a part of it was changed in place', () => {
    const part = { type: 'text', text: 'One' };
    const list = [assistant([part])];
    const [first = []] = sets(list);
    part.text = 'Two';

    const { messages } = set(first, list);

    assert.deepEqual(ids(messages), ids(first));
    assert.deepEqual(messages[0]?.content, [{ type: 'text', text: 'Two' }]);
    assert.deepEqual(first[0]?.content, [{ type: 'text', text: 'One' }]);
  });

  test('keeps its id at another place with other words', () => {
    const [question, answer] = [user('a'), assistant('b')];
    const [first = []] = sets([question, answer]);
    answer.content = 'something else';

    const { messages } = set(first, [answer, user('new'), question]);

    assert.equal(messages[0]?.id, first[1]?.id);
    assert.equal(messages[2]?.id, first[0]?.id);
  });

  test('keeps its id when its role was changed', () => {
    const entry = user('a');
    const [first = []] = sets([entry]);
    entry.role = 'assistant';
    const { messages } = set(first, [entry]);
    assert.deepEqual(ids(messages), ids(first));
    assert.equal(messages[0]?.role, 'assistant');
  });
});

describe('whole lists without ids', () => {
  test('that come for every token keep the ids, and what did not change is the same object', () => {
    const answer = 'Once upon a time';
    const lists = [...answer].map((_, i) => [user('Tell me a story'), assistant(answer.slice(0, i + 1))]);

    const shown = sets(...lists);

    assert.equal(new Set(shown.map((messages) => ids(messages).join())).size, 1);
    assert.equal(new Set(shown.map(([question]) => question)).size, 1);
    assert.equal(new Set(shown.map(([, last]) => last)).size, answer.length);
  });

  test('that are equal give the same objects', () => {
    const list = () => [
      user([{ path: 'a.png', size: 3 }, 'What is it?']),
      assistant('A cat', { metadata: { x: 1 } }),
    ];
    const [first = [], second = []] = sets(list(), list());
    assert.equal(second[0], first[0]);
    assert.equal(second[1], first[1]);
  });

  test('a question and an answer that are added leave what was there', () => {
    const [first = [], second = []] = sets([user('a')], [user('a'), assistant('b'), user('c')]);
    assert.equal(second[0], first[0]);
    assert.equal(new Set(ids(second)).size, 3);
  });

  test('a history that is prepended leaves what was there', () => {
    const recent = () => [user('c'), assistant('d')];
    const [first = [], second = []] = sets(recent(), [user('a'), assistant('b'), ...recent()]);
    assert.deepEqual(second.slice(2), first);
    assert.equal(second[2], first[0]);
    assert.equal(second[3], first[1]);
  });

  test('a message that is taken from the middle leaves those around it', () => {
    const [first = [], second = []] = sets([user('a'), assistant('b'), user('c')], [user('a'), user('c')]);
    assert.deepEqual(ids(second), [first[0]?.id, first[2]?.id]);
  });

  test('a message that is put into the middle leaves those around it', () => {
    const [first = [], second = []] = sets([user('a'), user('c')], [user('a'), assistant('b'), user('c')]);
    assert.deepEqual([second[0]?.id, second[2]?.id], ids(first));
    assert.ok(!ids(first).includes(second[1]?.id ?? ''));
  });

  test('an answer that shrank (an earlier state) keeps its id', () => {
    const [first = [], second = []] = sets(
      [user('a'), assistant('Hello there')],
      [user('a'), assistant('Hello')],
    );
    assert.deepEqual(ids(second), ids(first));
  });

  test('an answer that grew while a question came after it keeps its id', () => {
    const [first = [], second = []] = sets([assistant('Hel')], [assistant('Hello'), user('Hi')]);
    assert.equal(second[0]?.id, first[0]?.id);
  });

  test('an answer that turned from text into parts keeps its id', () => {
    const [first = [], second = []] = sets(
      [assistant('Look:')],
      [assistant(['Look: a cat', { path: 'cat.png' }])],
    );
    assert.deepEqual(ids(second), ids(first));
  });

  test('an answer with other words is another one', () => {
    const [first = [], second = []] = sets([user('a'), assistant('Yes')], [user('a'), assistant('No')]);
    assert.equal(second[0], first[0]);
    assert.notEqual(second[1]?.id, first[1]?.id);
  });

  test('a message of the same words from the other side is another one', () => {
    const [first = [], second = []] = sets([user('Hi')], [assistant('Hi')]);
    assert.notEqual(second[0]?.id, first[0]?.id);
  });

  test('another conversation shares no id with the one before', () => {
    const [first = [], second = []] = sets([user('a'), assistant('b')], [user('x'), assistant('y')]);
    assert.deepEqual(
      ids(second).filter((id) => ids(first).includes(id)),
      [],
    );
  });

  test('equal messages are told apart', () => {
    const list = () => [user('Hi'), assistant('Hi!'), user('Hi'), assistant('Hi!')];
    const [first = [], second = []] = sets(list(), list());
    assert.equal(new Set(ids(first)).size, 4);
    assert.deepEqual(ids(second), ids(first));
  });
});

const changes: readonly (readonly [name: string, before: object, after: object])[] = [
  ['its metadata', { metadata: { status: 'pending' } }, { metadata: { status: 'done' } }],
  ['its options', { options: [{ value: 'a' }] }, { options: [{ value: 'b' }] }],
  ['metadata that came', {}, { metadata: { title: 'T' } }],
  ['metadata that went', { metadata: { title: 'T' } }, {}],
  ['one extra field for another', { a: 1 }, { b: 1 }],
  ['an alt text', { content: [{ path: 'a', alt_text: 'x' }] }, { content: [{ path: 'a', alt_text: 'y' }] }],
  ['a file', { content: [{ path: 'a' }, 'x'] }, { content: [{ path: 'b' }, 'x'] }],
  ['the size of a file', { content: [{ path: 'a', size: 1 }] }, { content: [{ path: 'a', size: 2 }] }],
  ['the kind of a part', { content: ['x'] }, { content: [{ path: 'x' }] }],
];

for (const [name, before, after] of changes) {
  test(`a message that changed in ${name} is another object under its id`, () => {
    const [first = [], second = []] = sets(
      [{ id: 'm', ...user('a'), ...before }],
      [{ id: 'm', ...user('a'), ...after }],
    );
    assert.equal(second[0]?.id, 'm');
    assert.notEqual(second[0], first[0]);
    assert.deepEqual(second[0], { ...set([], [{ id: 'm', ...user('a'), ...after }]).messages[0] });
  });
}

test('a picture that is taken for another one of the same size is a change', () => {
  const of = (byte: string) => [{ id: 'm', ...user([{ blob: new Blob([byte]), orig_name: 'a.png' }]) }];
  const [first = [], second = []] = sets(of('a'), of('b'));
  assert.notEqual(second[0], first[0]);
});

test('a message given back as we gave it is the same object', () => {
  const [first = []] = sets([user(['a', { path: 'b' }], { metadata: { title: 'T' } })]);
  assert.equal(set(first, first).messages[0], first[0]);
});

test('a copy of what we gave, as JSON brings it back, is the same message', () => {
  const [first = []] = sets([user(['a', { path: 'b' }], { metadata: { title: 'T' } })]);
  assert.equal(set(first, JSON.parse(JSON.stringify(first))).messages[0], first[0]);
});

test('a cycle in what came along is no error', () => {
  const entry = (): object => {
    const made: Record<string, unknown> = user('a', { id: 'm' });
    made.self = made;
    return made;
  };
  assert.deepEqual(ids(sets([entry()], [entry()])[1]), ['m']);
});

test('new ids are never given twice', () => {
  assert.equal(new Set(Array.from({ length: 1000 }, newId)).size, 1000);
});

// Few words and few ids, so that the same come again and again.
const words = fc.constantFrom('', 'a', 'ab', 'abc', 'b');
const part = fc.oneof(
  words,
  fc.record({ type: fc.constant('text'), text: words }),
  fc.record({ path: words }),
  fc.record({ file: fc.record({ url: words, size: fc.double() }), alt_text: words }),
);
const goodEntry = fc.record(
  {
    role: fc.constantFrom('user', 'assistant', 'system', 'tool', 'developer'),
    content: fc.oneof(words, fc.array(part, { maxLength: 3 })),
    id: fc.constantFrom('x', 'y', 'z', 1, 2, ''),
    metadata: fc.jsonValue({ maxDepth: 1 }),
  },
  { requiredKeys: ['role', 'content'] },
);
const goodList = fc.array(goodEntry, { maxLength: 6 });
/** Each with an id of its own, or each without. */
const ownIds = goodList.map((list) => list.map((entry, i) => ({ ...entry, id: `${entry.id}${i}` })));
const noIds = goodList.map((list) => list.map(({ id: _, ...entry }) => entry));
const anyList = fc.oneof(goodList, fc.array(fc.oneof(goodEntry, fc.anything())), fc.anything());

describe('whatever lists are set, one after the other,', () => {
  test('nothing throws, and the ids in a list differ', () => {
    fc.assert(
      fc.property(fc.array(anyList, { maxLength: 4 }), (lists) => {
        for (const shown of sets(...lists)) assert.equal(new Set(ids(shown)).size, shown.length);
      }),
      runs(500, 50_000),
    );
  });

  test('explicit ids win', () => {
    fc.assert(
      fc.property(goodList, ownIds, (before, list) => {
        const [, shown] = sets(before, list);
        assert.deepEqual(
          ids(shown),
          list.map(({ id }) => id),
        );
      }),
      runs(300, 30_000),
    );
  });

  test('the same list set again changes nothing', () => {
    fc.assert(
      fc.property(goodList, fc.oneof(ownIds, noIds), (before, list) => {
        const [, first = [], second = []] = sets(before, list, list);
        assert.equal(second.length, first.length);
        second.forEach((message, i) => {
          assert.equal(message, first[i]);
        });
      }),
      runs(500, 50_000),
    );
  });

  test('a list given back as we gave it changes nothing', () => {
    fc.assert(
      fc.property(goodList, goodList, (before, list) => {
        const [, first = []] = sets(before, list);
        const { messages, failures } = set(first, [...first]);
        assert.deepEqual(failures, []);
        messages.forEach((message, i) => {
          assert.equal(message, first[i]);
        });
      }),
      runs(300, 30_000),
    );
  });

  test('roles and contents are those of the list', () => {
    fc.assert(
      fc.property(goodList, goodList, (before, list) => {
        const [, shown = []] = sets(before, list);
        const fresh = readMessages(list).entries.map(({ message: { role, content } }) => ({ role, content }));
        assert.deepEqual(
          shown.map(({ role, content }) => ({ role, content })),
          fresh,
        );
      }),
      runs(300, 30_000),
    );
  });
});

describe('in place, as Gradio, React and Vue programs do it,', () => {
  for (const [name, key, before, after] of [
    ['a thought is done', 'metadata', { status: 'pending' }, { status: 'done' }],
    ['a reply is suggested', 'options', [{ value: 'a' }], [{ value: 'b' }]],
  ] as const) {
    test(`${name}: that is a change`, () => {
      const inside = structuredClone(before);
      const list = [assistant('a', { [key]: inside })];
      const [first = []] = sets(list);
      Object.assign(inside, after);

      const { messages } = set(first, list);

      assert.deepEqual(messages[0]?.[key], after);
      assert.notEqual(messages[0], first[0]);
      assert.deepEqual(first[0]?.[key], before);
    });
  }
});

test('an explicit id wins over one that an entry without id would get by its words', () => {
  const [first = []] = sets([user('Hi'), assistant('Hello')]);
  const { messages, failures } = set(first, [user('Hi'), assistant('Older'), ...first]);
  assert.deepEqual(failures, []);
  assert.deepEqual(ids(messages).slice(2), ids(first));
  assert.equal(messages[2], first[0]);
});

test('an explicit id wins over one that a repeat would get by its suffix', () => {
  const [shown = []] = sets([user('a', { id: 'x' }), user('b', { id: 'x' }), user('c', { id: 'x-2' })]);
  assert.equal(shown[2]?.id, 'x-2');
  assert.equal(new Set(ids(shown)).size, 3);
});

test('one object that stands twice in a list has the same two ids each time', () => {
  const hi = user('Hi');
  const list = [hi, assistant('Hello'), hi];
  const [first = [], second = [], third = []] = sets(list, list, list);
  assert.equal(new Set(ids(first)).size, 3);
  assert.deepEqual(ids(second), ids(first));
  assert.deepEqual(ids(third), ids(first));
});

test('a message with a repeated id is the same object as long as it does not change', () => {
  const list = () => [user('a', { id: 'x' }), user('b', { id: 'x' })];
  const [first = [], second = []] = sets(list(), list());
  assert.equal(second[1], first[1]);
});
