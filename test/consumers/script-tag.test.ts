import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { emptyFolder, run, tarball } from '../support/consumer.ts';
import { withHeldModel } from '../support/held-model.ts';
import { withBrowser } from '../support/page.ts';
import { cors, folder, root, type Served, serve } from '../support/server.ts';
import { chatTests } from './chat-tests.ts';

describe('A page with one script tag, from another origin', () => {
  const browser = withBrowser();
  const model = withHeldModel();
  let remove = async () => {};
  let library: Served;
  let site: Served;
  before(async () => {
    const temporary = await emptyFolder();
    remove = temporary.remove;
    await run(temporary.folder, 'tar', ['-xzf', tarball()]);
    library = await serve(folder(join(temporary.folder, 'package/dist'), cors));
    const html = await readFile(join(root, 'test/consumers/script-tag/index.html'), 'utf8');
    const page = html.replace('{{library}}', library.url);
    site = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page));
  });
  after(async () => {
    await library?.close();
    await site?.close();
    await remove();
  });

  chatTests(() => browser.open(`${site.url}/?src=${encodeURIComponent(model.url)}`), model);

  test('asks its own origin for nothing but the page', async () => {
    const { page, chat } = await browser.open(site.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await page.reload();
    await chat.ask('Show me a table');
    await chat.over();
    assert.deepEqual([...new Set(asked)].sort(), [library.url, site.url].sort());
    assert.equal(asked.filter((origin) => origin === site.url).length, 1);
  });
});
