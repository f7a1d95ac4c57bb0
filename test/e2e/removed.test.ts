import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { heldBy, withBundlePage } from '../support/bundle-page.ts';

const { open } = withBundlePage();

/** What a page keeps account of: what waits for its time, and addresses of blobs. */
interface Kept {
  readonly timers: Set<number>;
  readonly urls: Set<string>;
}

declare global {
  interface Window {
    kept: Kept;
    gone: WeakRef<Element>[];
  }
}

/** Runs before the first script of a page. */
function keepAccount(): void {
  const kept: Kept = { timers: new Set(), urls: new Set() };
  Object.assign(window, { kept, gone: [] });
  const { setTimeout, clearTimeout } = window;
  const { createObjectURL, revokeObjectURL } = URL;
  Reflect.set(window, 'setTimeout', (run: () => void, ...rest: [number]) => {
    const id: number = setTimeout(() => [kept.timers.delete(id), run()], ...rest);
    kept.timers.add(id);
    return id;
  });
  Reflect.set(window, 'clearTimeout', (id: number) => [clearTimeout(id), kept.timers.delete(id)]);
  Reflect.set(URL, 'createObjectURL', (blob: Blob) => {
    const url = createObjectURL(blob);
    kept.urls.add(url);
    return url;
  });
  Reflect.set(URL, 'revokeObjectURL', (url: string) => [revokeObjectURL(url), kept.urls.delete(url)]);
}

/** Puts elements into a page that are in the middle of something. */
const cases: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a chatbot with a long history, an answer that comes and an open editor': async (page) => {
    await page.evaluate(async () => {
      const messages = Array.from({ length: 300 }, (_, n) => ({
        role: n % 2 === 0 ? 'user' : 'assistant',
        content: `**Message** number ${n}.`,
      }));
      const chatbot = document.createElement('parley-chatbot');
      chatbot.style.height = '400px';
      Object.assign(chatbot, { messages, editable: 'all', likeable: true });
      document.body.append(chatbot);
      await chatbot.updateComplete;
    });
    await page.getByRole('article').last().getByRole('button', { name: /^Edit/ }).click();
    await page.getByRole('textbox').waitFor();
    await page.evaluate(async () => {
      const chatbot = document.querySelector('parley-chatbot');
      chatbot?.append({ role: 'assistant', content: 'Half' });
      if (chatbot) chatbot.status = 'generating';
      await chatbot?.updateComplete;
      chatbot?.appendText(chatbot.messages.at(-1)?.id ?? '', ' of an answer. And mo');
      await chatbot?.updateComplete;
    });
  },
  'a chat in which an answer is coming': async (page) => {
    await page.evaluate(async () => {
      const chat = document.createElement('parley-chat-interface');
      chat.style.height = '400px';
      chat.respond = async function* () {
        yield 'Half of an answer. And mo';
        await new Promise(() => {});
      };
      document.body.append(chat);
      await chat.updateComplete;
    });
    await page.getByRole('textbox').focus();
    await page.keyboard.insertText('A question');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('Half of an answer').waitFor();
  },
  'a textbox with a picture': async (page) => {
    await page.evaluate(async () => {
      const textbox = document.createElement('parley-multimodal-textbox');
      document.body.append(textbox);
      await textbox.updateComplete;
      const canvas = document.createElement('canvas');
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
      if (blob) textbox.addFiles([new File([blob], 'picture.png', { type: 'image/png' })]);
      await textbox.updateComplete;
    });
    await page.getByRole('button', { name: /picture\.png/ }).waitFor();
  },
};

/** Puts it into the page and takes it away. */
async function visit(page: Page, build: (page: Page) => Promise<void>): Promise<void> {
  await build(page);
  await page.evaluate(async () => {
    const element = document.body.lastElementChild;
    if (!element) throw new Error('there is no element');
    if (window.kept.timers.size + window.kept.urls.size === 0) throw new Error('nothing has been counted');
    window.gone.push(new WeakRef(element));
    element.remove();
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
}

for (const [name, build] of Object.entries(cases)) {
  test(`${name}, taken from its page, leaves nothing in memory`, async (context) => {
    const page = await open(context, '', keepAccount);
    // The first brings what is fetched once.
    for (let time = 0; time < 2; time += 1) await visit(page, build);
    const before = await heldBy(page);
    for (let time = 0; time < 3; time += 1) await visit(page, build);
    const now = await heldBy(page);
    const left = await page.evaluate(() => ({
      elements: window.gone.filter((each) => each.deref()).length,
      timers: window.kept.timers.size,
      urls: window.kept.urls.size,
    }));
    assert.deepEqual(left, { elements: 0, timers: 0, urls: 0 });
    assert.equal(now.listeners, before.listeners);
    assert.ok(now.nodes <= before.nodes, `${now.nodes} nodes, and before ${before.nodes}`);
  });
}
