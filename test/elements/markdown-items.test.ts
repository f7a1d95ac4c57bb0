import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import '../../src/elements/markdown.js';
import { fixture, part, until } from '../support/fixture.js';
import { randomly, some } from '../support/markdown/chunks.js';
import { assertSameContent, comparable } from '../support/markdown/compare.js';
import { oracle } from '../support/markdown/oracle.js';
import { feedBy } from '../support/markdown/paths.js';
import { feed, openGate, start } from '../support/markdown/render.js';
import { seed } from '../support/sample.js';

const groups = (shown: ParentNode) => [
  ...shown.querySelectorAll<HTMLElement>(':is(ul, ol) > [data-parley-wrap]'),
];
const many = (count: number, item: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => item(n)).join('');
const bullets = (count: number) => many(count, (n) => `- Item ${n}.\n`);
const numbers = (count: number) => many(count, (n) => `${n + 1}. Item.\n`);

/** Long lists of every kind. */
const kinds: Readonly<Record<string, string>> = {
  bullets: bullets(300),
  'as many as begin a group': bullets(257),
  numbers: numbers(300),
  loose: many(300, (n) => `- Item ${n}.\n\n`),
  'loose from an item late in it on': `${bullets(290)}\n${bullets(20)}`,
  'with lists inside': many(150, (n) => `- Item ${n}.\n  1. one\n  2. two\n`),
  'inside another': `- around\n${many(280, (n) => `  - Item ${n}.\n`)}`,
  'tasks with links': many(280, (n) => `- [x] Do [this](/${n}) and **that**.\n`),
  'between paragraphs': `Before.\n\n${bullets(280)}\nAfter.\n\nEnd.\n`,
  quoted: many(280, (n) => `> - Item ${n}.\n`),
  folded: `<details>\n<summary>More</summary>\n\n${bullets(280)}\n\n</details>\n\nEnd.\n`,
  'with raw HTML': many(280, (n) => `- Item <b>${n}</b>.\n`),
};

describe('Items of a long list stand in groups', () => {
  it('a short one has none', () => assert.lengthOf(groups(feed(bullets(128))), 0));

  it('each 128 items after the first make one', () => {
    assert.deepEqual(
      groups(feed(bullets(300))).map(({ childElementCount }) => childElementCount),
      [128, 44],
    );
  });

  for (const [kind, text] of Object.entries(kinds)) {
    it(`${kind}: it means what an independent reading of it says`, () => {
      const shown = feed(text, false, { gate: openGate });
      assertSameContent(comparable(shown), comparable(oracle(text, openGate)), kind);
    });

    it(`${kind}: made by way of HTML it is the same`, () => {
      const over = { gate: openGate };
      assertSameContent(feedBy(undefined, text, over), feedBy('html', text, over), kind);
    });

    it(`${kind}: streamed, it is what the whole would have been`, async () => {
      const ends = randomly(seed, 30)(text);
      const looked = new Set(some(ends, 25));
      const { renderer, target } = start();
      for (const end of ends) {
        renderer.render(text.slice(0, end), true);
        if (!looked.has(end)) continue;
        await renderer.ready;
        assertSameContent(target, feed(text.slice(0, end), true), `up to ${end}`);
      }
      renderer.render(text, false);
      await renderer.ready;
      assertSameContent(target, feed(text), 'at the end');
    });
  }

  it('what has settled stays where it is, also where the next group begins', () => {
    const text = bullets(400);
    const { renderer, target } = start();
    renderer.render(text.slice(0, 2000), true);
    const observer = new MutationObserver(() => {});
    observer.observe(target, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const end of randomly(seed, 40)(text).filter((end) => end > 2000)) {
      // The last two may change, and one is being written.
      const settled = [...target.querySelectorAll('li')].slice(0, -3);
      renderer.render(text.slice(0, end), true);
      const touched = new Set(
        observer
          .takeRecords()
          .flatMap(({ target, addedNodes, removedNodes }) => [
            target.parentElement?.closest('li') ?? target,
            ...addedNodes,
            ...removedNodes,
          ]),
      );
      assert.isFalse(
        settled.some((item) => touched.has(item) || !target.contains(item)),
        `at ${end}`,
      );
    }
  });

  it('a list that becomes another one is what that would have been', () => {
    const { renderer, target } = start();
    for (const [n, text] of [
      bullets(300),
      `${bullets(140)}- other\n`,
      bullets(280),
      '- one\n',
      numbers(260),
    ].entries()) {
      renderer.render(text, n % 2 === 0);
      assertSameContent(target, feed(text, n % 2 === 0), `${n}`);
    }
  });
});

describe('Groups of items do not show', () => {
  const boxes = (list: Element) =>
    [...list.querySelectorAll('li')].map((item) => {
      const [{ left, top }, around] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
      return [Math.round(left - around.left), Math.round(top - around.top)];
    });

  for (const kind of ['bullets', 'numbers', 'loose', 'with lists inside']) {
    it(`${kind}: each item stands where it would without them`, async () => {
      const element = await fixture('parley-markdown', { text: kinds[kind] ?? '' });
      const [list] = part(element, 'content').children;
      if (!list) throw new Error('no list');
      for (const group of groups(list)) group.style.contentVisibility = 'visible';
      const copy = list.cloneNode(true) as Element;
      for (const group of groups(copy)) group.replaceWith(...group.childNodes);
      const grouped = boxes(list);
      list.replaceWith(copy);
      assert.deepEqual(grouped, boxes(copy));
    });
  }

  it('numbers go on: a group of them keeps no count of its own', async () => {
    const element = await fixture('parley-markdown', { text: numbers(400) });
    const all = groups(part(element, 'content'));
    assert.lengthOf(all, 3);
    for (const group of all) {
      assert.notInclude(getComputedStyle(group).contain, 'style');
      assert.notEqual(getComputedStyle(group).contentVisibility, 'auto');
    }
  });

  it('there is room for numbers of four figures', async () => {
    const element = await fixture('parley-markdown', { text: `${numbers(1000)}` });
    const list = part(element, 'content').querySelector('ol');
    const ruler = document.createElement('span');
    ruler.textContent = '1000.\u00a0';
    list?.querySelector('li')?.append(ruler);
    const room = Number.parseFloat(getComputedStyle(list ?? ruler).paddingInlineStart);
    assert.isAtLeast(room, ruler.getBoundingClientRect().width);
  });

  it('one caret stands at the end of the last item', async () => {
    for (const text of [bullets(300), many(300, (n) => `- Item ${n}.\n\n`)]) {
      const element = await fixture('parley-markdown', { text, streaming: true });
      const carets = [...part(element, 'content').querySelectorAll('*')].filter(
        (each) => !['none', 'normal'].includes(getComputedStyle(each, '::after').content),
      );
      assert.deepEqual(
        carets.map(({ textContent }) => textContent),
        ['Item 299.'],
      );
    }
  });

  it('one that is far from view is left out, where the view keeps its place', async () => {
    const chat = await fixture('parley-chatbot', {
      messages: [{ role: 'assistant', content: bullets(1000) }],
    });
    const [first, ...others] = groups(chat.shadowRoot as ShadowRoot);
    const seen = (group?: Element) =>
      group?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });
    await until(() => seen(first) === !CSS.supports('overflow-anchor', 'auto'));
    assert.isTrue(seen(others.at(-1)), 'the last one is shown');
    first?.scrollIntoView();
    await until(() => seen(first) === true);
  });
});
