import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CDPSession, Page } from 'playwright';
import { withBrowser } from '../support/page.ts';
import { folder, type Served, serve } from '../support/server.ts';

// Fingers on the screen, as Chromium itself makes them: no other driver has any.

const browser = withBrowser();
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Touch</title><link rel="icon" href="data:,">
<script type="module" src="/parley.js"></script><parley-chatbot status="generating"></parley-chatbot>
<script type="module">
  const chatbot = document.querySelector('parley-chatbot');
  const lines = Array.from({ length: 80 }, (_, i) => 'Line ' + i);
  const show = () => {
    chatbot.messages = [
      { id: 'q', role: 'user', content: 'Question' },
      { id: 'a', role: 'assistant', content: lines.join('\\n\\n') },
    ];
  };
  const log = () => chatbot.shadowRoot.querySelector('[role=log]');
  const topOf = (line) => line.getBoundingClientRect().top - log().getBoundingClientRect().top;
  globalThis.fromEnd = () => log().scrollHeight - log().clientHeight - log().scrollTop;
  globalThis.grow = async (count) => {
    const line = [...log().querySelectorAll('p')].find((each) => topOf(each) > 20);
    const was = topOf(line);
    let moved = 0;
    for (let frame = 0; frame < 2 * count; frame += 1) {
      if (frame % 2 === 0) lines.push('More');
      show();
      await new Promise(requestAnimationFrame);
      moved = Math.max(moved, Math.abs(topOf(line) - was));
    }
    return moved;
  };
  globalThis.still = async () => {
    let [before, frames] = [-1, 0];
    for (; frames < 6; frames = log().scrollTop === before ? frames + 1 : 0) {
      before = log().scrollTop;
      await new Promise(requestAnimationFrame);
    }
  };
  await customElements.whenDefined('parley-chatbot');
  show();
  await chatbot.updateComplete;
  globalThis.begun = true;
</script></html>`;
const files = folder('dist');
let site: Served;
before(async () => {
  site = await serve((request, response) => {
    if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    else files(request, response);
  });
});
after(() => site?.close());

interface Phone {
  readonly page: Page;
  readonly finger: CDPSession;
  /** The middle of the conversation. */
  readonly x: number;
  readonly y: number;
}

/** A long conversation on a phone, at its end. */
async function phone(): Promise<Phone> {
  const viewport = { width: 360, height: 640 };
  const { page } = await browser.open(site.url, undefined, { viewport, hasTouch: true, isMobile: true });
  await page.waitForFunction(() => globalThis.begun && globalThis.fromEnd() <= 1);
  const box = await page.getByRole('log').boundingBox();
  assert.ok(box);
  const finger = await page.context().newCDPSession(page);
  return { page, finger, x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

declare global {
  /** The conversation has been drawn. */
  var begun: boolean;
  /** How much of the conversation is below the view, in pixels. */
  var fromEnd: () => number;
  /** Nothing moves any more. */
  var still: () => Promise<void>;
  /** Lets the answer grow by so many lines, each in a frame of its own; how far a line in view was moved meanwhile, at most. */
  var grow: (lines: number) => Promise<number>;
}

const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', { finger, x, y }: Phone, dy = 0) =>
  finger.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: type === 'touchEnd' ? [] : [{ x, y: y + dy }],
  });

/** Puts the finger down and moves it by so many pixels, downwards with more than nothing; the text has come along. */
async function pull(held: Phone, distance: number): Promise<void> {
  await touch('touchStart', held);
  for (let step = 1; step <= 20; step += 1) await touch('touchMove', held, (distance * step) / 20);
  await held.page.evaluate(() => globalThis.still());
}

/** Pulls and lets go. */
async function drag(held: Phone, distance: number): Promise<void> {
  await pull(held, distance);
  await touch('touchEnd', held);
  await held.page.evaluate(() => globalThis.still());
}

test('a finger that drags the text frees its reader, while the answer grows', async () => {
  const held = await phone();
  const growing = held.page.evaluate(() => globalThis.grow(60));
  await drag(held, 150);
  await growing;
  const moved = await held.page.evaluate(() => globalThis.grow(60));
  assert.ok(moved <= 1, `what is read has moved by ${moved} px`);
  assert.ok((await held.page.evaluate(() => globalThis.fromEnd())) > 1000);
  await held.page.getByRole('button', { name: /^Scroll down/ }).waitFor();
});

test('dragged back to the end, it is followed again', async () => {
  const held = await phone();
  await drag(held, 150);
  await held.page.getByRole('button', { name: /^Scroll down/ }).waitFor();
  for (let left = 5; left > 0; left -= 1) await drag(held, -150);
  await held.page.evaluate(() => globalThis.grow(20));
  assert.ok((await held.page.evaluate(() => globalThis.fromEnd())) <= 1);
});

test('nothing moves under a finger that rests; when it is lifted, the end is followed', async () => {
  const held = await phone();
  await touch('touchStart', held);
  assert.ok((await held.page.evaluate(() => globalThis.grow(20))) <= 1);
  await touch('touchEnd', held);
  await held.page.waitForFunction(() => globalThis.fromEnd() <= 1);
  await held.page.evaluate(() => globalThis.grow(5));
  assert.ok((await held.page.evaluate(() => globalThis.fromEnd())) <= 1);
});

test('a finger that has dragged and still rests holds the text where it is', async () => {
  const held = await phone();
  await pull(held, 150);
  assert.ok((await held.page.evaluate(() => globalThis.fromEnd())) > 100);
  assert.ok((await held.page.evaluate(() => globalThis.grow(30))) <= 1);
  await touch('touchEnd', held);
  assert.ok((await held.page.evaluate(() => globalThis.grow(30))) <= 1);
});
