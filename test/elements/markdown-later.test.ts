import { assert } from 'chai';
import { english } from '../../src/i18n/strings.js';
import { allMade, html, repair } from '../../src/markdown/later.js';
import { type MarkdownOptions, MarkdownRenderer } from '../../src/markdown/renderer.js';
import { gateUrl } from '../../src/model/url.js';
import { adversarial } from '../corpora/adversarial.js';
import { assertSameContent } from '../support/markdown/compare.js';

const options: MarkdownOptions = {
  breaks: false,
  strings: english,
  allowed: new Set(),
  gate: (url, use) => gateUrl(url, use, { base: document.baseURI, page: location.href }),
};

const items = Array.from({ length: 12 }, (_, n) => `- item ${n}`).join('\n');
const lines = Array.from({ length: 80 }, (_, n) => `Sentence ${n} of a paragraph.`).join(' ');

const texts: Readonly<Record<string, string>> = {
  'tags between words': 'One <b>two</b> *three*.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n',
  'a box that opens': '<details><summary>More</summary>\n\nOne.\n\nTwo.\n\nThree.\n\n</details>\n\nFour.\n',
  'a list with a tag far down': `${items}\n- *one* <kbd>two</kbd>\n${items}\n`,
  'a long paragraph with a tag at its end': `${lines} <b>The</b> end, **really**.\n`,
  'a character by its name': 'One &frac12; two.\n\nThree.\n\nFour.\n\nFive.\n',
  'a title with such a character that comes late': '[a]\n\nOne.\n\nTwo.\n\nThree.\n\n[a]: /b "&frac12;"\n',
  'half-typed words': 'One **two** `three',
  'half a table': '| a | b |\n|---|',
  ...adversarial,
};

/** Shows the text as it grows by so many characters, the first `part` of it. */
function grow(
  text: string,
  step: number,
  part = 1,
  target: HTMLElement = document.createElement('div'),
): MarkdownRenderer & { target: HTMLElement } {
  const renderer = new MarkdownRenderer(target, options);
  const length = Math.ceil(text.length * part);
  for (let end = step; end < length + step; end += step)
    renderer.render(text.slice(0, Math.min(end, length)), true);
  return Object.assign(renderer, { target });
}

describe('Markdown that needs a part of the engine which is being fetched', () => {
  // All of it before anything can have come.
  const views = Object.entries(texts).map(([name, text]) => ({
    name,
    text,
    whole: grow(text, text.length),
    typed: grow(text, 7),
    half: grow(text, 7, 0.5),
  }));
  const left = grow('Left <b>behind</b>.', 20);
  left.stop();
  grow('Taken <b>over</b>.', 20, 1, left.target);
  const shown = views.map(({ whole, typed }) => [whole, typed].map(({ target }) => target.cloneNode(true)));

  it('has not come yet', () => {
    assert.isFalse(html.isThere || repair.isThere);
  });

  it('is there to be read as it was written, and nothing of it is HTML', () => {
    for (const [i, { name, text }] of views.entries()) {
      if (!['tags between words', 'a character by its name'].includes(name)) continue;
      for (const view of shown[i] ?? []) {
        assert.include(view.textContent, text.split('\n')[0]);
        assert.isNull((view as Element).querySelector('b'));
      }
    }
  });

  describe('when that has come', () => {
    let fresh: HTMLElement[];
    before(async () => {
      await allMade(Promise.resolve());
      fresh = views.map(({ text }) => grow(text, text.length).target);
    });

    for (const [i, { name, text, whole, typed, half }] of views.entries()) {
      it(`${name}: is what it would have been from the start`, () => {
        const wanted = fresh[i] ?? document.createElement('div');
        assertSameContent(whole.target, wanted, 'at once');
        assertSameContent(typed.target, wanted, 'typed');
        half.render(text, true);
        assertSameContent(half.target, wanted, 'half before, half after');
      });
    }

    it('does not come back where another text has taken over', () => {
      assert.equal(left.target.textContent, 'Taken over.');
    });

    it('is made once: then it stays as it is', () => {
      const { typed, text } = views[0] ?? assert.fail();
      const nodes = [...typed.target.childNodes];
      typed.render(`${text}\nEight.\n\nNine <b>ten</b>.\n`, true);
      assert.isTrue(nodes.every((node, i) => node === typed.target.childNodes[i]));
    });
  });
});
