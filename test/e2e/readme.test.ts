import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { withBrowser } from '../support/page.ts';
import { folder, root, type Served, serve } from '../support/server.ts';

const readme = await readFile(join(root, 'README.md'), 'utf8');
const quickStart = /```html\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

const browser = withBrowser();
let site: Served;
before(async () => {
  const files = folder('.');
  site = await serve((request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    if (request.url !== '/') return files(request, response);
    response.writeHead(200, { 'content-type': 'text/html' }).end(quickStart);
  });
});
after(() => site?.close());

test('the README shows a picture, then the script tag in at most ten lines, then npm', () => {
  const [picture, script, npm] = ['<img', '```html', 'npm install ./'].map((mark) => readme.indexOf(mark));
  const [first = -1, second = -1, third = -1] = [picture, script, npm];
  assert.ok(first >= 0 && first < second && second < third);
  assert.ok(quickStart.trim().split('\n').length <= 10);
});

test('the page of the README’s quick start chats', async () => {
  const { page, chat, troubles } = await browser.open(site.url);
  await chat.ask('Show me a table');
  await chat.answers.getByRole('row', { name: 'Web socket' }).waitFor();
  await chat.over();
  assert.ok(await page.getByRole('heading', { name: 'Chat', exact: true }).isVisible());
  const fits = await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight);
  assert.ok(fits, 'the chat fits into the window');
  assert.deepEqual(troubles, []);
});
