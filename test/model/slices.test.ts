import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Message } from '../../src/model/message.ts';
import { nestedIn } from '../../src/model/nesting.ts';
import { sameSlice, sourceOf } from '../../src/model/slice.ts';
import { type Slice, Slices, sliceSize } from '../../src/model/slices.ts';
import { runs } from '../support/sample.ts';

const turn = (n: number): Message[] => [
  { id: `q${n}`, role: 'user', content: `question ${n}` },
  { id: `a${n}`, role: 'assistant', content: `answer ${n}` },
];
const all = Array.from({ length: 200 }, (_, n) => turn(n)).flat();
const turns = (from: number, to: number) => all.slice(2 * from, 2 * to);

/** Cuts a list each time that it is set; `changed` are the slices in which there is something new. */
function cutter() {
  const slices = new Slices();
  let before: readonly Slice[] = [];
  let nestedBefore = nestedIn([]);
  return (messages: readonly Message[]) => {
    const nested = nestedIn(messages);
    const cut = slices.cut(messages, nested);
    const known = new Map(before.map((slice) => [slice.key, slice]));
    const isSame = (slice: Slice) => sameSlice(known.get(slice.key) ?? none, slice, nestedBefore, nested);
    const changed = cut.filter((slice) => !isSame(slice));
    before = cut;
    nestedBefore = nested;
    return { cut, changed };
  };
}
const none: Slice = { key: '', groups: [], previous: undefined };

const idsIn = (slices: readonly Slice[]) =>
  slices.flatMap(({ groups }) => groups.flatMap(({ messages }) => messages.map(({ id }) => id)));
const idsOf = (messages: readonly Message[]) => messages.map(({ id }) => id);

describe('a conversation in slices', () => {
  test('is what it is without', () => {
    const messages = turns(0, 100);
    assert.deepEqual(idsIn(cutter()(messages).cut), idsOf(messages));
  });

  test('what comes after a slice leaves it as it is', () => {
    const set = cutter();
    const { cut } = set(turns(0, 100));
    const { changed } = set(turns(0, 150));
    assert.ok(changed.every(({ key }) => !cut.slice(0, -1).some((slice) => slice.key === key)));
  });

  test('what comes before a slice leaves what it holds, and is told to the first', () => {
    const set = cutter();
    const { cut: before } = set(turns(50, 150));
    const { cut, changed } = set(turns(43, 150));
    assert.deepEqual(idsIn(cut.slice(-before.length)), idsIn(before));
    assert.deepEqual(idsIn(changed), [...idsOf(turns(43, 50)), ...idsIn(before.slice(0, 1))]);
  });

  test('a message that changes concerns its own slice', () => {
    const set = cutter();
    const messages = turns(0, 100);
    const { cut } = set(messages);
    const { changed } = set(messages.with(70, { id: 'q35', role: 'user', content: 'another' }));
    assert.deepEqual(idsIn(changed), idsIn(cut.slice(70 / sliceSize, 70 / sliceSize + 1)));
  });

  test('so does what is shown inside one', () => {
    const set = cutter();
    const call: Message = {
      id: 'call',
      role: 'assistant',
      content: '',
      tool_calls: [{ id: 'c', function: { name: 'tide', arguments: '{}' } }],
    };
    const messages = [...turns(0, 5), call, ...turns(6, 50)];
    const { cut } = set(messages);
    const result: Message = { id: 't', role: 'tool', tool_call_id: 'c', content: '3 m' };
    const { changed } = set([...messages, result]);
    assert.deepEqual(idsIn(changed), idsIn(cut.slice(0, 1)));
  });

  test('whatever is set, one after the other, none is lost and none too long', () => {
    const range = fc.tuple(fc.nat(90), fc.nat(90));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), (ranges) => {
        const set = cutter();
        for (const [a, b] of ranges) {
          const messages = turns(Math.min(a, b), Math.max(a, b)).filter((_, i) => i % 7 !== a % 7);
          const { cut } = set(messages);
          assert.deepEqual(idsIn(cut), idsOf(messages));
          assert.ok(cut.every(({ groups }) => groups.length > 0 && groups.length <= sliceSize));
          assert.equal(new Set(cut.map(({ key }) => key)).size, cut.length);
        }
      }),
      runs(200, 20_000),
    );
  });

  test('its source has all that its messages say', () => {
    const messages: Message[] = [
      { id: 'a', role: 'user', content: '# one' },
      {
        id: 'b',
        role: 'assistant',
        content: [
          { type: 'thought', title: 'Two', content: 'three' },
          { type: 'text', text: '**four**' },
          { type: 'file', file: { orig_name: 'five.pdf' } },
        ],
      },
    ];
    const [slice] = cutter()(messages).cut;
    assert.equal(slice && sourceOf(slice, new Map()), '# one\n\nTwo\nthree\n**four**\nfive.pdf');
  });
});
