import { assert } from 'chai';
import { assertSameContent } from '../support/markdown/compare.js';
import { feed, start } from '../support/markdown/render.js';

/** What a block shows of which the maker has been loaded. */
const madeWith = (loaded: () => boolean) => (block: DocumentFragment) => {
  for (const code of block.querySelectorAll('code')) if (loaded()) code.setAttribute('data-loaded', '');
};

const paragraphs = ['One.', 'Two `a`.', 'Three.', '- Four\n- five', 'Six.', 'Seven.', 'Eight `b`.', 'Nine.'];
const text = paragraphs.join('\n\n');
const list = Array.from({ length: 20 }, (_, n) => `- item ${n}, \`code\``).join('\n');

function startBefore(): ReturnType<typeof start> & { load(): void; whole(source: string): HTMLElement } {
  let loaded = false;
  const onBlock = madeWith(() => loaded);
  return {
    ...start({ onBlock }),
    load: () => {
      loaded = true;
    },
    whole: (source) => feed(source, true, { onBlock: madeWith(() => true) }),
  };
}

describe('Markdown: something that blocks need is loaded when they are shown already', () => {
  for (const [what, source] of Object.entries({ blocks: text, 'a list that grows': list })) {
    it(`${what}: they show what they would have shown from the start`, () => {
      const { renderer, target, load, whole } = startBefore();
      for (let end = 1; end <= source.length; end += 1) renderer.render(source.slice(0, end), true);
      load();
      renderer.refresh((block) => block.includes('`'));
      assertSameContent(target, whole(source), what);
      renderer.render(`${source}\n\nThe end with \`code\`.`, true);
      assertSameContent(target, whole(`${source}\n\nThe end with \`code\`.`), 'and go on');
    });
  }

  it('nothing happens to the other blocks', () => {
    const { renderer, target, load } = startBefore();
    renderer.render(text, true);
    const observer = new MutationObserver(() => {});
    observer.observe(target, { subtree: true, childList: true, characterData: true, attributes: true });
    load();
    renderer.refresh((block) => block.includes('`'));
    const touched = observer.takeRecords().map(({ target }) => (target as Element).textContent);
    assert.deepEqual(touched, ['a', 'b']);
  });

  it('nothing happens at all where no block is concerned', () => {
    const { renderer, target, load } = startBefore();
    renderer.render(text, true);
    const before = target.cloneNode(true);
    load();
    renderer.refresh((block) => block.includes('$'));
    assert.isTrue(target.isEqualNode(before));
  });
});
