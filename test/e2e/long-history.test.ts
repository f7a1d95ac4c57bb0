import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright';
import { withBundlePage } from '../support/bundle-page.ts';

const { open } = withBundlePage();

/** A page with a chatbot that shows so many messages, all of them drawn. */
async function pageWith(context: TestContext, count: number): Promise<Page> {
  const tag = '<parley-chatbot likeable retryable style="height: 400px"></parley-chatbot>';
  const page = await open(context, tag);
  await page.evaluate(async (length) => {
    const chatbot = document.querySelector('parley-chatbot');
    if (!chatbot) return;
    chatbot.messages = Array.from({ length: length - 1 }, (_, n) => ({
      role: n % 2 === 0 ? 'user' : 'assistant',
      content: `**Message** number ${n}.\n\n- It has\n- a list.`,
    }));
    await chatbot.updateComplete;
    chatbot.append({ role: 'assistant', content: 'The last one.' });
    await chatbot.updateComplete;
  }, count);
  // What the first that is added has fetched is drawn, too.
  await page.waitForLoadState('networkidle');
  return page;
}

/** Adds a message, and counts the elements for which the browser looks for styles anew. */
async function styledBy(page: Page): Promise<number> {
  const running = page.context().browser();
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline.invalidationTracking'];
  await running?.startTracing(page, { categories });
  await page.evaluate(async () => {
    const chatbot = document.querySelector('parley-chatbot');
    chatbot?.append({ role: 'user', content: 'One more.' });
    await chatbot?.updateComplete;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
  const { traceEvents } = JSON.parse(`${await running?.stopTracing()}`);
  return traceEvents.filter(({ name }: { name: string }) => name === 'StyleRecalcInvalidationTracking')
    .length;
}

test('a message that is added to thousands has no more elements styled anew than in a short chat', async (context) => {
  const few = await styledBy(await pageWith(context, 96));
  const many = await styledBy(await pageWith(context, 2000));
  assert.ok(few > 0, 'nothing was counted');
  assert.ok(many <= few + 20, `${many} elements, and not ${few}`);
});
