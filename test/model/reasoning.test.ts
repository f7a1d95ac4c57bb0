import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Message, Part } from '../../src/model/message.ts';
import { type ReasoningTags, readTags } from '../../src/model/reader.ts';
import { reasoningReader } from '../../src/model/reasoning.ts';

const tags: ReasoningTags = [
  ['<think>', '</think>'],
  ['[THINK]', '[/THINK]'],
];
const splitReasoning = (message: Message, own: ReasoningTags) => reasoningReader(own).partsOf(message);
const withoutHalfTag = (text: string, own: ReasoningTags) => reasoningReader(own).settled(text);
const answer = (content: Message['content'], role: Message['role'] = 'assistant'): Message => ({
  id: 'm',
  role,
  content,
});

/** Thoughts in round brackets, with `…` where they are not over; texts as they are. */
function split(text: string, own = tags): string[] {
  return splitReasoning(answer(text), own).map((part) => {
    if (part.type === 'text') return part.text;
    return part.type === 'thought' ? `(${part.content}${part.status === 'done' ? '' : '…'})` : part.type;
  });
}

const cases: readonly (readonly [name: string, text: string, parts: readonly string[]])[] = [
  ['no tag', 'Hi', ['Hi']],
  ['reasoning and an answer', '<think>Hm.</think>Hi', ['(Hm.)', 'Hi']],
  ['blank lines around both', '\n<think>\nHm.\n\n</think>\n\n  Hi\n', ['(Hm.)', '  Hi']],
  ['reasoning that is not over', '<think>Hm', ['(Hm…)']],
  ['an answer before it', 'Wait. <think>Hm.</think> Hi', ['Wait.', '(Hm.)', ' Hi']],
  ['reasoning twice', '<think>a</think>b<think>c</think>d', ['(a)', 'b', '(c)', 'd']],
  ['one kind of tags within the other', '<think>a[THINK]b</think>c', ['(a[THINK]b)', 'c']],
  ['tags with characters that mean something in patterns', '[THINK]a[/THINK]b', ['(a)', 'b']],
  ['tags with nothing between', '<think>\n\n</think>\n\nHi', ['Hi']],
  ['a tag with nothing after it yet', '<think>', []],
  ['a closing tag alone', 'a</think>b', ['a</think>b']],
  ['tags of another case', '<THINK>a</THINK>b', ['<THINK>a</THINK>b']],
  ['a tag in a code span', 'Use `<think>` for it.', ['Use `<think>` for it.']],
  ['a tag in a code span of two backticks', 'Use `` ` <think> `` for it.', ['Use `` ` <think> `` for it.']],
  ['a tag in a code span over two lines', 'a `b\n<think>` c', ['a `b\n<think>` c']],
  ['a tag after a code span', 'Use `x`.<think>Hm.</think>', ['Use `x`.', '(Hm.)']],
  ['a tag after a lone backtick of a paragraph before', 'a ` b\n\n<think>Hm.</think>', ['a ` b', '(Hm.)']],
  ['a tag in a code block', '```html\n<think>\n```\n', ['```html\n<think>\n```\n']],
  ['a tag in a code block that does not end', '```html\n<think>', ['```html\n<think>']],
  ['a tag in a code block of tildes', '~~~\n```\n<think>\n~~~', ['~~~\n```\n<think>\n~~~']],
  ['a tag in a code block within a list', '- a\n  ```\n  <think>\n  ```', ['- a\n  ```\n  <think>\n  ```']],
  ['a tag in a code block within a quote', '> ```\n> <think>\n> ```', ['> ```\n> <think>\n> ```']],
  ['a tag in an indented code block', 'a\n\n    <think>\n\nb', ['a\n\n    <think>\n\nb']],
  ['a tag on an indented line of a paragraph', 'a\n    <think>b</think>', ['a', '(b)']],
  ['a tag after a code block', '```\na\n```\n<think>Hm.</think>', ['```\na\n```', '(Hm.)']],
  ['a closing tag in a code span', '<think>a `</think>` b</think>c', ['(a `</think>` b)', 'c']],
  [
    'a closing tag in a code block',
    '<think>a\n```\n</think>\n```\nb</think>c',
    ['(a\n```\n</think>\n```\nb)', 'c'],
  ],
  ['a lone backtick in a thought', '<think>it`s</think>Hi `a`', ['(it`s)', 'Hi `a`']],
  ['a code block in a thought that does not end', '<think>```\na</think>Hi', ['(```\na)', 'Hi']],
  ['lines that end as on Windows', '<think>\r\na\r\n</think>\r\n\r\nHi', ['(a)', 'Hi']],
];

for (const [name, text, parts] of cases) {
  test(name, () => assert.deepEqual(split(text), parts));
}

test('only answers reason', () => {
  const text = '<think>a</think>b';
  for (const role of ['user', 'system', 'tool'] as const)
    assert.deepEqual(splitReasoning(answer(text, role), tags), [{ type: 'text', text }]);
});

test('each text of a list is split, and what is no text stays in its place', () => {
  const file: Part = { type: 'file', file: { path: 'a' } };
  const thought: Part = { type: 'thought', title: 'T', content: '<think>a</think>' };
  const parts = splitReasoning(answer([thought, { type: 'text', text: '<think>a</think>b' }, file]), tags);
  assert.deepEqual(parts, [
    thought,
    { type: 'thought', title: '', content: 'a', status: 'done' },
    { type: 'text', text: 'b' },
    file,
  ]);
});

test('what is split once is not split again', () => {
  for (const [, text] of cases) {
    const once = splitReasoning(answer(text), tags);
    assert.deepEqual(splitReasoning(answer(once), tags), once);
  }
});

test('nothing of an answer is lost', () => {
  const word = fc.constantFrom(
    '<think>',
    '</think>',
    '[THINK]',
    '`',
    '```',
    '\n',
    '    ',
    'a',
    'b ',
    '<',
    '> ',
    '- ',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const text = words.join('');
      const letters = (value: string) => value.replace(/[^ab]/g, '');
      const kept = splitReasoning(answer(text), tags).map((part) =>
        part.type === 'text' ? part.text : part.type === 'thought' ? part.content : '',
      );
      assert.equal(letters(kept.join('')), letters(text));
    }),
    { numRuns: 2000 },
  );
});

describe('while it streams', () => {
  const text = [
    'First `<think>` as code.\n\n',
    '<think>Hm, `</think>` is a tag.\n\n```\n</think>\n```\n</think>\n\n',
    'So:\n\n```\n<think>x</think>\n```\n\n[THINK]a < b[/THINK]1 < 2 <thinking>',
  ].join('');

  /** What is seen of the text so far, outside of code. */
  function seen(prefix: string): string {
    const parts = splitReasoning(answer(prefix), tags);
    const words = parts.map((part, i) => {
      const said = part.type === 'text' ? part.text : part.type === 'thought' ? part.content : '';
      return i === parts.length - 1 ? withoutHalfTag(said, tags) : said;
    });
    return words.join('\n').replace(/```[\s\S]*?(```|$)|`[^`]*(`|$)/g, '');
  }

  test('no tag, and no part of one, is ever seen', () => {
    for (let length = 0; length <= text.length; length += 1) {
      const words = seen(text.slice(0, length))
        .replace('1 < 2', '')
        .replace('a < b', '')
        .replace(/<thinki(?:n(?:g>?)?)?$/, '');
      assert.doesNotMatch(words, /<|think|\[|THINK/, `after ${JSON.stringify(text.slice(0, length))}`);
    }
  });

  test('what only looked like a tag is seen as soon as it is none', () => {
    assert.equal(withoutHalfTag('1 <', tags), '1 ');
    assert.equal(withoutHalfTag('1 < ', tags), '1 < ');
    assert.equal(withoutHalfTag('a <thin', tags), 'a ');
    assert.equal(withoutHalfTag('a <thing', tags), 'a <thing');
    assert.equal(withoutHalfTag('a </thin', tags), 'a ');
    assert.equal(withoutHalfTag('a <think>', tags), 'a <think>');
  });

  test('a text of very many tags takes no time', () => {
    const start = process.cpuUsage().user;
    for (const many of ['<think>a</think>', '<think>`a</think>', '`<think>a', '```\n<think>\n'])
      split(many.repeat(5000));
    assert.ok(process.cpuUsage().user - start < 5_000_000);
  });
});

const pairs: readonly (readonly [name: string, value: unknown, read: ReasoningTags])[] = [
  ['pairs', [['<a>', '</a>']], [['<a>', '</a>']]],
  ['nothing', undefined, []],
  ['null', null, []],
  ['a string', '<a>', []],
  ['a pair that is not in a list', ['<a>', '</a>'], []],
  [
    'pairs that are none',
    [['<a>'], [], null, ['', '</a>'], ['<a>', ''], [1, 2], ['<b>', '</b>']],
    [['<b>', '</b>']],
  ],
];
for (const [name, value, read] of pairs) {
  test(`tags may be ${name}`, () => assert.deepEqual(readTags(value), read));
}

describe('A message is handed out', () => {
  const reader = reasoningReader([['<think>', '</think>']]);
  const handedOut = (content: Message['content']) =>
    reader.copyOf({ id: 'a', role: 'assistant', content }).content;
  const hm = { type: 'thought', title: '', content: 'Hm', status: 'done' } as const;

  test('with its reasoning as a thought', () => {
    assert.deepEqual(handedOut('<think>Hm</think>Hi'), [hm, { type: 'text', text: 'Hi' }]);
  });

  test('with its reasoning as a thought, where a part is nothing else', () => {
    assert.deepEqual(handedOut([{ type: 'text', text: '<think>Hm</think>' }]), [hm]);
  });

  for (const content of ['', 'Hi', '<think></think>Hi', [hm, { type: 'text', text: 'Hi' }] as const])
    test(`as it came, where there is none: ${JSON.stringify(content)}`, () => {
      assert.deepEqual(handedOut(content), content);
    });
});
