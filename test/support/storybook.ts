import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { folder, root, type Served, serve } from './server.ts';

/** How a story is looked at: the globals that Storybook's own toolbar sets. */
export const modes = {
  light: 'scheme:light',
  dark: 'scheme:dark',
  'right to left': 'scheme:light;direction:rtl',
} as const;

export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
}

// Letters and colours are drawn the same on every machine of one kind.
const drawing = {
  args: [...browserArgs, '--disable-lcd-text', '--force-color-profile=srgb'],
  env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) },
};

// A story that asks another server for anything is refused, and that is an error in its console.
const policy = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";

/** Everything in a built Storybook. */
export function entriesOf(built: string): Entry[] {
  const index: { entries: Record<string, Entry> } = JSON.parse(
    readFileSync(join(root, built, 'index.json'), 'utf8'),
  );
  return Object.values(index.entries);
}

/** A built Storybook on a server of its own, and a browser with pages that are used again. */
export class Storybook {
  readonly #site: Served;
  readonly #browser: Browser;
  readonly #kind: BrowserContextOptions;
  readonly #idle: Page[] = [];

  private constructor(site: Served, browser: Browser, kind: BrowserContextOptions) {
    this.#site = site;
    this.#browser = browser;
    this.#kind = kind;
  }

  /** `kind`: what pages it is looked at in. */
  static async open(built: string, kind: BrowserContextOptions = {}): Promise<Storybook> {
    const files = folder(built, { 'content-security-policy': policy });
    const site = await serve((request, response) => {
      // A browser asks for it by itself.
      if (request.url === '/favicon.ico') response.writeHead(204).end();
      else files(request, response);
    });
    const executablePath = await findBrowser();
    const browser = await chromium.launch({ executablePath, ...drawing });
    return new Storybook(site, browser, { reducedMotion: 'reduce', ...kind });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#site.close();
  }

  /** Lends a page to `use`, and takes it back. */
  async withPage<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
    const page = this.#idle.pop() ?? (await this.#browser.newPage(this.#kind));
    try {
      return await use(page);
    } finally {
      page.removeAllListeners();
      this.#idle.push(page);
    }
  }

  /** Shows a story and lets it play to its end, until all is drawn; resolves to what Storybook says went wrong. */
  async show(page: Page, { id, type }: Pick<Entry, 'id' | 'type'>, globals: string): Promise<string[]> {
    // The addon's own look at the story would run beside ours.
    const settings = `viewMode=${type}&id=${id}&globals=a11y.manual:!true;${globals}`;
    await page.goto(`${this.#site.url}/iframe.html?${settings}`);
    const verdict = await page.waitForFunction(lookForEnd, undefined, { timeout: 60_000 });
    await page.evaluate(allDrawn);
    return (await verdict.jsonValue()) ?? [];
  }

  /** All that is wrong with a story in one mode. */
  visit(entry: Entry, globals: string): Promise<string[]> {
    return this.withPage(async (page) => {
      const troubles = listen(page);
      const faults = await this.show(page, entry, globals);
      // Storybook draws the pages of documents around ours, which are not ours to judge.
      const inaccessible = entry.type === 'story' && faults.length === 0 ? await axeFaults(page) : [];
      return [...faults, ...inaccessible, ...troubles];
    });
  }
}

/** Runs in the page, until Storybook has said there how the story ended. */
function lookForEnd(): string[] | undefined {
  type Said = readonly { message?: string; description?: string; status?: string }[];
  const channel: { last(event: string): Said | undefined } | undefined = Reflect.get(
    globalThis,
    '__STORYBOOK_ADDONS_CHANNEL__',
  );
  for (const event of [
    'configError',
    'storyMissing',
    'storyErrored',
    'storyThrewException',
    'playFunctionThrewException',
    'unhandledErrorsWhilePlaying',
  ]) {
    const said = channel?.last(event);
    if (said) return [`${event}: ${said[0]?.message ?? said[0]?.description ?? JSON.stringify(said)}`];
  }
  const status = channel?.last('storyFinished')?.[0]?.status;
  if (status) return status === 'success' ? [] : [`storyFinished: ${status}`];
  return channel?.last('docsRendered') ? [] : undefined;
}

/** Runs in the page, until no element in it waits for an idle moment, a part of its own or a font. */
async function allDrawn(): Promise<void> {
  const roots: ParentNode[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      await Reflect.get(element, 'updateComplete');
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  await document.fonts.ready;
}

function listen(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      troubles.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  return troubles;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All rules, none switched off. */
async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations: Result[] = await page.evaluate(
    async () =>
      (await Reflect.get(globalThis, 'axe').run(document, { resultTypes: ['violations'] })).violations,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `axe ${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
