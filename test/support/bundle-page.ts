import { before, type TestContext } from 'node:test';
import type { Page } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';
import { withBrowser } from './page.ts';
import { folder, serve } from './server.ts';

/** A browser for pages that use the bundle by a script tag, as built into `dist`: for the tests of one file. */
export function withBundlePage() {
  before(async () => {
    process.env.CHROME_PATH ??= await findBrowser();
  });
  const browser = withBrowser();
  return {
    /** Opens a page with this in its body, when our elements are there; `init` runs before its first script. */
    async open(context: TestContext, body: string, init?: () => void): Promise<Page> {
      const files = folder('dist');
      const site = await serve((request, response) => {
        if (request.url !== '/') files(request, response);
        else response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(body));
      });
      context.after(() => site.close());
      const { page } = await browser.open(site.url, init);
      context.after(() => page.close());
      await page.evaluate(async () => void (await customElements.whenDefined('parley-chat-interface')));
      return page;
    },
  };
}

const pageOf = (body: string) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Chat</title>
  <link rel="icon" href="data:,">
  <script type="module" src="parley.js"></script>
  <body>${body}</body>
</html>`;

/** What a page holds in memory when all is collected that nobody can reach. */
export interface Held {
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
}

/** Counts what a page holds. */
export async function heldBy(page: Page): Promise<Held> {
  const devtools = await page.context().newCDPSession(page);
  // What one collection lets go may hold more.
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return { nodes, listeners: jsEventListeners, heap: usedSize };
}
