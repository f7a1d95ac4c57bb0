import { assert } from 'chai';
import '../../src/elements/markdown.js';
import { fixture, part } from '../support/fixture.js';
import { fed } from '../support/markdown/plugged.js';

const kinds = ['Note', 'Tip', 'Important', 'Warning', 'Caution'];

describe('Alerts', () => {
  for (const kind of kinds) {
    it(`${kind}: a quote that says so has a title, and no mark`, () => {
      const alert = fed(`> [!${kind.toUpperCase()}]\n> Some *words*.`).querySelector('.alert');
      assert.equal(alert?.querySelector('.alert-title')?.textContent, kind);
      assert.equal(alert?.lastElementChild?.outerHTML, '<p dir="auto">Some <em>words</em>.</p>');
    });
  }

  it('each has a shape of its own beside its colour', () => {
    const shapes = kinds.map((kind) => fed(`> [!${kind}]\n> x`).querySelector('path')?.getAttribute('d'));
    assert.equal(new Set(shapes).size, kinds.length);
  });

  it('are notes to those who hear them', () => {
    assert.equal(fed('> [!TIP]\n> x').querySelector('.alert')?.role, 'note');
  });

  it('are told from the text by their titles, which are marked as ours', () => {
    const ours = [...fed('> [!TIP]\n> x').querySelectorAll('[data-parley-ui]')];
    assert.deepEqual(
      ours.map(({ textContent }) => textContent),
      ['Tip'],
    );
  });

  it('hold whatever a quote may hold', () => {
    const alert = fed('> [!TIP]\n> - one\n> - two\n>\n> ```js\n> code\n> ```\n>\n> > quote').querySelector(
      '.alert',
    );
    assert.lengthOf(alert?.querySelectorAll('li, pre, blockquote') ?? [], 4);
  });

  const quotes: readonly [what: string, source: string][] = [
    ['another word', '> [!FOO]\n> x'],
    ['more in the line', '> [!NOTE] x'],
    ['a backslash', '> \\[!NOTE]\n> x'],
    ['the mark in the second line', '> x\n> [!NOTE]'],
    ['a quote in a quote', '> > [!NOTE]\n> > x'],
    ['a quote in a list', '- > [!NOTE]\n  > x'],
  ];
  for (const [what, source] of quotes) {
    it(`${what} is a quote as any other`, () => {
      const shown = fed(source);
      assert.lengthOf(shown.querySelectorAll('.alert'), 0);
      assert.isNotNull(shown.querySelector('blockquote'));
    });
  }

  it('no mark is seen while one is half-typed', () => {
    const text = '> [!WARNING]\n> Careful';
    for (let end = 1; end <= text.length; end += 1)
      assert.notMatch(fed(text.slice(0, end), true).textContent ?? '', /[[\]!>]/);
  });

  it('are fetched and shown by <parley-markdown>, with their style', async () => {
    const content = part(await fixture('parley-markdown', { text: '> [!NOTE]\n> Hear.' }), 'content');
    const alert = content.querySelector('.alert');
    assert.equal(alert && getComputedStyle(alert).borderInlineStartStyle, 'solid');
  });
});
