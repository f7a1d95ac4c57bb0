import { assert } from 'chai';
import { english } from '../../src/i18n/strings.js';
import { engine } from '../../src/markdown/engine.js';
import { allMade } from '../../src/markdown/later.js';
import { LazyRenderer } from '../../src/markdown/lazy-renderer.js';
import type { MarkdownOptions } from '../../src/markdown/options.js';
import { gateUrl } from '../../src/model/url.js';
import { assertSameContent } from '../support/markdown/compare.js';

const options: MarkdownOptions = {
  breaks: false,
  strings: english,
  allowed: new Set(),
  gate: (url, use) => gateUrl(url, use, { base: document.baseURI, page: location.href }),
};

/** A renderer that has been given these, one after the other; the last is whole where that is said. */
function given(texts: readonly string[], isWhole = false) {
  const target = document.createElement('div');
  const renderer = new LazyRenderer(target, options);
  for (const [i, text] of texts.entries()) renderer.render(text, !(isWhole && i === texts.length - 1));
  return {
    renderer,
    target,
    soon: target.innerHTML,
    soonText: target.textContent,
    nodes: [...target.childNodes],
  };
}

describe('Markdown before the engine for growing text has come', () => {
  // All of it before anything can have come.
  const whole = given(['A **word**.\n\n- one\n- two\n'], true);
  const words = given(['Some words that gro']);
  const marks = given(['**One**.\n\nTwo.\n\n- **three']);
  const finished = given(['One.\n\n**Two', 'One.\n\n**Two**.'], true);
  const html = given(['One <b>two</b>.'], true);
  const picture = given(['See ![the sea](/sea.png) and ![it](//sea.test/).'], true);
  const left = given(['Left **behi']);
  left.renderer.stop();
  left.target.replaceChildren('Taken over');
  const replaced = given(['One.\n\nTwo']);
  replaced.renderer.render('One.\n\nTwo.');
  replaced.renderer.render('One.\n\nTwo, and more.\n\nThree.');
  const replacedSoon = replaced.target.textContent;
  const touched: MutationRecord[] = [];
  const observer = new MutationObserver((records) => touched.push(...records));
  observer.observe(marks.target, { subtree: true, childList: true, characterData: true, attributes: true });
  const isThere = engine.isThere;

  it('it has not come yet', () => assert.isFalse(isThere));

  it('a whole text is shown at once, and waits for nothing', () => {
    assert.equal(
      whole.soon,
      '<p dir="auto">A <strong>word</strong>.</p><ul dir="auto"><li>one</li><li>two</li></ul>',
    );
    assert.isFalse(whole.renderer.isWaiting);
  });

  it('words are shown as they come', () => assert.equal(words.soon, '<p dir="auto">Some words that gro</p>'));

  it('a half-typed block is not shown, and what stands before it is', () => {
    assert.equal(marks.soon, '<p dir="auto"><strong>One</strong>.</p><p dir="auto">Two.</p>');
  });

  it('a text that is whole before it comes is shown as a whole', () => {
    assert.equal(finished.soon, '<p dir="auto">One.</p><p dir="auto"><strong>Two</strong>.</p>');
  });

  it('HTML is there to be read as it was written', () => assert.include(html.soon, '&lt;b&gt;two&lt;/b&gt;'));

  it('a picture is its words, and nothing is asked for', () => {
    assert.equal(picture.soonText, 'See the sea and it.');
    assert.notInclude(picture.soon, '<img');
  });

  describe('when it has come', () => {
    before(() => allMade(Promise.resolve()));

    it('what is half-typed is shown as what it is about to be', () => {
      assert.equal(marks.target.querySelector('li > strong')?.textContent, 'three');
    });

    it('what was shown stays as it is', () => {
      assert.deepEqual([...marks.target.childNodes].slice(0, 2), marks.nodes);
      assert.isTrue(touched.every(({ target }) => target === marks.target));
    });

    it('a text that was whole before stays as it is', () => {
      assert.equal(finished.target.innerHTML, finished.soon);
      assert.deepEqual([...finished.target.childNodes], finished.nodes);
    });

    it('HTML shows', () => assert.equal(html.target.querySelector('b')?.textContent, 'two'));

    it('a picture of the page shows, and one from elsewhere can be asked for', () => {
      const [own, ...others] = picture.target.querySelectorAll('img');
      assert.equal(own?.getAttribute('src'), new URL('/sea.png', location.href).href);
      assert.isEmpty(others);
      assert.equal(picture.target.querySelector('.blocked > button')?.textContent, english.show);
    });

    it('nothing is shown where another has taken over', () => {
      assert.equal(left.target.textContent, 'Taken over');
    });

    it('a text that has become longer keeps what it has in common with the one before', () => {
      assert.equal(replacedSoon, 'One.Two.', 'until it comes, all of that');
      const fresh = document.createElement('div');
      new LazyRenderer(fresh, options).render('One.\n\nTwo, and more.\n\nThree.');
      assertSameContent(replaced.target, fresh, 'then');
      assert.isTrue(replaced.target.firstChild === replaced.nodes[0]);
    });
  });
});
