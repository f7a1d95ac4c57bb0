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
const document = (head: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hostile</title>${iconTag}${head}<body>${body}</body></html>`;

/** Opens a page with this in it. */
async function open(head: string, body = interfaceTag) {
  const path = `/${pages.size}.html`;
  pages.set(path, document(head, body));
  return browser.open(`${site.url}${path}`);
}

/** Asks the demo, and sees the answer in the form that it has. */
async function converse(chat: Chat): Promise<void> {
  await chat.ask('Show me a table');
  await chat.answers.getByRole('cell', { name: 'Web socket' }).waitFor();
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
      '* { text-align: center !important; text-transform: uppercase !important; letter-spacing: 1em !important; color: yellow !important; display: inline !important; position: static !important; float: left !important; }',
  };
  for (const [what, style] of Object.entries(styles)) {
    test(`${what}: the chat is what it is`, async () => {
      const { page, chat, troubles } = await open(`<style>${style}</style>${scriptTag()}`);
      await converse(chat);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${what.replaceAll(' ', '-')}.png` });
      await assertSane(chat);
      assert.deepEqual(troubles, []);
    });
  }

  test('hides the chat where it says so', async () => {
    const { chat } = await open(
      `<style>.closed { display: none; }</style>${scriptTag()}`,
      interfaceTag.replace('<parley-chat-interface', '<parley-chat-interface class="closed"'),
    );
    await chat.box.waitFor({ state: 'attached' });
    assert.equal(await chat.box.isVisible(), false);
  });
});
