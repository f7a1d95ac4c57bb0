import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { marked } from 'marked';
import { demo } from '../../src/backends/demo.ts';
import { answerTo } from '../../src/backends/demo-answers.ts';
import { describeFile } from '../../src/backends/demo-files.ts';
import { fromBlob } from '../../src/model/file.ts';
import type { FileData, Message, UserInput } from '../../src/model/message.ts';

const file = (content: string, name: string, type = '') => fromBlob(new File([content], name, { type }));
const earlier: readonly Message[] = [{ id: 'm', role: 'user', content: 'Hi' }];

/** The pieces of an answer, without the pauses between them. */
async function pieces(
  t: TestContext,
  input: Partial<UserInput>,
  {
    history = [],
    signal = new AbortController().signal,
  }: { history?: readonly Message[]; signal?: AbortSignal } = {},
): Promise<string[]> {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const all: string[] = [];
  let outcome: { error?: unknown } | undefined;
  (async () => {
    for await (const piece of demo({ text: '', files: [], ...input }, { history, signal })) all.push(piece);
  })().then(
    () => {
      outcome = {};
    },
    (error: unknown) => {
      outcome = { error };
    },
  );
  while (!outcome) {
    t.mock.timers.tick(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (outcome.error) throw outcome.error;
  return all;
}

/** The rows of the table in a description, as lists of cells. */
async function tableOf(description: FileData): Promise<string[][]> {
  const tables = marked.lexer(await describeFile(description)).filter((token) => token.type === 'table');
  assert.equal(tables.length, 1, 'there is one table');
  const [table] = tables as { header: { text: string }[]; rows: { text: string }[][] }[];
  return [table?.header ?? [], ...(table?.rows ?? [])].map((row) => row.map(({ text }) => text));
}

/** What is left of a text when it is read as Markdown: its words, and the kinds of what is not plain text. */
function readAsMarkdown(markdown: string): { words: string; kinds: string[] } {
  const kinds = new Set<string>();
  let words = '';
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === 'text' && !('tokens' in token && token.tokens)) words += token.text;
    else if (token.type === 'escape') words += token.text;
    kinds.add(token.type);
  });
  return { words, kinds: [...kinds] };
}

describe('an answer', () => {
  test('is the text that fits the question, piece by piece', async (t) => {
    const came = await pieces(t, { text: 'Show me some code' });
    assert.equal(came.join(''), answerTo('Show me some code', true));
    assert.ok(came.length > 20);
  });

  test('is another one when the conversation has begun', async (t) => {
    const came = await pieces(t, { text: 'Hello' }, { history: earlier });
    assert.equal(came.join(''), answerTo('Hello', false));
    assert.notEqual(answerTo('Hello', false), answerTo('Hello', true));
  });

  for (const [question, mark] of [
    ['Write a function', '```ts'],
    ['compare them in a TABLE', '| --- |'],
    ['Plan my weekend', '### Saturday'],
  ] as const) {
    test(`to “${question}” has what was asked for`, () => {
      assert.ok(answerTo(question, true).includes(mark));
    });
  }

  test('to nothing at all is one', async (t) => {
    assert.match((await pieces(t, {})).join(''), /demo responder/);
  });
});

test('no piece ends in half of a surrogate pair, and none is lost', async (t) => {
  const text = '😀'.repeat(50);
  const came = await pieces(t, { text });
  assert.ok(came.every((piece) => !/\p{Surrogate}/u.test(piece)));
  assert.ok(came.join('').includes(text));
});

describe('Stop', () => {
  test('before the first piece: none comes', async (t) => {
    await assert.rejects(pieces(t, { text: 'Hi' }, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  });

  test('while the first piece is waited for ends the wait', async () => {
    const controller = new AbortController();
    const first = demo({ text: 'Hi', files: [] }, { history: [], signal: controller.signal }).next();
    controller.abort();
    await assert.rejects(first, { name: 'AbortError' });
  });

  test('between two pieces ends the answer, and leaves nothing waiting', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const controller = new AbortController();
    const answer = demo({ text: 'Hi', files: [] }, { history: [], signal: controller.signal });
    const first = answer.next();
    t.mock.timers.tick(1000);
    assert.equal((await first).done, false);

    const second = answer.next();
    controller.abort();

    await assert.rejects(second, { name: 'AbortError' });
    assert.deepEqual(await answer.next(), { done: true, value: undefined });
  });
});

const markdown = [
  '**bold** _it_ ~~no~~ `span`',
  '[link](//evil.test) ![picture](//evil.test/x.png)',
  '<img src=x onerror=__xss(1)> <b>',
  'a | b || c',
  '$$x$$ &lt; &amp; \\* \\',
];

describe('Markdown that somebody wrote stays text', () => {
  for (const text of markdown) {
    test(`in a question: ${text}`, () => {
      const quoted = readAsMarkdown(answerTo(text, false).split('\n')[0] ?? '');
      assert.equal(quoted.words, `You wrote: “${text}”`);
      assert.deepEqual(
        quoted.kinds.filter((kind) => !['paragraph', 'text', 'escape'].includes(kind)),
        [],
      );
    });

    test(`in the name of a file: ${text}`, async () => {
      const { words, kinds } = readAsMarkdown(await describeFile({ path: 'x', orig_name: `${text}.bin` }));
      assert.equal(words, `${text}.bin – type unknown, 0 bytes`);
      assert.deepEqual(
        kinds.filter((kind) => !['paragraph', 'text', 'escape', 'strong'].includes(kind)),
        [],
      );
    });

    test(`in a cell of a table: ${text}`, async () => {
      const [, row] = await tableOf(file(`a,b\n1,"${text}"\n`, 'a.csv'));
      assert.equal(readAsMarkdown(row?.[1] ?? '').words, text);
      assert.equal(row?.length, 2);
    });
  }

  test('over several lines of a question: it cannot begin a heading or a list', () => {
    const { kinds } = readAsMarkdown(answerTo('a\n# b\n- c\n> d\n\n---', false).split('\n\n')[0] ?? '');
    assert.deepEqual(kinds, ['paragraph', 'text', 'escape']);
  });
});

describe('a table of values', () => {
  const tables: readonly (readonly [name: string, csv: string, cells: readonly (readonly string[])[]])[] = [
    [
      'with commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with semicolons',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'with tabs',
      'a\tb\n1,5\t2;3\n',
      [
        ['a', 'b'],
        ['1,5', '2;3'],
      ],
    ],
    [
      'with CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'without a last line end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with a BOM',
      '\uFEFFa,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with commas in quotes',
      'a,b\n"1, 2",3\n',
      [
        ['a', 'b'],
        ['1, 2', '3'],
      ],
    ],
    [
      'with quotes in quotes',
      'a,b\n"say ""hi""",3\n',
      [
        ['a', 'b'],
        ['say "hi"', '3'],
      ],
    ],
    [
      'with line ends in quotes',
      'a,b\n"1\r\n2",3\n',
      [
        ['a', 'b'],
        ['1 2', '3'],
      ],
    ],
    [
      'with empty cells',
      'a,b,c\n,,\n1,,3\n',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
        ['1', '', '3'],
      ],
    ],
    [
      'with rows that are too short',
      'a,b\n1\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'with rows that are too long',
      'a,b\n1,2,3\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['of one column', 'a\n1\n', [['a'], ['1']]],
    [
      'with characters of all sizes',
      'é,€\n😀,x\n',
      [
        ['é', '€'],
        ['😀', 'x'],
      ],
    ],
  ];
  for (const [name, csv, cells] of tables) {
    test(name, async () => {
      assert.deepEqual(await tableOf(file(csv, 'a.csv', 'text/csv')), cells);
    });
  }

  test('is known by its type, and by its ending', async () => {
    assert.equal((await tableOf(file('a,b\n', 'a', 'text/csv'))).length, 1);
    assert.equal((await tableOf(file('a,b\n', 'a.csv'))).length, 1);
    assert.equal((await tableOf(file('a\tb\n', 'a.tsv'))).length, 1);
  });

  test('of nothing but a head has no rows', async () => {
    assert.deepEqual(await tableOf(file('a,b\n', 'a.csv')), [['a', 'b']]);
  });

  for (const empty of ['', '\uFEFF']) {
    test(`that is empty (${JSON.stringify(empty)}) says so`, async () => {
      assert.match(await describeFile(file(empty, 'a.csv')), /The file is empty\./);
    });
  }

  test('is shown as far as eight rows and columns, and says so', async () => {
    const row = Array.from({ length: 10 }, (_, i) => i).join(',');
    const description = file(`${row}\n`.repeat(20), 'a.csv');
    const shown = await tableOf(description);
    assert.equal(shown.length, 9);
    assert.equal(shown[0]?.length, 8);
    assert.match(await describeFile(description), /The first 8 rows are shown\./);
  });

  test('of eight rows says nothing about more', async () => {
    assert.doesNotMatch(await describeFile(file('a,b\n'.repeat(9), 'a.csv')), /are shown/);
  });

  test('sets columns of numbers to the right', async () => {
    const description = await describeFile(file('n,w\n-1.5,a\n2 %,b\n"1,000",3\n', 'a.csv'));
    assert.match(description, /^\| ---: \| --- \|$/m);
  });

  test('of a million cells takes no time', async () => {
    const description = await describeFile(file('a,b,c,d\n'.repeat(250_000), 'a.csv'));
    assert.ok(description.length < 2000);
  });
});

describe('a text file', () => {
  const codeOf = async (description: FileData) => {
    const code = marked.lexer(await describeFile(description)).filter((token) => token.type === 'code');
    assert.equal(code.length, 1, 'there is one block of code');
    const [block] = code as { text: string; lang?: string }[];
    return block;
  };

  test('is shown as code in its language', async () => {
    const block = await codeOf(file('print(1)\n', 'a.py'));
    assert.equal(block?.lang, 'py');
    assert.equal(block?.text.trim(), 'print(1)');
  });

  for (const inside of ['```\nx\n```', '````', '``````js\n~~~', '`a` ``b``']) {
    test(`with back quotes inside stays in its block: ${JSON.stringify(inside)}`, async () => {
      const block = await codeOf(file(`# Title\n${inside}\n<b>end</b>`, 'a.md'));
      assert.equal(block?.text, `# Title\n${inside}\n<b>end</b>`);
    });
  }

  test('is shown as far as twelve lines, and says so', async () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\r\n');
    assert.equal((await codeOf(file(lines, 'a.log')))?.text.split('\n').length, 12);
    assert.match(await describeFile(file(lines, 'a.log')), /The first 12 lines are shown\./);
  });

  test('of one endless line is cut', async () => {
    assert.equal((await codeOf(file('x'.repeat(1e6), 'a.txt')))?.text.length, 200);
  });

  test('that is empty has an empty block', async () => {
    assert.equal((await codeOf(file('', 'a.txt')))?.text.trim(), '');
  });
});

describe('any other file', () => {
  test('is told by its name, its type and its size', async () => {
    assert.equal(
      await describeFile(file('x'.repeat(1500), 'a.zip', 'application/zip')),
      '**a.zip** – type application/zip, 2 kB',
    );
  });

  test('whose bytes are not here is told by what is known of it', async () => {
    assert.equal(
      await describeFile({ url: 'https://a.test/a.pdf', size: 10 }),
      '**a.pdf** – type unknown, 10 bytes',
    );
  });
});

describe('an answer about files', () => {
  test('says how many and how large, describes each, and comes to the question', async (t) => {
    const files = [file('a,b\n1,2\n', 'a.csv'), file('x', 'b.bin')];
    const came = (await pieces(t, { text: 'What is in it?', files })).join('');
    assert.match(came, /^I received 2 files, 9 bytes in all\./);
    assert.ok(came.includes(await describeFile(files[0] ?? {})));
    assert.ok(came.includes(await describeFile(files[1] ?? {})));
    assert.match(came, /^> What is in it\?$/m);
  });

  test('speaks of one file as one', async (t) => {
    assert.match(
      (await pieces(t, { files: [file('x', 'b.bin')] })).join(''),
      /^I received one file, 1 byte in all\./,
    );
  });
});

describe('a table of values, as people write them,', () => {
  for (const [name, csv, cells] of [
    [
      'may end in an empty cell without a line end',
      'name,note\nAnn,',
      [
        ['name', 'note'],
        ['Ann', ''],
      ],
    ],
    [
      'may have semicolons in a quoted head',
      '"a; b; c",d\n1,2\n',
      [
        ['a; b; c', 'd'],
        ['1', '2'],
      ],
    ],
    [
      'may have the line ends of an old Mac',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'may begin with a quote that is meant',
      'a,b\n"""Hello"" he said",""""\n',
      [
        ['a', 'b'],
        ['"Hello" he said', '"'],
      ],
    ],
    [
      'may have a quote that never closes',
      'a,b\n"abc,2\n',
      [
        ['a', 'b'],
        ['abc,2', ''],
      ],
    ],
  ] as const) {
    test(name, async () => {
      assert.deepEqual(await tableOf(file(csv, 'a.csv')), cells);
    });
  }
});

test('a question about a file is quoted as text, too', async (t) => {
  const question = '# Not a heading\n![x](//evil.test/x.png) **bold**';
  const answer = (await pieces(t, { text: question, files: [file('x', 'b.bin')] })).join('');
  const { kinds } = readAsMarkdown(answer);
  assert.deepEqual(
    kinds.filter((kind) => ['heading', 'image', 'link'].includes(kind)),
    [],
  );
});

test('a question that is cut for its length is not cut within a character', () => {
  assert.doesNotMatch(answerTo(`${'x'.repeat(199)}😀 and more`, true), /\p{Surrogate}/u);
});

test('a line of a file that is cut for its length is not cut within a character', async () => {
  assert.doesNotMatch(await describeFile(file(`${'x'.repeat(199)}😀 and more`, 'a.txt')), /\p{Surrogate}/u);
});

test('the ending of a name cannot open the block of code', async () => {
  const kinds = marked
    .lexer(await describeFile(file('# Title', 'a.x`y', 'text/plain')))
    .filter(({ type }) => type !== 'space')
    .map(({ type }) => type);
  assert.deepEqual(kinds, ['paragraph', 'code']);
});
