import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { english } from '../../src/i18n/strings.ts';
import { SpokenMarkdown } from '../../src/markdown/spoken.ts';
import { runs } from '../support/sample.ts';

/** What is said of a text that comes in these pieces. */
function spoken(pieces: readonly string[], locale = 'en'): string[] {
  const reading = new SpokenMarkdown();
  let text = '';
  const said = pieces.flatMap((piece) => {
    text += piece;
    return reading.next(text, false, english, locale);
  });
  return [...said, ...reading.next(text, true, english, locale)];
}

const whole = (text: string) => spoken([text]);

describe('a text is read aloud in sentences, without its marks', () => {
  for (const [text, ...sentences] of [
    ['One. Two! Three?', 'One.', 'Two!', 'Three?'],
    ['Version 3.5 is *out*. `npm` has it.', 'Version 3.5 is out. npm has it.'],
    ['One line\nand the next', 'One line and the next'],
    ['# Title\n\nText', 'Title', 'Text'],
    ['Title\n===\n\nText', 'Title', 'Text'],
    ['A [link](https://a.test) and ![a cat](cat.png).', 'A link and Picture: a cat.'],
    ['![](cat.png)', 'Picture'],
    ['**Bold** and ~~gone~~ and AT&amp;T', 'Bold and gone and AT&T'],
    ['- one\n- two\n  - three\n\n---\n\nEnd', 'one', 'two', 'three', 'End'],
    ['3. First\n4. Second', '3. First', '4. Second'],
    ['- [x] done', 'done'],
    ['> Quoted. Well.', 'Quoted.', 'Well.'],
    ['> [!NOTE]\n> Mind this.', 'NOTE.', 'Mind this.'],
    ['Known[^1].\n\n[^1]: By all.', 'Known.', 'By all.'],
    ['<p>In <b>HTML</b></p>', 'In HTML'],
    ['Text <b>here</b>', 'Text here'],
    ['', ...[]],
    ['\n\n', ...[]],
  ] as const) {
    test(JSON.stringify(text), () => {
      assert.deepEqual(whole(text), sentences);
    });
  }

  test('in languages that write without spaces', () => {
    assert.deepEqual(spoken(['你好。今天很好。'], 'zh'), ['你好。', '今天很好。']);
  });
});

describe('what cannot be read aloud is named', () => {
  for (const [text, ...sentences] of [
    ['```ts\na\nb\n```', 'Code block, 2 lines, TypeScript'],
    ['```zig\na\n```', 'Code block, 1 line, zig'],
    ['    a\n    b', 'Code block, 2 lines'],
    ['| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |', 'Table, 2 columns, 2 rows'],
    ['| a |\n|---|\n| 1 |', 'Table, 1 column, 1 row'],
    ['- ```js\n  a\n  ```', 'Code block, 1 line, JavaScript'],
  ] as const) {
    test(JSON.stringify(text), () => {
      assert.deepEqual(whole(text), sentences);
    });
  }
});

describe('while the text comes', () => {
  /** What is said at each step. */
  function steps(...pieces: string[]): string[][] {
    const reading = new SpokenMarkdown();
    let text = '';
    return pieces.map((piece) => {
      text += piece;
      return reading.next(text, false, english, 'en');
    });
  }

  test('a sentence is said when the next one has begun, and not before', () => {
    assert.deepEqual(steps('Hel', 'lo.', ' The', 're.', '\n\n'), [[], [], ['Hello.'], [], ['There.']]);
  });

  test('a heading is said when its line has ended', () => {
    assert.deepEqual(steps('# A ', 'title', '\n'), [[], [], ['A title']]);
  });

  test('code is said when its fence is closed', () => {
    assert.deepEqual(steps('````js\n', 'a\n', '```\n', '````', '\n'), [
      [],
      [],
      [],
      [],
      ['Code block, 2 lines, JavaScript'],
    ]);
  });

  test('a table is said when something else has begun, and its marks never', () => {
    assert.deepEqual(steps('| No. | A. |\n', '|---|', '---|\n| 1. | b. |\n', '\nSo. T'), [
      [],
      [],
      [],
      ['Table, 2 columns, 1 row', 'So.'],
    ]);
  });

  test('a sentence in half-typed bold waits for its marks', () => {
    assert.deepEqual(steps('Now. Well, **one. Two', '. Three**.\n\n'), [
      ['Now.'],
      ['Well, one.', 'Two.', 'Three.'],
    ]);
  });

  test('what went on after all was said is said, without what was said of it', () => {
    const reading = new SpokenMarkdown();
    assert.deepEqual(reading.next('One. Tw', true, english), ['One.', 'Tw']);
    assert.deepEqual(reading.next('One. Two. Three', true, english), ['o.', 'Three']);
  });

  test('another text is said from its beginning', () => {
    const reading = new SpokenMarkdown();
    reading.next('Searching the web.\n\nFound.\n\n', false, english);
    assert.deepEqual(reading.next('The answer is 42.', true, english), ['The answer is 42.']);
  });
});

describe('however it comes, the same is said', () => {
  const folder = new URL('../corpora/answers/', import.meta.url);
  const texts: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8').slice(0, 4000)]),
    ),
    'a long list': Array.from({ length: 60 }, (_, n) => `- Item ${n}. It *is* said.\n`).join(''),
    'a long numbered list': `7. One.\n${Array.from({ length: 60 }, (_, n) => `${n + 8}. Item.\n   - inside ${n}\n`).join('')}\nEnd.`,
    'a loose one': Array.from({ length: 40 }, (_, n) => `* Item ${n}.\n\n  More of it.\n\n`).join(''),
  };
  for (const [name, text] of Object.entries(texts)) {
    test(name, () => {
      const sentences = whole(text);
      assert.ok(sentences.length > 0);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 60 }), (sizes) => {
          const pieces: string[] = [];
          for (let at = 0; at < text.length; ) {
            const size = sizes[pieces.length % sizes.length] ?? 1;
            pieces.push(text.slice(at, at + size));
            at += size;
          }
          assert.deepEqual(spoken(pieces), sentences);
        }),
        runs(5, 50),
      );
    });
  }
});

test('a long block is not read again for each word of it', (context) => {
  const segments = context.mock.method(Intl.Segmenter.prototype, 'segment');
  const reading = new SpokenMarkdown();
  let text = '';
  for (let i = 0; i < 5000; i += 1) {
    text += 'word ';
    reading.next(text, false, english);
  }
  assert.ok(segments.mock.callCount() < 500, `${segments.mock.callCount()} times`);
});

test('of a long list that goes on, what has been said is not read again', (context) => {
  const reading = new SpokenMarkdown();
  let text = '';
  for (let i = 0; i < 1000; i += 1) {
    text += '- One item.\n';
    reading.next(text, false, english);
  }
  const segments = context.mock.method(Intl.Segmenter.prototype, 'segment');
  reading.next(`${text}- The last.`, true, english);
  assert.ok(segments.mock.callCount() < 10, `${segments.mock.callCount()} sentences`);
});
