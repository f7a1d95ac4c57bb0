import { assert } from 'chai';
import { every, randomly } from '../support/markdown/chunks.js';
import { assertSameContent } from '../support/markdown/compare.js';
import { answers, commonmark, documents, everything, gfm } from '../support/markdown/corpora.js';
import { feed, openGate, start } from '../support/markdown/render.js';
import { settledSources, topElements, touches } from '../support/markdown/settled.js';
import { sample, seed } from '../support/sample.js';

const long = [...documents, ...answers];

describe('Markdown, streamed: what has settled is left alone', () => {
  for (const { name, markdown } of [...long, ...sample([...commonmark, ...gfm], 150)]) {
    it(name, () => {
      // A late definition makes links of what is written above: the one thing that may still happen there.
      const mayChange = /^.{0,3}(?:> ?)?\[[^\]]+\]:/m.test(markdown) ? /\[/ : /$^/;
      const touched = touches(markdown, randomly(seed, 12)(markdown));
      assert.deepEqual(
        touched.filter(({ block }) => !mayChange.test(block)),
        [],
      );
    });
  }

  it('a late definition changes the block that asks for it, and no other', () => {
    const plain = Array.from({ length: 6 }, (_, n) => `Paragraph ${n} with [no such label].`);
    const text = ['First, [the site].', ...plain, '[the site]: https://lit.dev/', 'End.', 'Really.'].join(
      '\n\n',
    );
    const touched = touches(
      text,
      [...text.matchAll(/\n\n|$/g)].map(({ index }) => index + 2),
    );
    assert.deepEqual(
      touched.map(({ block }) => block.trim()),
      ['First, [the site].'],
    );
  });

  it('a definition that nobody asks for changes nothing', () => {
    const text = 'One [label].\n\nTwo.\n\nThree.\n\nFour.\n\n[other]: /u\n\nFive.\n\nSix.\n';
    assert.deepEqual(touches(text, every(1)(text)), []);
  });

  it('the items of a long list keep their nodes while more come', () => {
    const item = (n: number) => `- item ${n}\n`;
    const text = Array.from({ length: 30 }, (_, n) => item(n)).join('');
    const { renderer, target } = start();
    renderer.render(text, true);
    const before = [...target.querySelectorAll('li')].slice(0, 20);
    renderer.render(text + item(30) + item(31), true);
    assert.isTrue([...target.querySelectorAll('li')].slice(0, 20).every((one, n) => one === before[n]));
  });

  it('the rows of a long table keep their nodes while more come', () => {
    const text = `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(30)}`;
    const { renderer, target } = start();
    renderer.render(text, true);
    const before = [...target.querySelectorAll('tr')].slice(0, 20);
    renderer.render(`${text}| e | f |\n| g | h |\n`, true);
    assert.isTrue([...target.querySelectorAll('tr')].slice(0, 20).every((one, n) => one === before[n]));
  });

  it('a long code block is the same element while it grows', () => {
    const text = `\`\`\`js\n${'call();\n'.repeat(30)}`;
    const { renderer, target } = start();
    renderer.render(text, true);
    const before = target.querySelector('pre');
    renderer.render(`${text}more();\n`, true);
    assert.isTrue(before === target.querySelector('pre'));
  });

  it('an unfolded part stays unfolded while it is still being filled', () => {
    const text = '<details>\n<summary>Steps</summary>\n\nOne.\n\nTwo.\n\nThree.\n\n';
    const { renderer, target } = start();
    renderer.render(text, true);
    target.querySelector('details')?.setAttribute('open', '');
    renderer.render(`${text}Four.\n\nFive.\n\n`, true);
    assert.isTrue(target.querySelector('details')?.open);
  });

  it('another text with the same beginning keeps the blocks of that beginning', () => {
    const { renderer, target } = start();
    renderer.render('One.\n\nTwo.\n\nThree.\n\nFour.\n');
    const before = [...target.children].slice(0, 2);
    renderer.render('One.\n\nTwo.\n\nOther.\n');
    assert.isTrue([...target.children].slice(0, 2).every((one, n) => one === before[n]));
  });
});

describe('Markdown, at the end of its stream: only the last two blocks may change', () => {
  for (const { name, markdown } of sample(everything, 400)) {
    it(name, () => {
      const { renderer, target } = start({ gate: openGate });
      renderer.render(markdown, true);
      // A definition in the live end is not yet known: what asks for it may still become a link.
      const count = definesAtEnd(markdown) ? 0 : settledSources(markdown).length;
      const before = topElements(target).slice(0, count);
      const shown = before.map((element) => element.cloneNode(true));
      renderer.render(markdown, false);
      const now = topElements(target);
      before.forEach((element, index) => {
        assert.isTrue(now[index] === element, `block ${index} is the same node`);
        assert.isTrue(element.isEqualNode(shown[index] ?? null), `block ${index} holds the same`);
      });
      assertSameContent(target, feed(markdown, false, { gate: openGate }), name);
    });
  }
});

const definesAtEnd = (markdown: string) => /^.{0,3}(?:> ?)?\[[^\]]+\]:/m.test(lastBlocks(markdown));
const lastBlocks = (markdown: string) =>
  markdown
    .trimEnd()
    .split(/\n\s*\n/)
    .slice(-3)
    .join('\n\n');
