import { assert } from 'chai';
import {
  createMarkdownRenderer,
  type MarkdownPlugin,
  type MarkdownSettings,
  markdownStyles,
  renderMarkdown,
} from '../../src/elements/markdown.js';
import { feed } from '../support/markdown/render.js';

function box(): HTMLElement {
  const element = document.createElement('div');
  document.body.append(element);
  return element;
}

function shown(text: string, settings?: MarkdownSettings): HTMLElement {
  const target = box();
  renderMarkdown(target, text, settings);
  return target;
}

describe('Markdown as a function', () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.adoptedStyleSheets = [];
  });

  it('shows a text in an element of the page', () => {
    assert.isNotNull(shown('A **bold** word.').querySelector('p > strong'));
  });

  it('what is in the text does not run', () => {
    const target = shown(
      '<img src="x" onerror="alert(1)"><script>alert(2)</script> [go](javascript:alert(3))',
    );
    assert.isNull(target.querySelector('script, [onerror], [href^="javascript"]'));
  });

  it('another text takes the place of the first', () => {
    const target = shown('One.');
    renderMarkdown(target, 'Two.');
    assert.equal(target.textContent, 'Two.');
  });

  it('a growing text keeps what has settled, and has a caret until it is done', () => {
    const target = box();
    const view = createMarkdownRenderer(target);
    const text = 'One.\n\nTwo.\n\nThree.\n\nFour.\n\n';
    view.render(text, true);
    const first = target.firstElementChild;
    assert.isTrue(target.matches('.streaming'));
    view.render(`${text}Five.`);
    assert.isTrue(target.firstElementChild === first);
    assert.isFalse(target.matches('.streaming'));
  });

  it('is ready when a list that turned loose is as the whole would be', async () => {
    const target = box();
    const view = createMarkdownRenderer(target);
    const items = '- an item\n'.repeat(600);
    view.render(items, true);
    view.render(`${items}\n- one more\n`);
    await view.ready;
    assert.equal(target.innerHTML, feed(`${items}\n- one more\n`).innerHTML);
  });

  it('a line end is a line break where that is asked for', () => {
    assert.isNull(shown('One\ntwo.').querySelector('br'));
    assert.isNotNull(shown('One\ntwo.', { breaks: true }).querySelector('br'));
  });

  it('says its words in the language that it is given', () => {
    const target = shown('| a |\n|---|\n| b |', { strings: { table: 'Tabelle' } });
    assert.isNotNull(target.querySelector('[aria-label="Tabelle"]'));
  });

  it('links lead where the policy lets them', () => {
    const target = shown('[a](https://a.example/) [b](https://b.example/)', {
      urlPolicy: { links: ['https://a.example'] },
    });
    assert.deepEqual(
      [...target.querySelectorAll('a[href]')].map(({ textContent }) => textContent),
      ['a'],
    );
  });

  it('tags that are no HTML are shown where that is asked for', () => {
    assert.equal(shown('<plan>one</plan>').textContent, 'one');
    assert.equal(shown('<plan>one</plan>', { allowTags: true }).textContent, '<plan>one</plan>');
  });

  it('knows footnotes and alerts', async () => {
    const view = createMarkdownRenderer(box());
    view.render('One[^1].\n\n> [!NOTE]\n> Two.\n\n[^1]: Three.\n');
    await view.ready;
    assert.exists(document.querySelector('.footnotes'));
    assert.exists(document.querySelector('.alert'));
  });

  it('knows what it is taught instead', async () => {
    const target = box();
    const loud: MarkdownPlugin = {
      name: 'loud',
      decorate: (block) => block.querySelector('strong')?.replaceChildren('LOUD'),
    };
    const view = createMarkdownRenderer(target, { plugins: [loud] });
    view.render('**loud**[^1]\n\n[^1]: Three.\n');
    await view.ready;
    assert.equal(target.querySelector('strong')?.textContent, 'LOUD');
    assert.isNull(target.querySelector('.footnotes'));
  });

  it('what it is taught looks as it should in the page, and leaves the page as it is', async () => {
    const other = box();
    other.className = 'styled';
    const styled: MarkdownPlugin = {
      name: 'styled',
      decorate: (block) => block.querySelector('strong')?.classList.add('styled'),
      styles: '.styled { letter-spacing: 3px }',
    };
    const view = createMarkdownRenderer(box(), { plugins: [styled] });
    view.render('**loud**');
    await view.ready;
    const spacing = (each: Element | null) => each && getComputedStyle(each).letterSpacing;
    assert.equal(spacing(document.querySelector('strong.styled')), '3px');
    assert.notEqual(spacing(other), '3px');
  });

  it('its style sheet has a caret, too', () => {
    const target = box();
    if (markdownStyles.styleSheet) document.adoptedStyleSheets = [markdownStyles.styleSheet];
    createMarkdownRenderer(target).render('One', true);
    const { animationName } = getComputedStyle(target.querySelector('p') ?? target, '::after');
    assert.equal(animationName, 'parley-caret');
  });

  it('its style sheet is about what it shows, and about nothing else', () => {
    const other = box();
    other.innerHTML = '<button>Other</button><blockquote>Other</blockquote>';
    const looks = () =>
      [...other.children].map((each) =>
        [...getComputedStyle(each)].map((name) => getComputedStyle(each).getPropertyValue(name)),
      );
    const before = looks();
    const target = shown('> A quote.');
    const plain = getComputedStyle(target.querySelector('blockquote') ?? target).borderInlineStartWidth;
    if (markdownStyles.styleSheet) document.adoptedStyleSheets = [markdownStyles.styleSheet];
    assert.deepEqual(looks(), before);
    assert.notEqual(
      getComputedStyle(target.querySelector('blockquote') ?? target).borderInlineStartWidth,
      plain,
    );
  });
});
