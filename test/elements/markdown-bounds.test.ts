import { assert } from 'chai';
import '../../src/elements/markdown.js';
import { fixture, part } from '../support/fixture.js';
import { randomly } from '../support/markdown/chunks.js';
import { assertSameContent } from '../support/markdown/compare.js';
import { pathological } from '../support/markdown/corpora.js';
import { feed, start, stream } from '../support/markdown/render.js';
import { allNodes, type Work, workOf } from '../support/markdown/work.js';
import { long, seed } from '../support/sample.js';

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** Renders it and counts; the nodes are counted where they are. */
function render(text: string): { shown: HTMLElement; work: Work } {
  const { renderer, target } = start();
  const work = workOf(target, () => renderer.render(text));
  return { shown: target, work };
}

describe('Markdown that parsers despair of', function () {
  // Some engines' patterns are slow; what is counted is the same in each.
  this.timeout(120_000);
  for (const { name, markdown } of pathological) {
    const text = `Before it.\n\n${markdown}\n\nAfter it.`;
    // In a comment that never ends, by the specification, everything is a comment.
    const swallows = markdown.startsWith('<!--');

    let rendered: ReturnType<typeof render> | undefined;
    const once = () => {
      rendered ??= render(text);
      return rendered;
    };

    it(`${name}: what is around it is shown`, () => {
      const { textContent } = once().shown;
      assert.include(textContent, 'Before it.');
      if (!swallows) assert.include(textContent, 'After it.');
    });

    it(`${name}: its words are shown`, () => {
      // Of tags and of definitions nothing shows; what stands between tags does.
      const words = text.replace(/<[a-z/!][^>]*(?:>|$)/g, '').replace(/^\[.*\]: .*$/gm, '');
      assert.isAtLeast(count(once().shown.textContent ?? '', /\p{L}/gu), count(words, /\p{L}/gu));
    });

    it(`${name}: the work grows no faster than the text`, () => {
      const { shown, work } = once();
      assert.isAtMost(work.lexed, 120 * text.length + 10_000, 'characters lexed');
      assert.isAtMost(work.nodes, 4 * text.length, 'nodes touched');
      assert.isAtMost(allNodes(shown), 4 * text.length, 'nodes shown');
    });

    it(`${name}: streamed, it ends as the whole`, () => {
      const { renderer, target } = stream(text, randomly(seed, text.length / 5)(text));
      renderer.render(text, false);
      assertSameContent(target, once().shown, name);
    });
  }
});

describe('Text that comes to be over a cap while it grows', () => {
  const growing: Readonly<Record<string, string>> = {
    'links in one paragraph': '[here](/there) and some words '.repeat(4500),
    'the same, in something folded': `<details>\n\n${'Words.\n\n'.repeat(40)}${'[here](/there) and some words '.repeat(4500)}`,
  };
  for (const [what, text] of Object.entries(growing)) {
    it(`${what}: is what the whole would have been`, () => {
      const { renderer, target } = stream(text, randomly(seed, text.length / 100)(text));
      assertSameContent(target, feed(text, true), 'while it grows');
      renderer.render(text, false);
      assertSameContent(target, feed(text), 'at the end');
    });
  }
});

describe('Text that is over a cap', () => {
  const textsIn = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) found.push(walker.currentNode.nodeValue ?? '');
    return found;
  };
  const over: readonly [what: string, text: string][] = [
    ['brackets', '[d] '.repeat(10_000)],
    ['stars in a cell', `| a |\n|---|\n| ${'*a **a '.repeat(10_000)} |`],
    ['quotes in quotes', `${'> '.repeat(60)}${'(d) '.repeat(5000)}`],
    ['brackets, by way of HTML', `- ${'[d] '.repeat(10_000)}\n- <b>`],
  ];
  for (const [what, text] of over) {
    it(`${what}: stands in pieces that a browser can lay out`, () => {
      const texts = textsIn(feed(text));
      assert.isAtLeast(texts.length, 10);
      assert.isAtMost(Math.max(...texts.map(({ length }) => length)), 1024);
    });
  }

  it('no character is cut in two', () => {
    const text = `[${'😀 [x'.repeat(5000)}`;
    for (const part of textsIn(feed(text))) assert.notMatch(part, /\p{Cs}/u);
  });

  it('is set without ligatures, which cost a browser more than all else', async () => {
    const element = await fixture('parley-markdown', { text: '[d] '.repeat(10_000) });
    for (const piece of part(element, 'content').querySelectorAll('p > *'))
      assert.equal(getComputedStyle(piece).textRendering.toLowerCase(), 'optimizespeed');
  });

  it('a text that is not, stands as it is', () => {
    assert.lengthOf(textsIn(feed('words '.repeat(1000))), 1);
  });
});

describe('Markdown without bounds', () => {
  // More than is formatted, in any case.
  const megabytes = long ? 10 : 3;
  const nested: readonly [what: string, text: string][] = [
    ['quotes', '>'.repeat(10_000)],
    ['brackets', '['.repeat(10_000)],
    ['closed brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['numbered lists', '1. '.repeat(5000)],
    ['stars', '*'.repeat(10_000)],
    ['boxes', '<div>'.repeat(10_000)],
    ['folded parts over lines', '<details>\n\n'.repeat(3000)],
  ];
  for (const [what, beginning] of nested) {
    it(`words inside 10,000 ${what} are shown`, () => {
      assert.include(feed(`${beginning} deep inside\n\nand after`).textContent, 'deep inside');
    });
  }

  it(`${megabytes} MB of words are all shown`, () => {
    const paragraph = 'Words and more words. '.repeat(50);
    const text = `${paragraph}\n\n`.repeat(Math.ceil((megabytes * 1_000_000) / paragraph.length));
    assert.equal(count(feed(text).textContent ?? '', /more/g), count(text, /more/g));
  }).timeout(120_000);

  it(`${megabytes} MB in one line are all shown`, () => {
    const text = 'Words and *more* words. '.repeat(megabytes * 42_000);
    assert.equal(count(feed(text).textContent ?? '', /more/g), count(text, /more/g));
  }).timeout(120_000);

  it('halves of letters and NUL are shown as what they are, or as unknown', () => {
    assert.match(feed('a\ud800b \udc00c d\0e').textContent ?? '', /^a.b .c d\ufffde\s*$/u);
  });
});
