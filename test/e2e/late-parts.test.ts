import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, chromium } from 'playwright';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { folder, serve } from '../support/server.ts';

const html = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Text</title>
  <link rel="icon" href="data:,">
  <script type="module" src="parley.js"></script>
  <parley-markdown></parley-markdown>
</html>`;

let browser: Browser;
before(async () => {
  const executablePath = process.env.CHROME_PATH ?? (await findBrowser());
  browser = await chromium.launch({ executablePath, args: browserArgs });
});
after(() => browser?.close());

test('raw HTML stays readable while its part of the script cannot be had, and shows when it can', async (context) => {
  const files = folder('dist');
  let isAway = true;
  let asked = 0;
  const site = await serve((request, response) => {
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    } else if (/\/html-[^/]*\.js$/.test(request.url ?? '')) {
      asked += 1;
      if (isAway) response.writeHead(503).end();
      else files(request, response);
    } else files(request, response);
  });
  context.after(() => site.close());
  const page = await browser.newPage();
  context.after(() => page.close());
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.goto(site.url);
  const show = (text: string) =>
    page
      .locator('parley-markdown')
      .evaluate(async (element: HTMLElementTagNameMap['parley-markdown'], text) => {
        element.text = text;
        await element.updateComplete;
      }, text);

  await show('Plain **words**');
  assert.equal(asked, 0);
  await show('One <b>two</b>');
  await show('One <b>two</b> three');
  assert.ok(await page.getByText('One <b>two</b> three').isVisible());
  assert.equal(warnings.length, 1, warnings.join('\n'));

  isAway = false;
  await show('One <b>two</b> three four');
  assert.equal(await page.locator('parley-markdown b').textContent(), 'two');
  assert.equal(warnings.length, 1, warnings.join('\n'));
});
