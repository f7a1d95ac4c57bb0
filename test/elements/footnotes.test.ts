import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import '../../src/elements/markdown.js';
import { drawn, fixture, part, until } from '../support/fixture.js';
import { executions } from '../support/markdown/judge.js';
import { fed, plugins } from '../support/markdown/plugged.js';
import { openGate, start } from '../support/markdown/render.js';

const notes = (shown: ParentNode) =>
  [...shown.querySelectorAll('.footnotes li')].map((item) => item.textContent?.replace(/\s*↩.*$/, '').trim());
const marks = (shown: ParentNode) =>
  [...shown.querySelectorAll('.footnote-ref')].map(({ textContent }) => textContent);

describe('Footnotes', () => {
  it('are numbered by their first references, whatever they are called and wherever they are defined', () => {
    const shown = fed('B[^beta], a[^1], b again[^beta].\n\n[^1]: Alpha.\n[^beta]: Beta.\n');
    assert.deepEqual(marks(shown), ['1', '2', '1']);
    assert.deepEqual(notes(shown), ['Beta.', 'Alpha.']);
  });

  it('stand at the end, wherever they are defined', () => {
    const shown = fed('One[^1].\n\n[^1]: The note.\n\nTwo.');
    assert.equal(shown.lastElementChild?.className, 'footnotes');
    assert.equal(shown.querySelector('p:nth-of-type(2)')?.textContent, 'Two.');
  });

  it('may be more than a paragraph, and lines that go on', () => {
    const item = fed('One[^1].\n\n[^1]: First,\nwhich goes on.\n\n    Second.\n\n    - list\n').querySelector(
      'li',
    );
    assert.equal(item?.querySelectorAll('p').length, 2);
    assert.equal(item?.querySelector('li')?.textContent, 'list');
  });

  it('that nobody asks for are not shown, and what nobody has defined is text', () => {
    const shown = fed('One[^2].\n\n[^1]: Unused.\n');
    assert.equal(shown.textContent, 'One[^2].');
  });

  it('are not asked for in code, nor behind a backslash', () => {
    assert.deepEqual(marks(fed('`[^1]` \\[^1]\n\n    [^1]\n\n[^1]: Note.\n')), []);
  });

  it('may refer to one another, and to themselves', () => {
    const shown = fed('One[^a].\n\n[^b]: Third[^a].\n[^a]: Second[^b].\n');
    assert.deepEqual(marks(shown), ['1', '2', '1']);
  });

  it('a definition ends a paragraph; a list ends a definition', () => {
    const shown = fed('One[^1].\n[^1]: Note.\n- item');
    assert.deepEqual(notes(shown), ['Note.']);
    assert.equal(shown.querySelector('ul')?.textContent, 'item');
  });

  it('are defined by themselves, and not in a list or a quote', () => {
    for (const mark of ['- ', '> ', '1. '])
      assert.deepEqual(notes(fed(`One[^1].\n\n${mark}[^1]: Two words.\n`)), [], mark);
  });

  it('the first of two definitions counts', () =>
    assert.deepEqual(notes(fed('One[^1].\n\n[^1]: First.\n\n[^1]: Second.\n')), ['First.']));

  it('a late definition changes the blocks that ask for it, and no other', () => {
    const paragraphs = Array.from({ length: 8 }, (_, n) => `Paragraph ${n}${n === 1 ? '[^x]' : ''}.`);
    const text = paragraphs.join('\n\n');
    const { renderer, target } = start({ plugins });
    renderer.render(text, true);
    const before = [...target.children];
    const observer = new MutationObserver(() => {});
    observer.observe(target, { subtree: true, childList: true, characterData: true, attributes: true });
    renderer.render(`${text}\n\n[^x]: The note.\n\nEnd.`, true);
    const records = observer.takeRecords();
    assert.isFalse(before.some((block) => records.some((record) => block.contains(record.target))));
    assert.deepEqual(
      before.map((block, n) => (target.children[n] === block ? undefined : n)).filter((n) => n !== undefined),
      [1],
    );
    assert.deepEqual(marks(target), ['1']);
  });

  it('the marks are hidden while they are half-typed', () => {
    const text = 'One word[^12';
    for (let end = 9; end <= text.length; end += 1)
      assert.equal(fed(text.slice(0, end), true).textContent, 'One word');
  });

  it('bring no name of the text’s own, and nothing that runs', () => {
    const ran = executions(window);
    const label = `"><img/src=x/onerror=__xss(1)>`;
    const shown = fed(
      `One[^${label}], [^__proto__].\n\n[^${label}]: <b id="x" onclick="__xss(2)">b</b><script>__xss(3)</script>\n[^__proto__]: [l](javascript:__xss(4))\n`,
    );
    document.body.append(shown);
    assert.deepEqual(marks(shown), ['1', '2']);
    assert.isNull(shown.querySelector('script, img, [onclick], [href^=javascript], [id]:not([id^=parley-])'));
    assert.deepEqual(ran, []);
    shown.remove();
  });

  it('a link that is written by hand leads to none of them', () => {
    const shown = fed(
      'One[^1]. [x](#parley-1-fn-1) [y](&#0;footnotes) <a href="#parley-1-fn-1">z</a>\n\n[^1]: Note.\n',
    );
    assert.deepEqual(marks(shown), ['1']);
    assert.isNull(shown.querySelector('a[href^="#"]:not([role^=doc])'));
  });

  it('their names are not those of another text', () => {
    const [one, other] = [fed('A[^1]\n\n[^1]: B\n'), fed('A[^1]\n\n[^1]: B\n')];
    assert.notEqual(one.querySelector('li')?.id, other.querySelector('li')?.id);
  });

  it('follow the gate of the page that shows them now', () => {
    const target = document.createElement('div');
    const text = 'A[^1]\n\n[^1]: ![x](https://elsewhere.test/a.png)\n';
    for (const gate of [undefined, openGate]) {
      target.replaceChildren();
      const { renderer } = start({ plugins, ...(gate && { gate }) }, target);
      renderer.render(text);
    }
    assert.isNotNull(target.querySelector('.footnotes img'));
  });
});

describe('Footnotes, in use', () => {
  const text = 'One[^1], two[^1].\n\n[^1]: The note.';
  const shown = async () => part(await fixture('parley-markdown', { text }), 'content');
  const focused = (within: HTMLElement) => (within.getRootNode() as ShadowRoot).activeElement;

  it('are fetched and shown without being asked for', async () => {
    assert.deepEqual(notes(await shown()), ['The note.']);
  });

  it('are shown in a chatbot', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [{ role: 'assistant', content: text }] });
    const list = await until(() => chatbot.shadowRoot?.querySelector('.footnotes li'));
    assert.include(list.textContent ?? '', 'The note.');
  });

  it('have names for those who hear them', async () => {
    const content = await shown();
    const names = [...content.querySelectorAll('.footnotes, a')].map((each) =>
      each.getAttribute('aria-label'),
    );
    assert.deepEqual(names, [
      'Footnote 1',
      'Footnote 1',
      'Footnotes',
      'Back to text: footnote 1',
      'Back to text: footnote 1, reference 2',
    ]);
  });

  it('a reference leads to its note, and the note back, by keyboard', async () => {
    const content = await shown();
    const [, second] = content.querySelectorAll<HTMLAnchorElement>('.footnote-ref a');
    second?.focus();
    await sendKeys({ press: 'Enter' });
    assert.isTrue(focused(content) === content.querySelector('.footnotes li'));
    const [, back] = content.querySelectorAll<HTMLAnchorElement>('.footnote-back');
    back?.focus();
    await sendKeys({ press: 'Enter' });
    assert.isTrue(focused(content) === second);
  });

  it('leave the address of the page as it is', async () => {
    const content = await shown();
    const before = location.href;
    content.querySelector<HTMLAnchorElement>('.footnote-ref a')?.click();
    assert.equal(location.href, before);
  });

  for (const [what, place] of [
    ['the note', '.footnotes li'],
    ['a link in it', '.footnotes li p a'],
    ['the way back', '.footnote-back'],
    ['the reference', '.footnote-ref a'],
  ] as const) {
    it(`keep the focus while the text goes on: ${what}`, async () => {
      const linked = `${text.slice(0, -1)}, with a [link](https://lit.dev/).`;
      const element = await fixture('parley-markdown', { text: linked, streaming: true });
      const content = part(element, 'content');
      element.text = `${linked}\n\nThree`;
      await drawn(element);
      const held = content.querySelector<HTMLElement>(place);
      held?.focus();
      element.text = `${linked}\n\nThree.\n\nFour.`;
      await drawn(element);
      assert.isTrue(held !== null && focused(content) === held);
    });
  }

  it('the caret stands at the end of the text, and not below it', async () => {
    const text = 'One[^1].\n\n[^1]: The note.\n\nTwo';
    const element = await fixture('parley-markdown', { text, streaming: true });
    const last = part(element, 'content').querySelector('p:nth-of-type(2)');
    assert.exists(part(element, 'content').querySelector('.footnotes'));
    assert.equal(last?.textContent, 'Two');
    assert.notEqual(last && getComputedStyle(last, '::after').content, 'none');
  });
});
