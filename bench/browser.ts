import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { browserArgs, findBrowser } from '../scripts/browser.mjs';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Milliseconds of the main thread's CPU: what else the machine does is not in them. */
export interface Cpu {
  readonly task: number;
  readonly layout: number;
  readonly style: number;
}

/** A page with one adapter on it. */
export class Measured {
  readonly page: Page;
  readonly #devtools: CDPSession;

  private constructor(page: Page, devtools: CDPSession) {
    this.page = page;
    this.#devtools = devtools;
  }

  static async open(browser: Browser, address: string): Promise<Measured> {
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    page.setDefaultTimeout(180_000);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(address);
    await page.waitForFunction(() => window.bench);
    return new Measured(page, devtools);
  }

  /** What it costs until something is done. */
  async cpu(run: () => Promise<unknown>): Promise<Cpu> {
    const before = await this.#metrics();
    await run();
    const after = await this.#metrics();
    const spent = (name: string) => 1000 * ((after[name] ?? 0) - (before[name] ?? 0));
    return {
      task: spent('TaskDuration'),
      layout: spent('LayoutDuration'),
      style: spent('RecalcStyleDuration'),
    };
  }

  /** Bytes of JavaScript's heap that are in use. */
  async heap(): Promise<number> {
    for (let i = 0; i < 2; i += 1) await this.#devtools.send('HeapProfiler.collectGarbage');
    return (await this.#metrics()).JSHeapUsedSize ?? 0;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  async #metrics(): Promise<Record<string, number>> {
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }
}

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: browserArgs });
}

/** Serves a folder on an address of its own. */
export async function serve(folder: string): Promise<{ readonly address: string; close(): void }> {
  const server = createServer(async ({ url = '/' }, response) => {
    const file = path.join(folder, path.normalize(new URL(url, 'http://localhost').pathname));
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
    response.end(await readFile(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}
