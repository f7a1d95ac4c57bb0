import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { reconcile } from '../../src/model/identity.ts';
import type { Message } from '../../src/model/message.ts';
import { MessageList } from '../../src/model/message-list.ts';
import { readMessages } from '../../src/model/parse.ts';
import { runs } from '../support/sample.ts';

type Entry = Record<string, unknown>;

/** An entry as a page may have it: of few words and ids, so that the same come again. `null` cannot be read. */
const entry = fc.option(
  fc.record(
    {
      role: fc.constantFrom('user', 'assistant', 'developer'),
      content: fc.constantFrom<unknown>('a', 'ab', ['a', { path: 'a.png' }], { path: 'b.png' }),
      id: fc.constantFrom<unknown>('x', 'y', 7),
      metadata: fc.constantFrom({ title: 'Thought' }, { title: 'Thought', status: 'done' }),
      reasoning_content: fc.constantFrom('hm', 'hmm'),
      extra: fc.constantFrom(1, null, { deep: 1 }),
    },
    { requiredKeys: ['role', 'content'], noNullPrototype: true },
  ),
  { freq: 8 },
);
/** What a page does to its list before it sets it again. */
const change = fc.record({
  kind: fc.constantFrom(
    'append',
    'append',
    'append',
    'mutate',
    'grow',
    'prepend',
    'cut',
    'copy',
    'repeat',
    'remove',
  ),
  at: fc.nat(20),
  entry,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function apply(list: (Entry | null)[], { kind, at, entry }: Change): (Entry | null)[] {
  const place = list.length === 0 ? 0 : at % list.length;
  const one = list[place];
  const fresh = structuredClone(entry);
  if (kind === 'append') return [...list, fresh];
  if (kind === 'prepend') return [fresh, ...list];
  if (kind === 'cut') return list.slice(0, place);
  if (kind === 'copy') return structuredClone(list);
  if (kind === 'repeat') return [...list, one ?? fresh];
  if (kind === 'remove') return list.toSpliced(place, 1);
  if (kind === 'mutate' && one && fresh) Object.assign(one, fresh);
  const last = list.at(-1);
  if (kind === 'grow' && last && typeof last.content === 'string') last.content += 'b';
  return list;
}

/** Ids that were made, by the order in which they came: two worlds do not count on from each other. */
function named(seen: Map<string, string>, { id, ...rest }: Message) {
  const base = /^p-\w+-\d+/.exec(id)?.[0];
  if (base !== undefined && !seen.has(base)) seen.set(base, `made ${seen.size}`);
  return { ...rest, id: base === undefined ? id : id.replace(base, seen.get(base) ?? '') };
}

describe('A list that is set again', () => {
  test('is what it would be, were all of it read', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const [list, seen, seenWhole] = [new MessageList(), new Map(), new Map()];
        let [ours, theirs]: (Entry | null)[][] = [[], []];
        let whole: Message[] = [];
        for (const each of changes) {
          [ours, theirs] = [apply(ours ?? [], each), apply(theirs ?? [], each)];
          list.set(ours);
          const { entries } = readMessages(theirs);
          whole = reconcile(whole, entries).messages;
          assert.deepEqual(
            list.messages.map((message) => [list.placeOf(message), named(seen, message)]),
            whole.map((message, i) => [entries[i]?.index, named(seenWhole, message)]),
          );
          const questions = whole.map((_, i) =>
            whole.slice(0, i + 1).findLastIndex(({ role }) => role === 'user'),
          );
          assert.deepEqual(
            list.messages.map((message) => list.questionOf(message)),
            questions.map((at) => list.messages[at]),
          );
        }
      }),
      runs(1000, 50_000),
    );
  });

  test('reads of a conversation to which text has come but its end', () => {
    let reads = 0;
    const counted = (content: string) => ({
      role: 'user',
      get content() {
        reads += 1;
        return content;
      },
    });
    const list = new MessageList();
    const before = Array.from({ length: 1000 }, (_, n) => counted(`${n}`));
    list.set([...before, { role: 'assistant', content: 'An' }]);
    const unchanged = list.messages.slice(0, -1);
    reads = 0;
    list.set([...before, { role: 'assistant', content: 'An answer' }]);
    assert.equal(reads, 1000);
    assert.ok(unchanged.every((message, i) => message === list.messages[i]));
  });
});
