import { after, before } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright';
import { browserArgs } from '../../scripts/browser.mjs';
import { folder, type Served, serve } from './server.ts';

/** A browser and a server for the built demo page, for the tests of one file. */
export function withDemoPage(headers: Readonly<Record<string, string>> = {}) {
  let browser: Browser;
  let site: Served;
  before(async () => {
    site = await serve(folder('site', headers));
    browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '', args: browserArgs });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  return {
    /**
     * Opens the page in a session of its own, `init` before its first script. Whatever goes wrong in it is collected in
     * `troubles`.
     */
    async open(query = '', init?: () => void): Promise<{ page: Page; chat: Chat; troubles: string[] }> {
      const page = await browser.newPage();
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text());
      });
      if (init) await page.addInitScript(init);
      await page.goto(`${site.url}/${query}`);
      return { page, chat: chatOn(page), troubles };
    },
  };
}

export type Chat = ReturnType<typeof chatOn>;

/** The chat as its user sees it. */
export function chatOn(page: Page) {
  const box = page.getByRole('textbox', { name: 'Message', exact: true });
  return {
    box,
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
