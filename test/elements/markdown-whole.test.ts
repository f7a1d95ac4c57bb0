import { assert } from 'chai';
import fc from 'fast-check';
import { LazyRenderer } from '../../src/markdown/lazy-renderer.js';
import type { MarkdownOptions } from '../../src/markdown/options.js';
import { makeWhole } from '../../src/markdown/whole.js';
import { everything } from '../support/markdown/corpora.js';
import { document as written } from '../support/markdown/grammar.js';
import { feed, options } from '../support/markdown/render.js';
import { runs, sample } from '../support/sample.js';

const wantsOf = (text: string, over?: Partial<MarkdownOptions>) => makeWhole(text, options(over)).wants;

function shown(text: string): HTMLElement {
  const target = document.createElement('div');
  new LazyRenderer(target, options()).render(text);
  return target;
}

/** To the node: what takes over finds nothing to change. */
function assertAsEngine(text: string): void {
  const [made, wanted] = [shown(text), feed(text)];
  assert.isTrue(made.isEqualNode(wanted), `${JSON.stringify(text)}\n${made.innerHTML}\n${wanted.innerHTML}`);
}

describe('Markdown, made at once: it is what the engine makes', () => {
  for (const { name, markdown } of sample(everything, 500)) it(name, () => assertAsEngine(markdown));

  it('a text in groups of blocks', () => assertAsEngine('One.\n\n---\n\n'.repeat(100)));

  it('a language with white space by its name', () => assertAsEngine('```a&#32;b&#32;language-c\nd\n```'));

  it('what is too long to be formatted', () => assertAsEngine(`**One.**\n\n${'two '.repeat(130_000)}`));

  it('what is over a cap', () => assertAsEngine(`${'[a '.repeat(5_000)}\n\n${'> '.repeat(2_000)}b`));

  it('documents that nobody would write', () => {
    fc.assert(fc.property(written, assertAsEngine), runs(2000, 100_000));
  }).timeout(600_000);
});

describe('Markdown, made at once: the engine is asked for', () => {
  const plugin = { name: 'stars', wants: (text: string) => text.includes('***'), load: () => assert.fail() };
  const texts: readonly [what: string, text: string, isAsked: boolean, over?: Partial<MarkdownOptions>][] = [
    ['words, a list, a table, code', 'A **b**.\n\n- c\n\n| d |\n|---|\n| e |\n\n```\n<f>\n```', false],
    ['many blocks', 'One.\n\n'.repeat(33), true],
    ['a definition', '[a]\n\n[a]: /b', false],
    ['a picture', '![a](/b.png)', true],
    ['a picture in a cell', '| a |\n|---|\n| ![b](/c.png) |', true],
    ['a block of HTML', '<div>a</div>', true],
    ['a tag that is shown as it was written', 'a <b2>', true, { allowTags: true }],
    ['a block of HTML in a list', '- <div>a</div>', true],
    ['HTML between words', 'a <b>b</b>', true],
    ['HTML in a cell', '| a |\n|---|\n| <b>b</b> |', true],
    ['a link in a link', '[a <https://lit.dev>](/b)', true],
    ['what a plug-in wants', 'a\n\n***', true, { plugins: [plugin] }],
    ['what no plug-in wants', 'a', false, { plugins: [plugin] }],
    ['a plug-in that is there', 'a', true, { plugins: [{ name: 'loud' }] }],
  ];
  for (const [what, text, isAsked, over] of texts)
    it(`${isAsked ? 'for' : 'not for'} ${what}`, () => assert.equal(wantsOf(text, over).length > 0, isAsked));
});
