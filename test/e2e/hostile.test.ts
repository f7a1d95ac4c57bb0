import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright';
import { type Chat, chatOn, withBrowser } from '../support/page.ts';
import { cors, folder, type Served, serve } from '../support/server.ts';

// The script tag on pages that were not made for it.

const browser = withBrowser();
const pages = new Map<string, string>();
let library: Served;
let site: Served;
before(async () => {
  // Another origin, as a sandboxed frame has none that it shares.
  library = await serve(folder('dist', cors));
  site = await serve((request, response) => {
    const html = pages.get(request.url ?? '');
    response.writeHead(html ? 200 : 404, { 'content-type': 'text/html' }).end(html);
  });
});
after(async () => {
  await library?.close();
  await site?.close();
});

const interfaceTag = '<parley-chat-interface heading="Chat"></parley-chat-interface>';
const iconTag = '<link rel="icon" href="data:,">';
const scriptTag = () => `<script type="module" src="${library.url}/parley.js"></script>`;
const pageWith = (head: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hostile</title>${iconTag}${head}<body>${body}</body></html>`;

/** Opens a page with this in it. */
async function open(head: string, body = interfaceTag) {
  const path = `/${pages.size}.html`;
  pages.set(path, pageWith(head, body));
  return browser.open(`${site.url}${path}`);
}

/** Asks the demo, and sees the answer in the form that it has. */
async function converse(chat: Chat, time = 1): Promise<void> {
  await chat.ask('Show me a table');
  await chat.answers
    .nth(time - 1)
    .getByRole('cell', { name: 'Web socket' })
    .waitFor();
  await chat.over();
}

interface Look {
  readonly box: DOMRect;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly style: Readonly<Record<string, string>>;
}

/** How something stands on its page, in CSS pixels. */
function lookOf(locator: Locator): Promise<Look> {
  return locator.evaluate((element) => {
    const { fontSize, lineHeight, letterSpacing, textAlign, textTransform, color } =
      getComputedStyle(element);
    return {
      box: element.getBoundingClientRect().toJSON(),
      viewport: { width: innerWidth, height: innerHeight },
      style: { fontSize, lineHeight, letterSpacing, textAlign, textTransform, color },
    };
  });
}

/** A chat as it is meant to be: all in view, text that can be read, buttons that can be hit. */
async function assertSane(chat: Chat): Promise<void> {
  for (const button of [chat.send, chat.attach]) {
    const { box, viewport } = await lookOf(button);
    assert.ok(box.width >= 24 && box.height >= 24, `a button of ${box.width} × ${box.height}`);
    assert.ok(box.left >= 0 && box.top >= 0, `a button at ${box.left}, ${box.top}`);
    assert.ok(box.right <= viewport.width && box.bottom <= viewport.height, 'a button out of view');
  }
  const { box, viewport } = await lookOf(chat.box);
  assert.ok(box.width >= viewport.width / 3, `a box of ${box.width}`);
  const { box: log } = await lookOf(chat.log);
  assert.ok(log.height >= 100 && log.height <= viewport.height, `a conversation of ${log.height}`);
  for (const text of [chat.answers.getByRole('paragraph').first(), chat.box]) {
    const { style } = await lookOf(text);
    const { fontSize, lineHeight, letterSpacing, textAlign, textTransform, color } = style;
    const size = Number.parseFloat(fontSize ?? '');
    const lines = Number.parseFloat(lineHeight ?? '') / size;
    assert.ok(size >= 14 && size <= 24, `text of ${fontSize}`);
    assert.ok(lines >= 1.3 && lines <= 1.8, `lines of ${lineHeight} for ${fontSize}`);
    assert.deepEqual(
      { letterSpacing, textAlign, textTransform },
      { letterSpacing: 'normal', textAlign: 'start', textTransform: 'none' },
    );
    assert.match(color ?? '', /oklch\(0\.24/, 'the text’s own colour');
  }
}

describe('The page’s own style', () => {
  const styles = {
    'resets everything': '* { all: unset !important; }',
    'resets everything, and colours it':
      '* { all: unset !important; } html { background: #202 !important; color: lime !important; }',
    'makes every div a flexbox':
      'div { display: flex; } main, section { display: grid !important; float: left !important; }',
    'has a huge root': 'html { font-size: 60px; } body { font: 48px/3 fantasy; }',
    'has a tiny root': 'html { font-size: 62.5%; }',
    'makes everything huge': '* { font-size: 60px !important; line-height: 3 !important; }',
    'sets its text in odd ways':
      'body { text-align: center; text-transform: uppercase; letter-spacing: 1em; word-spacing: 1em; text-indent: 5em; white-space: pre; font-weight: 900; font-style: italic; color: yellow; text-shadow: 1px 1px red; cursor: wait; }',
    'insists on its oddities':
      'body, body * { text-align: center !important; text-transform: uppercase !important; letter-spacing: 1em !important; color: yellow !important; display: inline !important; position: static !important; }',
  };
  for (const [what, style] of Object.entries(styles)) {
    test(`${what}: the chat is what it is`, async () => {
      const { chat, troubles } = await open(`<style>${style}</style>${scriptTag()}`);
      await converse(chat);
      await assertSane(chat);
      // More than fits: the conversation scrolls, and the box stays where it is.
      await converse(chat, 2);
      await assertSane(chat);
      assert.deepEqual(troubles, []);
    });
  }

  test('resets everything: a bare chatbot keeps its height, and the box its width', async () => {
    const { page, chat } = await open(
      `<style>* { all: unset !important; }</style>${scriptTag()}`,
      '<parley-chatbot></parley-chatbot><parley-multimodal-textbox></parley-multimodal-textbox>',
    );
    await page.evaluate(() => {
      const messages = Array.from({ length: 40 }, (_, i) => ({ role: 'assistant', content: `Message ${i}` }));
      Object.assign(document.querySelector('parley-chatbot') ?? {}, { messages });
    });
    await chat.answers.getByText('Message 39').waitFor();
    // The log, and above it the row of its buttons.
    const { box, viewport } = await lookOf(page.locator('parley-chatbot .shell'));
    assert.equal(box.height, 400);
    assert.ok((await lookOf(chat.box)).box.width > viewport.width * 0.8);
  });

  test('hides the chat where it says so', async () => {
    const style = '<style>.closed { display: none; }</style>';
    const { page } = await open(
      style + scriptTag(),
      '<parley-chat-interface class="closed"></parley-chat-interface>',
    );
    const box = page.locator('parley-chat-interface textarea');
    await box.waitFor({ state: 'attached' });
    assert.equal(await box.isVisible(), false);
  });

  test('hides the chat by an ancestor, or makes it inert, and all of it is', async () => {
    const { page, chat } = await open(scriptTag(), `<main>${interfaceTag}</main>`);
    await chat.send.waitFor();
    await page.evaluate(() => document.querySelector('main')?.style.setProperty('visibility', 'hidden'));
    assert.equal(await chat.send.isVisible(), false);
    await page.evaluate(() => document.querySelector('main')?.removeAttribute('style'));
    await page.evaluate(() => document.querySelector('main')?.setAttribute('inert', ''));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body');
  });

  test('gives the chat its font, its colour scheme, its direction and its language', async () => {
    const { page } = await open(
      `<style>html { color-scheme: dark; font-family: fantasy; }</style>${scriptTag()}`,
      `<main dir="rtl" lang="ja">${interfaceTag}</main>`,
    );
    const box = page.getByRole('textbox', { name: 'メッセージ', exact: true });
    await box.fill('Show me a table');
    await box.press('Enter');
    const inherited = await page
      .getByRole('article', { name: 'アシスタントのメッセージ' })
      .getByRole('paragraph')
      .first()
      .evaluate((text) => {
        const style = getComputedStyle(text);
        return [style.fontFamily, style.color, style.getPropertyValue('-webkit-locale')];
      });
    assert.deepEqual(inherited, ['fantasy', 'oklch(0.93 0.005 260)', '"ja"']);
    const direction = await page.locator('.dock').evaluate((dock) => getComputedStyle(dock).direction);
    assert.equal(direction, 'rtl');
  });
});

describe('A frame', () => {
  const inner = () => pageWith(scriptTag(), interfaceTag).replaceAll('"', '&quot;');
  const size = 'width="500" height="600"';

  async function chatIn(frame: string): Promise<void> {
    const { page, troubles } = await open('', frame);
    const chat = chatOn(page.frameLocator('iframe'));
    await converse(chat);
    await assertSane(chat);
    assert.deepEqual(troubles, []);
  }

  test('of the same origin: the chat works', async () => {
    pages.set('/framed.html', pageWith(scriptTag(), interfaceTag));
    await chatIn(`<iframe src="/framed.html" ${size}></iframe>`);
  });

  test('with its page in `srcdoc`: the chat works', () =>
    chatIn(`<iframe srcdoc="${inner()}" ${size}></iframe>`));

  test('that may run scripts, and has neither origin nor storage: the chat works', () =>
    chatIn(`<iframe sandbox="allow-scripts" srcdoc="${inner()}" ${size}></iframe>`));
});

describe('Another shadow root', () => {
  const host = (style: string) => `<div id="host"><template shadowrootmode="open">
    <style>${style}</style><section>${interfaceTag}</section></template></div>`;

  test('the chat works in it', async () => {
    const { chat, troubles } = await open(scriptTag(), host(''));
    await converse(chat);
    await assertSane(chat);
    assert.deepEqual(troubles, []);
  });

  test('the chat works in one that resets everything', async () => {
    const { chat, troubles } = await open(scriptTag(), host('* { all: unset !important; }'));
    await converse(chat);
    await assertSane(chat);
    assert.deepEqual(troubles, []);
  });

  test('its events reach the page, from the chat', async () => {
    const { page, chat } = await open(scriptTag(), host(''));
    const heard = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          document.addEventListener('retry', (event) => {
            const [target] = event.composedPath();
            resolve([event.type, target instanceof Element ? target.localName : '']);
          });
        }),
    );
    await converse(chat);
    await chat.answers.getByRole('button', { name: /^Retry/ }).click();
    assert.deepEqual(await heard, ['retry', 'parley-chatbot']);
  });
});
