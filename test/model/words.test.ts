import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseMessages } from '../../src/model/identity.ts';
import type { Message } from '../../src/model/message.ts';
import { outlineOf } from '../../src/model/outline.ts';
import { plainReader } from '../../src/model/reader.ts';
import { reasoningReader } from '../../src/model/reasoning.ts';
import { isMoreThanText, textsOf } from '../../src/model/words.ts';

const quiet = { nested: [], growing: undefined, active: false, reader: plainReader };
const read = (message: object) => parseMessages([{ role: 'assistant', ...message }])[0] as Message;

describe('What is nothing but text is shown as it would be beside more', () => {
  for (const content of ['', 'a', [], ['a', 'b'], [{ type: 'text', text: '' }, 'b'], 'a <think>b'])
    for (const reader of [plainReader, reasoningReader([['[', ']']])])
      test(`${JSON.stringify(content)}, whole and growing${reader === plainReader ? '' : ', read for tags'}`, () => {
        const message = read({ content });
        for (const growing of [undefined, message]) {
          const now = { ...quiet, growing, reader };
          assert.ok(textsOf(message, now));
          assert.deepEqual(textsOf(message, now), outlineOf(message, now));
        }
      });
});

const file = { file: { url: 'https://example.com/a.png' } };

for (const [name, message] of [
  ['a file', { content: file }],
  ['a file between texts', { content: ['a', file, 'b'] }],
  ['a thought', { content: 'a', metadata: { title: 'T' } }],
  ['reasoning', { content: 'a', reasoning_content: 'b' }],
  ['a call of a tool', { content: null, tool_calls: [{ id: 'c', function: { name: 'f' } }] }],
  ['a component', { content: { type: 'component', component: 'plot', value: 1 } }],
] as const)
  test(`${name} is more than text`, () => {
    assert.ok(isMoreThanText(read(message)));
    assert.equal(textsOf(read(message), quiet), undefined);
  });

test('the result of a tool is more than text, though its call is not there', () => {
  assert.ok(isMoreThanText(read({ role: 'tool', content: 'a' })));
});

test('reasoning between tags is more than text', () => {
  const reader = reasoningReader([['<think>', '</think>']]);
  assert.equal(textsOf(read({ content: '<think>a</think>b' }), { ...quiet, reader }), undefined);
});

test('what another message stands inside is more than text', () => {
  assert.equal(textsOf(read({ content: 'a' }), { ...quiet, nested: [read({ content: 'b' })] }), undefined);
});
