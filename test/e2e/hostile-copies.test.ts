import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build, type InlineConfig, type Plugin } from 'vite';
import { version } from '../../src/define.ts';
import { emptyFolder } from '../support/consumer.ts';
import { withBrowser } from '../support/page.ts';
import { folder, root, type Served, serve } from '../support/server.ts';

// Two copies of the library on one page, under Trusted Types that allow each policy once.

const other = '9.8.7';
const policy = "script-src 'self'; require-trusted-types-for 'script'; trusted-types parley lit-html";

const scriptTag: InlineConfig = { configFile: join(root, 'vite.bundle.config.ts') };
/** As the bundler of an app takes the modules from npm: Lit keeps a policy of its own. */
const npm: InlineConfig = {
  configFile: false,
  build: {
    rolldownOptions: {
      input: { parley: join(root, 'src/index.ts') },
      output: { entryFileNames: '[name].js' },
    },
  },
};
const copies: Readonly<Record<string, readonly [InlineConfig, string]>> = {
  script: [scriptTag, version],
  'script-again': [scriptTag, version],
  'script-other': [scriptTag, other],
  npm: [npm, version],
  'npm-other': [npm, other],
};

const browser = withBrowser();
let site: Served;
let remove = async () => {};
before(async () => {
  const temporary = await emptyFolder();
  remove = temporary.remove;
  for (const [name, [config, number]] of Object.entries(copies)) {
    await build({
      ...config,
      root,
      base: './',
      logLevel: 'error',
      plugins: [numbered(number)],
      build: { ...config.build, outDir: join(temporary.folder, name), emptyOutDir: true },
    });
  }
  const files = folder(temporary.folder, { 'content-security-policy': policy });
  site = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/') return files(request, response);
    const headers = { 'content-type': 'text/html', 'content-security-policy': policy };
    response.writeHead(200, headers).end(pageWith(searchParams.getAll('copy')));
  });
});
after(async () => {
  await site?.close();
  await remove();
});

/** Gives the copy this version number. */
function numbered(number: string): Plugin {
  return {
    name: 'another-version',
    enforce: 'pre',
    transform: (code, id) =>
      /[/\\]src[/\\]define\.ts$/.test(id)
        ? code.replace(`version = '${version}'`, `version = '${number}'`)
        : undefined,
  };
}

const pageWith = (
  names: readonly string[],
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Twice</title>
  <link rel="icon" href="data:,">
  ${names.map((name) => `<script type="module" src="${name}/parley.js"></script>`).join('\n')}
  <body><parley-chat-interface heading="Chat"></parley-chat-interface></body></html>`;

describe('Beside a second copy of the library the first stays, one warning names both versions, and nothing throws', () => {
  for (const [first = '', second = ''] of [
    ['script', 'script-again'],
    ['script', 'script-other'],
    ['script', 'npm'],
    ['script', 'npm-other'],
    ['npm', 'script'],
    ['npm', 'script-other'],
  ]) {
    test(`${first}, then ${second}`, async () => {
      const { page, chat, troubles, warnings } = await browser.open(
        `${site.url}/?copy=${first}&copy=${second}`,
      );
      await chat.ask('Show me a table');
      await chat.answers.getByRole('cell', { name: 'Web socket' }).waitFor();
      await chat.over();

      const [own, others] = [copies[first]?.[1], copies[second]?.[1]];
      assert.deepEqual(warnings, [
        `parley-elements ${others}: version ${own} is on this page already and stays.`,
      ]);
      const stayed = await page.evaluate(() =>
        ['chat-interface', 'chatbot', 'multimodal-textbox', 'markdown'].map((name) => {
          const element = customElements.get(`parley-${name}`);
          return element && Reflect.get(element, Symbol.for('parley.version'));
        }),
      );
      assert.deepEqual([...new Set(stayed)], [own]);
      assert.deepEqual(troubles, []);
    });
  }
});
