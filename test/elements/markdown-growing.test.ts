import { assert } from 'chai';
import { every, randomly } from '../support/markdown/chunks.js';
import { assertSameContent } from '../support/markdown/compare.js';
import { feed, start, stream } from '../support/markdown/render.js';
import { workOf } from '../support/markdown/work.js';
import { seed } from '../support/sample.js';

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
    stream(text, every(5003)(text), (shown, prefix) => {
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
    const steps = Array.from({ length: 300 }, (_, n) => 140_000 + 12 * n);
    const { lexed } = workOf(target, () => {
      for (const end of steps) renderer.render(text.slice(0, end), true);
    });
    // At most one reading of all of it; at each step what has come since, twice: where its last block is, and as that.
    assert.isBelow(lexed, 8 * text.length + steps.length * 3 * (text.length / 10));
  });

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
