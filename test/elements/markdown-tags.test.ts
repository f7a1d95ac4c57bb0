import { assert } from 'chai';
import fc from 'fast-check';
import '../../src/elements/markdown.js';
import type { LiteralTags } from '../../src/markdown/tag-names.js';
import { drawn, fixture, part } from '../support/fixture.js';
import { every, randomly } from '../support/markdown/chunks.js';
import { assertSameContent } from '../support/markdown/compare.js';
import { everything, hostile } from '../support/markdown/corpora.js';
import { documentWith } from '../support/markdown/grammar.js';
import { forbidden } from '../support/markdown/judge.js';
import { feedBy } from '../support/markdown/paths.js';
import { feed, openGate, stream } from '../support/markdown/render.js';
import { runs } from '../support/sample.js';

const show = (text: string, allowTags: LiteralTags = true, streaming = false) =>
  feed(text, streaming, { allowTags });
const words = (text: string, allowTags?: LiteralTags, streaming = false) =>
  show(text, allowTags, streaming).textContent?.trim();

/** What must be read as it was written, by the names of those that HTML does not know. */
const texts: Readonly<Record<string, string>> = {
  'a line of its own': '<thinking>\nWhat *now*?\n</thinking>\n\nThis.',
  'around blocks': '<thinking>\n\n- one\n- two\n\n</thinking>\n\nThis.',
  'in a sentence': 'It says <answer>42</answer> and no more.',
  'that closes itself': 'First <step/> and <step /> and then\n\n<step/>\n',
  'with attributes': 'Call <tool name="a*b*c" at="https://lit.dev/?a&amp;b"> now.',
  'in capitals': '<THINKING>Now.</THINKING>',
  'with a hyphen': '<my-element>One.</my-element>',
  'inside raw HTML': '<div>\n<thinking a="<b>">What?</thinking>\n</div>',
  'around raw HTML': '<thinking>\n<b>What</b>?\n</thinking>',
  'in bold': 'It **is <think>so</think>** indeed.',
  'in a list': '- <step>one</step>\n- <step>two</step>\n',
  'in a table': '| a |\n|---|\n| <cell>1</cell> |\n',
  'in a quote': '> <plan>\n> one\n> </plan>\n',
  'in the words of a link': '[<b>go</b> <there>](https://lit.dev)',
};

describe('Markdown with tags that are no HTML, shown as they were written', () => {
  for (const [where, text] of Object.entries(texts)) {
    it(`${where}: each of them can be read`, () => {
      const tags = [...text.matchAll(/<\/?(?!b>|\/?div)[a-z-]+[^<>]*(?:<b>[^<>]*)?>/gi)].map(([tag]) => tag);
      assert.isAtLeast(tags.length, 1);
      for (const tag of tags) assert.include(words(text), tag);
    });

    it(`${where}: the same as it comes, and in the end`, () => {
      stream(
        text,
        every(1)(text),
        (shown, prefix) => assertSameContent(shown, show(prefix, true, true), `up to ${prefix}`),
        { allowTags: true },
      ).renderer.render(text);
    });
  }

  it('what they hold is Markdown, also where they stand in lines of their own', () => {
    const shown = show('<thinking>\nWhat *now*?\n</thinking>\n\n<plan>\n\n- one\n\n</plan>\n');
    assert.equal(shown.querySelector('em')?.textContent, 'now');
    assert.equal(shown.querySelector('li')?.textContent, 'one');
  });

  it('HTML stays HTML', () => {
    const shown = show(
      '<b>bold</b> <kbd>A</kbd>\n\n<details>\n<summary>More</summary>\n\nOne.\n\n</details>',
    );
    for (const name of ['b', 'kbd', 'details > summary', 'details > p'])
      assert.exists(shown.querySelector(name));
    assert.notInclude(shown.textContent, '<');
  });

  it('what runs is left out, and not shown either', () => {
    const shown = show(
      'One <script>alert(1)</script> two <svg><path d=""/></svg> three <!-- a <b> c --> four',
    );
    assert.notInclude(shown.textContent, '<');
    assert.include(shown.textContent, 'four');
  });

  it('only those that are named, if they are', () => {
    assert.equal(words('<think>a</think> <answer>b</answer>', ['THINK']), '<think>a</think> b');
  });

  it('also those that HTML knows, if they are named', () => {
    const shown = show('<details>\n<summary>More</summary>\n</details>', ['details']);
    assert.isNull(shown.querySelector('details'));
    assert.include(shown.textContent, '<details>');
  });

  it('addresses between the brackets of one that is named `a` are links', () => {
    assert.exists(show('<a>see https://lit.dev</a>', ['a']).querySelector('a[href]'));
  });

  it('none, if none is wanted: what they hold is shown', () => {
    assert.equal(words('It says <answer>42</answer>.', false), 'It says 42.');
  });

  it('are shown as soon as they can be nothing else', () => {
    assert.equal(words('So: <thin', true, true), 'So: <thin');
    assert.equal(words('So: <thinking budget="1', true, true), 'So: <thinking budget="1');
    assert.equal(words('<div>\nSo: <thin', true, true), 'So: <thin');
    assert.equal(words('<thinking>', true, true), '<thinking>');
  });

  it('wait while they may be HTML or an address', () => {
    for (const begun of ['<', '</', '<d', '<det', '<tab', '<ht', '<https'])
      assert.equal(words(`So: ${begun}`, true, true), 'So:', begun);
  });

  it('what was half-typed in the end is shown as it is', () => {
    assert.equal(words('So: <det'), 'So: <det');
    assert.equal(words('So: <thinking bud'), 'So: <thinking bud');
  });

  it('nothing of an enemy gets in by it', () => {
    const found = hostile.flatMap(({ id, input }) => {
      const named = [...input.matchAll(/<\/?([a-z][a-z\d-]*)/gi)].flatMap(([, name]) => name ?? []);
      const shown = [true, named.slice(0, 1), named.slice(1)].map((tags) => show(input, tags));
      return shown.flatMap((each) => forbidden(each).map((fault) => `${id}: ${fault}`));
    });
    assert.deepEqual(found, []);
  });

  it('both ways of making a block agree', () => {
    for (const text of [...Object.values(texts), ...everything.map(({ markdown }) => markdown)]) {
      const over = { gate: openGate, allowTags: true };
      assertSameContent(feedBy(undefined, text, over), feedBy('html', text, over), text);
    }
  });

  it('streamed, documents that nobody would write end as the whole', () => {
    const written = documentWith(
      '<think>',
      '</think>',
      '<thi',
      '<step a="*b*"/>',
      '\n<plan>\n',
      '<x y="<b>">',
      '">',
    );
    const tags = fc.constantFrom<LiteralTags[]>(true, ['think', 'div', 'b']);
    fc.assert(
      fc.property(written, tags, fc.nat(), (text, allowTags, n) => {
        const { renderer, target } = stream(
          text,
          randomly(n, 12)(text),
          (shown, prefix) => assertSameContent(shown, show(prefix, allowTags, true), JSON.stringify(prefix)),
          { allowTags },
        );
        renderer.render(text);
        assertSameContent(target, show(text, allowTags), JSON.stringify(text));
      }),
      runs(300, 20_000),
    );
  }).timeout(600_000);
});

describe('Markdown element: tags that are no HTML', () => {
  const text = 'It says\n<answer>42</answer>.';

  it('are left out, as CommonMark has it', async () => {
    const element = await fixture('parley-markdown', { text });
    assert.equal(part(element, 'content').textContent?.trim(), 'It says\n42.');
  });

  it('are shown once the page says so, and left out again', async () => {
    const element = await fixture('parley-markdown', { text });
    element.setAttribute('allow-tags', '');
    await drawn(element);
    assert.include(part(element, 'content').textContent, '<answer>');
    element.allowTags = false;
    await drawn(element);
    assert.notInclude(part(element, 'content').textContent, '<answer>');
  });

  it('a list that is made anew with the same names changes nothing', async () => {
    const element = await fixture('parley-markdown', { text, allowTags: ['answer'] });
    const before = part(element, 'content').firstChild;
    element.allowTags = ['answer'];
    await drawn(element);
    assert.equal(part(element, 'content').firstChild, before);
  });

  it('a line end is a line break where the page says so', async () => {
    const element = await fixture('parley-markdown', { text });
    assert.isNull(part(element, 'content').querySelector('br'));
    element.setAttribute('line-breaks', '');
    await drawn(element);
    assert.exists(part(element, 'content').querySelector('br'));
  });
});
