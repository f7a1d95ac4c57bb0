import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ResponseError } from '../../src/model/backend.ts';
import { readStep } from '../../src/session/steps.ts';

const usage = { total_tokens: 3 };
const cases: readonly (readonly [name: string, value: unknown, step: object])[] = [
  ['a string is appended', 'Hi', { kind: 'append', text: 'Hi' }],
  [
    'a message replaces the answer',
    { role: 'assistant', content: 'Hi' },
    { kind: 'replace', list: [{ role: 'assistant', content: 'Hi' }] },
  ],
  [
    'a message without a role is an answer',
    { content: 'Hi' },
    { kind: 'replace', list: [{ role: 'assistant', content: 'Hi' }] },
  ],
  [
    'a list replaces the answer',
    [{ content: 'a' }, { role: 'tool', content: 'b' }],
    {
      kind: 'replace',
      list: [
        { role: 'assistant', content: 'a' },
        { role: 'tool', content: 'b' },
      ],
    },
  ],
  [
    'a delta is appended',
    { object: 'chat.completion.chunk', choices: [{ delta: { role: 'assistant', content: 'Hi' } }] },
    { kind: 'append', text: 'Hi' },
  ],
  [
    'a delta that only names the role adds nothing',
    { choices: [{ delta: { role: 'assistant', content: null } }] },
    { kind: 'usage' },
  ],
  [
    'a delta of reasoning is appended',
    { choices: [{ delta: { content: null, reasoning_content: 'Hm' } }] },
    { kind: 'append', text: '', reasoning: 'Hm' },
  ],
  [
    'a piece of a call is appended',
    { choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: '{' } }] } }] },
    { kind: 'append', text: '', calls: [{ index: 0, function: { arguments: '{' } }] },
  ],
  ['a last chunk adds nothing', { choices: [{ delta: {}, finish_reason: 'stop' }] }, { kind: 'usage' }],
  ['a chunk with the usage alone counts', { choices: [], usage }, { kind: 'usage', usage }],
  [
    'a completion replaces the answer, and counts',
    { choices: [{ message: { role: 'assistant', content: 'Hi' } }], usage },
    { kind: 'replace', list: [{ role: 'assistant', content: 'Hi' }], usage },
  ],
  ['a choice that is none adds nothing', { choices: [null] }, { kind: 'usage' }],
];

for (const [name, value, step] of cases) {
  test(name, () => {
    assert.deepEqual(JSON.parse(JSON.stringify(readStep(value))), step);
  });
}

describe('anything else is an error that says what an answer is', () => {
  for (const value of [undefined, null, 7, true, {}, Symbol('x'), () => 'x', new Date(0), new Map()]) {
    test(String(value), () => {
      assert.throws(
        () => readStep(value),
        (error) => {
          assert.ok(error instanceof ResponseError);
          assert.equal(error.kind, 'responder');
          assert.match(error.message, /^An answer is text, a message,/);
          return true;
        },
      );
    });
  }
});
