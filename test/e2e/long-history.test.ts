import assert from 'node:assert/strict';
import { before, type TestContext, test } from 'node:test';
import type { Page } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';
import { withBrowser } from '../support/page.ts';
import { folder, serve } from '../support/server.ts';

const html = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>A long history</title>
  <link rel="icon" href="data:,">
  <script type="module" src="parley.js"></script>
  <parley-chatbot likeable retryable style="height: 400px"></parley-chatbot>
</html>`;

before(async () => {
  process.env.CHROME_PATH ??= await findBrowser();
});
const browser = withBrowser();

/** A page with a chatbot that shows so many messages, all of them drawn. */
async function pageWith(context: TestContext, count: number): Promise<Page> {
  const files = folder('dist');
  const site = await serve((request, response) => {
    if (request.url !== '/') files(request, response);
    else response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  context.after(() => site.close());
  const { page } = await browser.open(site.url);
  context.after(() => page.close());
  await page.evaluate(async (length) => {
    await customElements.whenDefined('parley-chatbot');
    const chatbot = document.querySelector('parley-chatbot');
    if (!chatbot) return;
    chatbot.messages = Array.from({ length }, (_, n) => ({
      role: n % 2 === 0 ? 'user' : 'assistant',
      content: `**Message** number ${n}.\n\n- It has\n- a list.`,
    }));
    await chatbot.updateComplete;
  }, count);
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
  const few = await styledBy(await pageWith(context, 100));
  const many = await styledBy(await pageWith(context, 2000));
  assert.ok(few > 0, 'nothing was counted');
  assert.ok(many <= few + 15, `${many} elements, and not ${few}`);
});
