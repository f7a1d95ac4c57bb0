import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright';
import { type Held, heldBy, withBundlePage } from '../support/bundle-page.ts';
import { long } from '../support/sample.ts';

const { open } = withBundlePage();
const compiled = 2 ** 20; // Bytes: what the browser makes of our code, now or later.

const body = `<parley-chat-interface style="height: 400px">
  <parley-chatbot slot="chatbot" likeable clearable></parley-chatbot>
  <parley-multimodal-textbox slot="textbox"></parley-multimodal-textbox>
</parley-chat-interface>`;
const turns = long ? 1002 : 60; // Two messages each: of two thirds of these not all are drawn at once.

async function chatIn(context: TestContext): Promise<Page> {
  const page = await open(context, body);
  await page.evaluate(async () => {
    const chat = document.querySelector('parley-chat-interface');
    if (!chat) return;
    chat.respond = async function* () {
      yield '## Answer\n\nWith `code`, a [link](https://lit.dev/)';
      await new Promise(requestAnimationFrame);
      yield '\n\n| and | a table |\n| --- | --- |\n| 1 | 2 |';
    };
    await chat.updateComplete;
  });
  await page.getByRole('textbox', { name: 'Message', exact: true }).focus();
  return page;
}

/** Asks again and again, and has each answer come to its end. Nothing is typed: the browser keeps that, to undo it. */
async function ask(page: Page, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    const before = await page.evaluate(async () => {
      const textbox = document.querySelector('parley-multimodal-textbox');
      if (textbox) textbox.value = { text: 'A question', files: [] };
      await textbox?.updateComplete;
      return document.querySelector('parley-chat-interface')?.messages.length ?? 0;
    });
    await page.keyboard.press('Enter');
    await page.waitForFunction((length) => {
      const chatbot = document.querySelector('parley-chatbot');
      return chatbot?.status === 'idle' && chatbot.messages.length === length;
    }, before + 2);
  }
}

/** What is held, but for what is still being said to screen readers. */
async function held(page: Page): Promise<Held> {
  const chatbot = page.locator('[slot=chatbot]');
  await chatbot.evaluate((element) => Reflect.get(element, 'updateComplete'));
  const spoken = await chatbot.evaluate((element) => {
    const region = element.shadowRoot?.querySelector('[aria-live=polite]');
    return region ? 2 * region.childElementCount : 0; // Each sentence is an element and its text.
  });
  const all = await heldBy(page);
  return { ...all, nodes: all.nodes - spoken };
}

/** What is held when so many more turns are over, and all of them drawn. */
async function after(page: Page, count: number): Promise<Held> {
  await ask(page, count);
  return held(page);
}

/** What is held when all that was said is taken away. */
async function cleared(page: Page): Promise<Held> {
  await page.evaluate(async () => {
    const chat = document.querySelector('parley-chat-interface');
    if (chat) chat.messages = [];
    await chat?.updateComplete;
  });
  return held(page);
}

test('each turn of a long conversation is held once: the last ones cost no more than those before', async (context) => {
  const page = await chatIn(context);
  const [first, second, third] = [
    await after(page, turns / 3),
    await after(page, turns / 3),
    await after(page, turns / 3),
  ];
  const nodes = second.nodes - first.nodes;
  assert.ok(nodes >= turns / 3, 'nothing was counted');
  assert.ok(third.nodes - second.nodes < 1.02 * nodes + 10, say([first, second, third]));
  assert.ok(third.listeners <= first.listeners + 2, say([first, second, third]));
  assert.ok(
    third.heap - second.heap < 1.2 * (second.heap - first.heap) + compiled,
    say([first, second, third]),
  );
});

test('nothing of a conversation is held when another begins', async (context) => {
  const page = await chatIn(context);
  await ask(page, (2 * turns) / 3);
  const before = await cleared(page);
  await ask(page, (2 * turns) / 3);
  const now = await cleared(page);
  assert.ok(now.nodes <= before.nodes + 10, say([before, now]));
  assert.ok(now.listeners <= before.listeners, say([before, now]));
  assert.ok(now.heap < before.heap + compiled, say([before, now]));
});

const say = (held: readonly Held[]) => held.map((each) => JSON.stringify(each)).join(', ');
