import { assert } from 'chai';
import fc from 'fast-check';
import { every, randomly } from '../support/markdown/chunks.js';
import { assertSameContent } from '../support/markdown/compare.js';
import { feed, start, stream } from '../support/markdown/render.js';
import { workOf } from '../support/markdown/work.js';
import { runs, seed } from '../support/sample.js';

const words = 'words and [links](/u) and *more* of `them`, ';

/** A paragraph in which something is open from early on. */
const opened = (mark: string, length: number) => `Some ${words}${mark}${words.repeat(length / words.length)}`;

describe('A paragraph in which something stays open', () => {
  const texts: Readonly<Record<string, string>> = {
    'bold that nobody closes': opened('**', 26_000),
    'a bracket that nobody closes': opened('[', 26_000),
    'code that nobody closes': opened('``` ', 26_000),
    'bold that is closed in the end': `${opened('**', 26_000)}end** and after it ${words.repeat(100)}`,
    'lines of it': opened('**', 26_000).replaceAll('and ', 'and\n'),
    'not a space in it': `**${'語言'.repeat(12_000)}`,
    'raw HTML in it': opened('**', 26_000).replaceAll('more', '<b>more</b>'),
    'the end of it, and another': `${opened('**', 21_000)}\n\n${opened('~~', 19_000)}\n\nThe end.`,
    'a heading that is underlined': `${opened('**', 21_000)}\nand its end\n---\n\nThe end.`,
    'a list after it': `${opened('**', 21_000)}\n- one\n- two\n\nThe end.`,
    'inside a list': `- one\n- ${opened('**', 26_000)}`,
    'inside a quote': `> ${opened('**', 26_000)}`,
    'inside an open box': `<details>\n\nOne.\n\nTwo.\n\n${opened('**', 26_000)}\n\nThree.\n\n</details>\n\nAfter it.`,
    'behind much that is closed': `${words.repeat(200)}${opened('**', 26_000)}`,
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`${what}: looks the same, however it came`, () => {
      const { renderer, target } = stream(text, randomly(seed, 4000)(text), (shown, prefix) =>
        assertSameContent(shown, feed(prefix, true), `${what}, up to ${prefix.length}`),
      );
      renderer.render(text, false);
      assertSameContent(target, feed(text), what);
    }).timeout(60_000);
  }

  it('all of its words are shown at any time', () => {
    const text = opened('**', 30_000);
    stream(text, every(7001)(text), (shown, prefix) => {
      const count = (source: string) => source.match(/\b(?:words|and)\b/g)?.length ?? 0;
      assert.isAtLeast(count(shown.textContent), count(prefix) - 1);
    });
  });

  it('a tenth at most of it waits to be formatted', () => {
    const text = opened('**', 30_000);
    stream(text, every(5003)(text), (shown, prefix) => {
      assert.isAtLeast(shown.querySelectorAll('code').length, (prefix.length * 0.9) / words.length - 2);
    });
  });

  it('is read again when it has grown by a tenth, and not before', () => {
    const text = opened('**', 150_000);
    const { renderer, target } = stream(text, every(30_000)(text.slice(0, 126_000)));
    const steps = Array.from({ length: 100 }, (_, n) => 140_000 + 12 * n);
    const { lexed } = workOf(target, () => {
      for (const end of steps) renderer.render(text.slice(0, end), true);
    });
    // At most one reading of all of it; at each step what has come since, twice: where its last block is, and as that.
    assert.isBelow(lexed, 8 * text.length + steps.length * 3 * (text.length / 10));
  }).timeout(60_000);

  it('its beginning stays as it is meanwhile', () => {
    const text = opened('**', 60_000);
    const { renderer, target } = start();
    renderer.render(text, true);
    const before = [...(target.firstElementChild?.children ?? [])];
    const { nodes } = workOf(target, () => renderer.render(`${text} and more`, true));
    assert.isTrue(
      before.every((node) => node.isConnected === before[0]?.isConnected && target.contains(node)),
    );
    assert.isAtMost(nodes, 2);
  });
});

describe('A long list that turns loose late', () => {
  const items: Readonly<Record<string, string>> = {
    text: '- an item with *more* in it\n',
    'two lines': '- an item\n  that goes on\n',
    'a box to tick': '- [x] done\n',
    'a list in it': '- an item\n  - and in it\n    - one more\n',
    'a loose list in it': '- an item\n  - one\n\n    of two\n',
    'code in it': '- an item\n  ```js\n  code();\n  ```\n',
    'a heading in it': '- # A heading\n  and text\n',
    'nothing in it': '-\n',
    'a picture in it': '- ![a boat](https://boats.example/1.png) at sea\n',
    'raw HTML in it': '- press <kbd>A</kbd>\n',
  };
  for (const [what, item] of Object.entries(items)) {
    it(`of items with ${what}: ends as the whole`, async () => {
      const text = `${item.repeat(40)}\n${item.repeat(4)}`;
      const { renderer, target } = stream(text, every(11)(text), (shown, prefix) => {
        if (prefix.length % 7 === 0) assertSameContent(shown, feed(prefix, true), `up to ${prefix.length}`);
      });
      renderer.render(text, false);
      await renderer.ready;
      assertSameContent(target, feed(text), what);
    }).timeout(60_000);
  }

  it('of items of any kind: ends as the whole', async () => {
    const list = fc.array(fc.constantFrom(...Object.values(items)), {
      minLength: 8,
      maxLength: 40,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(list, list, fc.nat(), async (before, after, n) => {
        const text = `${before.join('')}\n${after.join('')}`;
        const { renderer, target } = stream(text, randomly(n, 60)(text));
        renderer.render(text, false);
        await renderer.ready;
        assertSameContent(target, feed(text), JSON.stringify(text));
      }),
      runs(100, 5_000),
    );
  }).timeout(120_000);

  const tight = '- an item\n'.repeat(1000);
  const loose = `${tight}\n- one more\n- and another\n`;
  const paragraphs = (target: Element) => target.querySelectorAll('li > p').length;

  /** The list as it is when it has just turned loose. */
  function turned() {
    const streamed = start();
    streamed.renderer.render(tight, true);
    const before = [...streamed.target.querySelectorAll('li')].slice(0, 990);
    streamed.renderer.render(loose, true);
    return { ...streamed, before };
  }

  it('250 items at once, and the rest in the frames that follow', async () => {
    const { renderer, target } = turned();
    const atOnce = paragraphs(target);
    assert.isAtLeast(atOnce, 250);
    assert.isAtMost(atOnce, 260);
    await new Promise(requestAnimationFrame);
    assert.isBelow(paragraphs(target), 1002);
    await renderer.ready;
    assert.equal(paragraphs(target), 1002);
    assertSameContent(target, feed(loose, true), 'in the end');
  });

  it('its items keep their nodes', async () => {
    const { renderer, target, before } = turned();
    await renderer.ready;
    assert.deepEqual([...target.querySelectorAll('li')].slice(0, 990), before);
  });

  it('what comes meanwhile is shown', async () => {
    const { renderer, target } = turned();
    const more = `${loose}\n${'- more\n'.repeat(20)}\nAfter it.\n\nThe end.`;
    renderer.render(more, true);
    assert.include(target.textContent, 'The end.');
    renderer.render(more, false);
    await renderer.ready;
    assertSameContent(target, feed(more), 'in the end');
  });

  it('another text meanwhile is all that is shown', async () => {
    const { renderer, target } = turned();
    renderer.render(tight, true);
    await renderer.ready;
    assertSameContent(target, feed(tight, true), 'in the end');
    renderer.render('Something else.', false);
    await renderer.ready;
    assertSameContent(target, feed('Something else.'), 'at the very end');
  });
});
