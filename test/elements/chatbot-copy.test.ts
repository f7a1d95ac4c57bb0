import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import { allByRole, byRole, eventsOf, fixture, nextEvent, replace, until } from '../support/fixture.js';

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });

interface Behaviour {
  /** Why it refuses text and rich text. */
  readonly refusal?: Error;
  /** Why it refuses rich text alone. */
  readonly plainOnly?: Error;
}

/** What reaches the clipboard, by its type. The clipboard is another: not every driver can grant the real one. */
function clipboard({ refusal, plainOnly }: Behaviour = {}): Record<string, string>[] {
  const copied: Record<string, string>[] = [];
  const writeText = async (text: string) => {
    if (refusal) throw refusal;
    copied.push({ 'text/plain': text });
  };
  const write = async ([entry]: ClipboardItems) => {
    if (refusal ?? plainOnly) throw refusal ?? plainOnly;
    const read = async (type: string) => [type, await (await entry?.getType(type))?.text()];
    copied.push(Object.fromEntries(await Promise.all((entry?.types ?? []).map(read))));
  };
  replace(navigator, 'clipboard', { writeText, write } as Clipboard);
  return copied;
}

const refused = new DOMException('no', 'NotAllowedError');
const press = (chatbot: ParleyChatbot, name: string) => byRole(chatbot, 'button', name).click();
const spoken = (chatbot: ParleyChatbot, words: string) =>
  until(() => byRole(chatbot, 'status').lastElementChild?.textContent === words);
const noted = (chatbot: ParleyChatbot) => chatbot.shadowRoot?.querySelector('.tool-note')?.textContent;

/** As a reader of the rich text finds it. */
function page(html = ''): HTMLElement {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return body;
}

describe('Chatbot: Copy', () => {
  const source =
    '  **Two**\n\n```js\nconst a = 1;\n```\n\n| a |\n|---|\n| 1 |\n\n![x](https://elsewhere.test/x.png)\n';
  const withAnswer = (content: unknown = source, props: object = {}) =>
    fixture('parley-chatbot', { messages: [user('q'), assistant(content)], ...props });

  async function copied(chatbot: ParleyChatbot, name = 'Copy: message from Assistant') {
    const taken = clipboard();
    press(chatbot, name);
    return until(() => taken[0]);
  }

  it('takes the Markdown exactly as it is', async () => {
    assert.equal((await copied(await withAnswer()))['text/plain'], source);
  });

  it('and what it looks like, without what is only for here', async () => {
    const { 'text/html': html } = await copied(await withAnswer());
    const found = page(html);
    assert.equal(found.querySelector('strong')?.textContent, 'Two');
    assert.equal(found.querySelector('pre')?.textContent, 'const a = 1;\n');
    assert.equal(found.querySelector('td')?.textContent, '1');
    assert.lengthOf(found.querySelectorAll('button, img, [class], [data-parley-ui], [style], svg'), 0);
  });

  it('HTML in it does no harm where it is pasted', async () => {
    const hostile = '<img src=x onerror="ran()"><script>ran()</script><b onclick="ran()">said</b>';
    const { 'text/html': html = '' } = await copied(await withAnswer(hostile));
    assert.include(page(html).querySelector('b')?.outerHTML ?? '', '<b>said</b>');
    assert.notInclude(html, 'ran()');
  });

  it('joins the texts of a message by a blank line, and leaves out its thoughts', async () => {
    const thought = { type: 'thought', title: 'T', content: 'hidden' };
    const chatbot = await withAnswer(['one', thought, 'two']);
    assert.equal((await copied(chatbot))['text/plain'], 'one\n\ntwo');
  });

  it('is not offered where there is no text', async () => {
    const chatbot = await withAnswer({ url: '/package.json', mime_type: 'image/png' });
    assert.equal(allByRole(chatbot, 'button', 'Copy: message from Assistant').length, 0);
  });

  it('takes the watermark along, and the event does not', async () => {
    const chatbot = await withAnswer('a', { watermark: 'by a *model*' });
    const told = nextEvent(chatbot, 'message-copy');
    const taken = await copied(chatbot);
    assert.equal(taken['text/plain'], 'a\n\nby a *model*');
    assert.equal(page(taken['text/html']).querySelector('em')?.textContent, 'model');
    const { index, value, message } = (await told).detail;
    assert.deepEqual([index, value], [1, 'a']);
    assert.deepEqual(message, chatbot.messages[1]);
  });

  it('says that it has worked', async () => {
    clipboard();
    const chatbot = await withAnswer();
    press(chatbot, 'Copy: message from Assistant');
    await spoken(chatbot, 'Copied');
    assert.equal(noted(chatbot), 'Copied');
  });

  it('takes the text alone where the clipboard refuses rich text', async () => {
    const taken = clipboard({ plainOnly: refused });
    const chatbot = await withAnswer('a');
    press(chatbot, 'Copy: message from Assistant');
    assert.deepEqual(await until(() => taken[0]), { 'text/plain': 'a' });
  });

  it('says so when the clipboard refuses, and the page hears of no copy', async () => {
    clipboard({ refusal: refused });
    const chatbot = await withAnswer();
    const told = eventsOf(chatbot, 'message-copy');
    press(chatbot, 'Copy: message from Assistant');
    await spoken(chatbot, 'Copying failed');
    assert.equal(noted(chatbot), 'Copying failed');
    assert.equal(told.length, 0);
  });

  describe('on a page without https, where there is no clipboard', () => {
    /** What the browser's old command is asked to copy. */
    function command(works: boolean): string[] {
      const taken: string[] = [];
      replace(navigator, 'clipboard', undefined as unknown as Clipboard);
      replace(document, 'execCommand', () => {
        const { activeElement } = document;
        if (activeElement instanceof HTMLTextAreaElement) taken.push(activeElement.value);
        return works;
      });
      return taken;
    }

    it('the browser’s old command copies', async () => {
      const taken = command(true);
      const chatbot = await withAnswer();
      const { length } = document.body.children;
      press(chatbot, 'Copy: message from Assistant');
      await spoken(chatbot, 'Copied');
      assert.deepEqual(taken, [source]);
      assert.equal(document.body.children.length, length);
    });

    it('or it is said that nothing was copied', async () => {
      command(false);
      const chatbot = await withAnswer();
      press(chatbot, 'Copy: message from Assistant');
      await spoken(chatbot, 'Copying failed');
    });
  });

  describe('the whole conversation', () => {
    const messages = [
      { role: 'system', content: 'secret' },
      user(['What is **this**?', { path: '/tmp/a.pdf' }]),
      { role: 'assistant', content: 'looked', metadata: { title: 'Look' } },
      { role: 'assistant', content: '- a\n- b', name: 'Ada' },
    ];

    it('is copied as Markdown, each under its name, and no instructions or steps', async () => {
      const chatbot = await fixture('parley-chatbot', { messages, watermark: 'W' });
      const { 'text/plain': text } = await copied(chatbot, 'Copy conversation');
      assert.equal(text, 'You:\n\nWhat is **this**?\n\n[a.pdf]\n\nAda:\n\n- a\n- b\n\nW');
    });

    it('and as it looks', async () => {
      const chatbot = await fixture('parley-chatbot', { messages });
      const { 'text/html': html } = await copied(chatbot, 'Copy conversation');
      const found = page(html);
      const strong = [...found.querySelectorAll('strong')].map(({ textContent }) => textContent);
      assert.deepEqual(strong, ['You', 'this', 'Ada']);
      assert.equal(found.querySelectorAll('li').length, 2);
      assert.notInclude(found.textContent, 'secret');
    });

    it('says so when the clipboard refuses', async () => {
      clipboard({ refusal: refused });
      const chatbot = await fixture('parley-chatbot', { messages });
      press(chatbot, 'Copy conversation');
      await spoken(chatbot, 'Copying failed');
    });

    it('is not offered where the page does not want it', async () => {
      const chatbot = await fixture('parley-chatbot', { messages, buttons: ['copy'] });
      assert.equal(allByRole(chatbot, 'button', 'Copy conversation').length, 0);
    });
  });
});

describe('Chatbot: Download', () => {
  const file = new File(['x'], 'a.txt', { type: 'text/plain' });

  it('keeps the first file of a message', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [user([{ blob: file }, { url: '/b.png', mime_type: 'image/png' }])],
    });
    const links = allByRole(chatbot, 'link', 'Download: message from You');
    assert.deepEqual(
      links.map(({ download }) => download),
      ['a.txt'],
    );
  });

  it('is not offered without a file, for one that cannot be had, or where the page does not want it', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [user('q'), user([{ path: '/tmp/lost.bin' }])],
    });
    assert.equal(allByRole(chatbot, 'link', 'Download:').length, 0);
    const without = await fixture('parley-chatbot', { messages: [user([{ blob: file }])], buttons: [] });
    assert.equal(allByRole(without, 'link', 'Download:').length, 0);
  });
});
