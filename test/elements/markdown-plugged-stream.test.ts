import fc from 'fast-check';
import { chunkings, every, randomly, some } from '../support/markdown/chunks.js';
import { assertSameContent } from '../support/markdown/compare.js';
import { commonmark, gfm } from '../support/markdown/corpora.js';
import { document } from '../support/markdown/grammar.js';
import { assertStreamsPlugged, fed } from '../support/markdown/plugged.js';
import { feed } from '../support/markdown/render.js';
import { runs, seed } from '../support/sample.js';

/** A whole text with all of it: out of order, asked for twice, in code, in one another, and never defined. */
export const text = `# Notes[^late]

One[^1], two[^2] and **one again[^1]**; \`[^1]\` is code, [^none] is nothing, and \\[^1] is not asked for.

> [!NOTE]
> With a *word*[^2] and [a link][site].
>
> - a list
> - of two

[^1]: The **first** note.
[^2]: The second, which
goes on, and asks for another[^3].

    A second paragraph, with \`code\`.

    - and a list

> [!WARNING]
> Careful.

| a[^1] | b |
|---|---|
| c | d[^2] |

- item[^3]
- item

[^3]: A third.

\`\`\`
[^1]: code
> [!TIP]
\`\`\`

[site]: https://lit.dev/

> [!nothing]
> A quote.

[^late]: It comes **late**, as \`notes\` do.
[^unused]: Nobody asks.
`;

const scraps = [
  ...[
    '[^1]',
    '[^1]',
    '[^2]',
    '[^b]',
    '[^1]: ',
    '[^2]: note\n',
    '\n[^b]: ',
    '[^1]:',
    '[^',
    '^',
    '![^1]',
    '[x][^1]',
  ],
  ...['> [!NOTE]\n', '> [!TIP]\n> ', '> [!x]\n', '> ', '[!NOTE]', '    ', '- ', '\n', '\n\n', '\n\n', '\n'],
  ...[
    'word ',
    'words\n',
    '*',
    '**',
    '`',
    '```\n',
    '<b>',
    '</b>',
    '<div>',
    '</div>',
    '<details>\n\n',
    '</details>',
    '# ',
  ],
  ...['| a | b |\n|---|---|\n', '|', '[d]', '[d]: /u\n', ']', '[', '\\', '<', '1. '],
];
const written = fc
  .array(fc.constantFrom(...scraps), { minLength: 2, maxLength: 28, size: 'max' })
  .map((parts) => parts.join(''));

describe('Markdown with plug-ins, streamed: the end is what the whole would have been', () => {
  for (const [how, chunking] of Object.entries(chunkings)) {
    it(`footnotes and alerts, ${how}`, () => {
      const ends = chunking(seed)(text);
      assertStreamsPlugged(text, ends, new Set(some(ends, 100)));
    });
  }

  it('footnotes and alerts, at each beginning', () => {
    const ends = every(1)(text);
    assertStreamsPlugged(text, ends, new Set(ends));
  }).timeout(120_000);

  it('a container in which nothing but a note is defined', () => {
    const text = '<div>    \n\n[^1]:[^1]\n[^1]';
    const ends = every(1)(text);
    assertStreamsPlugged(text, ends, new Set(ends));
  });

  it('footnotes and alerts that nobody would write, in pieces of any size', () => {
    fc.assert(
      fc.property(fc.oneof(written, document), fc.nat(), (markdown, start) => {
        const ends = randomly(start, 12)(markdown);
        assertStreamsPlugged(markdown, ends, new Set(some(ends, 2)));
      }),
      runs(2000, 100_000),
    );
  }).timeout(600_000);
});

describe('Markdown with plug-ins: text that has nothing for them is what it was', () => {
  it('every example of the specifications', () => {
    const plain = [...commonmark, ...gfm].filter(({ markdown }) => !/\[\^|\[!/.test(markdown));
    for (const { name, markdown } of plain) assertSameContent(fed(markdown), feed(markdown), name);
  });
});
