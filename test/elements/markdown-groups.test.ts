import { assert } from 'chai';
import fc from 'fast-check';
import '../../src/elements/chatbot.js';
import '../../src/elements/markdown.js';
import { fixture, part, until } from '../support/fixture.js';
import { randomly, some } from '../support/markdown/chunks.js';
import { assertSameContent, comparable } from '../support/markdown/compare.js';
import { document as written } from '../support/markdown/grammar.js';
import { oracle } from '../support/markdown/oracle.js';
import { assertStreamsPlugged } from '../support/markdown/plugged.js';
import { feed, openGate, start, stream } from '../support/markdown/render.js';
import { topElements, touches } from '../support/markdown/settled.js';
import { runs, seed } from '../support/sample.js';

const groups = (shown: ParentNode) => [...shown.querySelectorAll<HTMLElement>('.blocks')];
const many = (count: number, block: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => block(n)).join('\n\n');
const numbered = (count: number) => many(count, (n) => `Paragraph ${n}.`);

/** Blocks of every kind; the places at which groups begin fall on all of them. */
const kinds: readonly string[] = [
  'A paragraph with [a label].',
  '## A heading',
  '- one\n- two',
  '***',
  '```js\ncall();\n```',
  '> quoted',
  '| a | b |\n|---|---|\n| c | d |',
  '<details>\n<summary>More</summary>\n\ninside\n\n- list\n\n</details>',
  '<!-- nothing to see -->',
  'setext\n===',
  '1. one\n\n   more\n2. two',
];
const mixed = (from: number, count: number) => many(count, (n) => kinds[(n * 7 + from) % kinds.length] ?? '');

describe('Markdown of many blocks stands in groups', () => {
  it('a short text has none', () => assert.lengthOf(groups(feed(numbered(32))), 0));

  it('each 32 blocks after the first make one', () => {
    const shown = feed(numbered(100));
    assert.deepEqual(
      groups(shown).map(({ childElementCount }) => childElementCount),
      [32, 32, 4],
    );
  });

  it('means what an independent reading of it says', () => {
    const text = mixed(0, 120);
    assertSameContent(
      comparable(feed(text, false, { gate: openGate })),
      comparable(oracle(text, openGate)),
      'mixed',
    );
  });

  for (const from of kinds.keys()) {
    it(`streamed, it is what the whole would have been (${from})`, () => {
      const text = mixed(from, 110);
      const ends = randomly(seed + from, 40)(text);
      const looked = new Set(some(ends, 20));
      const { renderer, target } = stream(text, ends, (shown, prefix) => {
        if (looked.has(prefix.length)) assertSameContent(shown, feed(prefix, true), `up to ${prefix.length}`);
      });
      renderer.render(text, false);
      assertSameContent(target, feed(text), 'at the end');
    });
  }

  it('so are documents that nobody would write', () => {
    const documents = fc.array(written, { minLength: 8, maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(documents, fc.nat(), (parts, start) => {
        const text = parts.join('\n\n');
        const { renderer, target } = stream(text, randomly(start, 200)(text));
        renderer.render(text, false);
        assertSameContent(target, feed(text), JSON.stringify(text));
      }),
      runs(150, 10_000),
    );
  }).timeout(600_000);

  it('so is one with footnotes and alerts, whose notes stay at the end', () => {
    const text = `${many(80, (n) => (n % 9 === 0 ? `> [!NOTE]\n> ${n}` : `Words[^${n % 5}].`))}\n\n${many(5, (n) => `[^${n}]: Note ${n}.`)}\n\nEnd.`;
    const ends = randomly(seed, 40)(text);
    assertStreamsPlugged(text, ends, new Set(some(ends, 30)));
  });

  it('a text that becomes another one is what that would have been', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(110), { minLength: 2, maxLength: 6 }), fc.nat(), (counts, from) => {
        const { renderer, target } = start();
        for (const [n, count] of counts.entries()) {
          const text = `${mixed(from, count)}\n\nEnd ${n}.\n\n${mixed(n, 40)}`;
          renderer.render(text, n % 2 === 0);
          assertSameContent(target, feed(text, n % 2 === 0), `${counts}, ${n}`);
        }
      }),
      runs(60, 2000),
    );
  }).timeout(120_000);

  it('what has settled is left alone, also where the next group begins', () => {
    const text = mixed(1, 110).replaceAll('[a label]', 'no label');
    assert.deepEqual(touches(text, randomly(seed, 12)(text)), []);
  }).timeout(60_000);

  it('a late definition changes the blocks that ask for it, and no other', () => {
    const text = many(120, (n) => (n % 50 === 7 ? `${n} [here].` : `${n} there.`));
    const { renderer, target } = start();
    renderer.render(text, true);
    const before = topElements(target);
    renderer.render(`${text}\n\n[here]: https://lit.dev/\n\nEnd.`, true);
    const now = topElements(target);
    assert.deepEqual(
      before.flatMap((block, n) => (now[n] === block ? [] : n)),
      [7, 57, 107],
    );
    assert.lengthOf(target.querySelectorAll('a[href]'), 3);
  });

  it('a long list at the end of one goes on in it', () => {
    const text = `${numbered(40)}\n\n${Array.from({ length: 200 }, (_, n) => `- item ${n}\n`).join('')}`;
    const { renderer, target } = stream(text, randomly(seed, 40)(text));
    const first = target.querySelector('li');
    renderer.render(`${text}- one more\n\nEnd.\n`, false);
    assert.isTrue(first === target.querySelector('li'));
    assertSameContent(target, feed(`${text}- one more\n\nEnd.\n`), 'the list');
  });
});

describe('Groups of blocks do not show', () => {
  const textOf = (content: Element) => {
    const range = document.createRange();
    range.selectNodeContents(content);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    return `${selection}`.trimEnd(); // Some engines end the last line.
  };
  const ungrouped = (content: Element) => {
    const copy = content.cloneNode(true) as HTMLElement;
    for (const group of groups(copy)) group.replaceWith(...group.childNodes);
    content.after(copy);
    return copy;
  };

  it('what is selected across them reads the same', async () => {
    const chat = await fixture('parley-chatbot', {
      messages: [{ role: 'assistant', content: numbered(100) }],
    });
    // A selection is asked for in the page: in a shadow root engines differ.
    const grouped = chat.shadowRoot?.querySelector('.prose')?.cloneNode(true) as HTMLElement;
    document.body.append(grouped);
    const copy = ungrouped(grouped);
    assert.include(textOf(grouped), 'Paragraph 31.');
    assert.equal(textOf(grouped), textOf(copy));
    grouped.remove();
    copy.remove();
  });

  for (const kind of kinds.slice(0, 7)) {
    it(`a group that begins with “${kind.split('\n')[0]}” keeps the distance that it has from other text`, async () => {
      const text = many(70, (n) => (n % 32 === 0 ? kind : `Paragraph ${n}.`));
      const element = await fixture('parley-markdown', { text });
      const content = part(element, 'content');
      const copy = ungrouped(content);
      const tops = (shown: Element) => {
        const { top } = shown.getBoundingClientRect();
        return topElements(shown).map((block) => Math.round(block.getBoundingClientRect().top - top));
      };
      for (const group of groups(content)) group.style.contentVisibility = 'visible';
      assert.deepEqual(tops(content), tops(copy));
    });
  }

  it('the caret stands at the end of the last one', async () => {
    const element = await fixture('parley-markdown', { text: numbered(40), streaming: true });
    const last = topElements(part(element, 'content')).at(-1) as Element;
    assert.notEqual(getComputedStyle(last, '::after').content, 'none');
  });
});

describe('A group of blocks that is far from view', () => {
  const keepsPlace = CSS.supports('overflow-anchor', 'auto');
  const content = many(400, (n) => `Paragraph ${n}. ${'word '.repeat(90)}`);
  const seen = (element: Element | undefined) =>
    element?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });

  it('is left out where the view keeps its place', async () => {
    const chat = await fixture('parley-chatbot', { messages: [{ role: 'assistant', content }] });
    const all = groups(chat.shadowRoot as ShadowRoot);
    await until(() => seen(all[0]) === !keepsPlace);
    assert.isTrue(seen(all.at(-1)), 'the last one is shown');
  });

  it('is there when it comes into view', async () => {
    const chat = await fixture('parley-chatbot', { messages: [{ role: 'assistant', content }] });
    const all = groups(chat.shadowRoot as ShadowRoot);
    await until(() => seen(all[1]) === !keepsPlace);
    all[1]?.scrollIntoView();
    await until(() => seen(all[1]) === true);
  });
});
