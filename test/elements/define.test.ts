import { assert } from 'chai';
import '../../src/index.js';
import { ParleyMarkdown } from '../../src/elements/markdown.js';
import { afterThis, drawn, fixture, readable, warnings } from '../support/fixture.js';

/** The guard as another copy of the library brings it. */
async function secondCopy(): Promise<typeof import('../../src/define.js')> {
  const copy = new URL('../../src/define.ts?second', import.meta.url);
  copy.searchParams.set('n', String(Math.random())); // A module of its own for each test.
  return import(copy.href);
}

describe('A second copy of the library on the page', () => {
  const elements = [
    'parley-markdown',
    'parley-chatbot',
    'parley-multimodal-textbox',
    'parley-chat-interface',
  ];

  // The first copy is in use.
  beforeEach(() => fixture('parley-markdown', { text: 'before' }));

  async function load() {
    const said = warnings();
    const { customElement } = await secondCopy();
    for (const tag of elements) customElement(tag)(class extends HTMLElement {});
    return said;
  }

  it('does not throw, and the first stays', async () => {
    await load();
    assert.strictEqual(customElements.get('parley-markdown'), ParleyMarkdown);
  });

  it('is said once, with both versions', async () => {
    const [warning, ...more] = await load();
    assert.match(
      warning ?? '',
      /^parley-elements \d+\.\d+\.\d+: version \d+\.\d+\.\d+ is on this page already/,
    );
    assert.deepEqual(more, []);
  });

  it('leaves the first one working', async () => {
    await load();
    assert.equal(readable(await fixture('parley-markdown', { text: '**after**' })), 'after');
  });

  it('an element that somebody else has defined under our name stays, too', async () => {
    class Theirs extends HTMLElement {}
    customElements.define('parley-theirs', Theirs);
    const said = warnings();
    const { customElement } = await secondCopy();
    customElement('parley-theirs')(class extends HTMLElement {});
    assert.strictEqual(customElements.get('parley-theirs'), Theirs);
    assert.include(said[0], 'unknown');
  });
});

describe('The console of a page with a chat', () => {
  it('stays empty', async () => {
    const said = warnings();
    await fixture('parley-chat-interface');
    assert.deepEqual(said, []);
  });

  it('stays empty where a slotted chatbot brings the start', async () => {
    const said = warnings();
    const page = document.createElement('div');
    page.innerHTML = '<parley-chatbot slot="chatbot"></parley-chatbot>';
    Object.assign(page.firstElementChild as Element, {
      messages: [{ role: 'assistant', content: 'Welcome' }],
    });
    const chat = document.createElement('parley-chat-interface');
    chat.append(...page.children);
    document.body.append(chat);
    afterThis(() => chat.remove());
    await drawn(chat);
    assert.deepEqual(said, []);
  });
});
