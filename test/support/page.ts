import { after, before } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { browserArgs } from '../../scripts/browser.mjs';
import { folder, type Served, serve } from './server.ts';

/** A browser for the tests of one file or suite. */
export function withBrowser() {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '', args: browserArgs });
  });
  after(() => browser?.close());
  return {
    /**
     * Opens a page in a session of its own, `init` before its first script. Whatever goes wrong in it is collected in
     * `troubles`, and what it is warned of in `warnings`. `device`: a screen for fingers, say.
     */
    async open(url: string, init?: () => void, device?: BrowserContextOptions): Promise<Opened> {
      const page = await browser.newPage(device);
      const troubles: string[] = [];
      const warnings: string[] = [];
      page.on('pageerror', (error) => troubles.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text());
        if (message.type() === 'warning') warnings.push(message.text());
      });
      if (init) await page.addInitScript(init);
      await page.goto(url);
      return { page, chat: chatOn(page), troubles, warnings };
    },
  };
}

/** To be run before the first script of a page: what waits for a second or more waits for ever. */
export function withoutPatience(): void {
  const { setTimeout } = window;
  Object.assign(window, {
    setTimeout: (run: () => void, delay = 0) => (delay < 1000 ? setTimeout(run, delay) : 0),
  });
}

export interface Opened {
  readonly page: Page;
  readonly chat: Chat;
  readonly troubles: string[];
  readonly warnings: string[];
}

/** A browser and a server for the built demo page, for the tests of one file. */
export function withDemoPage(headers: Readonly<Record<string, string>> = {}) {
  const browser = withBrowser();
  let site: Served;
  before(async () => {
    site = await serve(folder('site', headers));
  });
  after(() => site?.close());
  return {
    open: (query = '', init?: () => void) => browser.open(`${site.url}/${query}`, init),
  };
}

export type Chat = ReturnType<typeof chatOn>;

/** The chat as its user sees it, on a page or in a frame of one. */
export function chatOn(page: Pick<Page, 'getByRole' | 'locator'>) {
  const box = page.getByRole('textbox', { name: 'Message', exact: true });
  return {
    box,
    log: page.getByRole('log'),
    attach: page.getByRole('button', { name: /^Attach/ }),
    picker: page.locator('parley-multimodal-textbox input[type=file]'),
    answers: page.getByRole('article', { name: 'Message from Assistant' }),
    questions: page.getByRole('article', { name: 'Message from You' }),
    failure: page.getByRole('log').getByRole('alert'),
    send: page.getByRole('button', { name: 'Send', exact: true }),
    stop: page.getByRole('button', { name: 'Stop', exact: true }),
    async ask(text: string): Promise<void> {
      await box.fill(text);
      await box.press('Enter');
    },
    /** The box offers Send again: the answer is over, however it ended. */
    async over(): Promise<void> {
      await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    },
  };
}
