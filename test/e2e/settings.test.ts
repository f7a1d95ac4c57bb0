import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LLMock } from '@copilotkit/aimock';
import type { Page } from 'playwright';
import { withDemoPage } from '../support/page.ts';

const { open } = withDemoPage();
const [first, second] = [new LLMock({ port: 0 }), new LLMock({ port: 0 })];
before(() => Promise.all([first.start(), second.start()]));
after(() => Promise.all([first.stop(), second.stop()]));

/** Fills in the settings, by keyboard alone. */
async function settings(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('#open-settings').press('Enter');
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  await page.getByLabel('Server address').press('Enter');
}

/** The server's journal keeps the key's value to itself. */
const cameWithKey = (server: LLMock) => server.getRequests().at(-1)?.headers.authorization !== undefined;

test('the settings connect to a server; the key goes to this one only, and never into the address bar', async () => {
  first.onMessage(/./, { content: 'From the first.' });
  second.onMessage(/./, { content: 'From the second.' });
  const { page, chat } = await open();

  await settings(page, { 'Server address': `${first.url}/v1`, Model: 'small', Key: 'sk-of-the-first' });
  await chat.ask('Who are you?');
  await chat.answers.first().getByText('From the first.').waitFor();
  await chat.over();
  assert.ok(cameWithKey(first));
  assert.ok(!page.url().includes('sk-of'), page.url());

  await settings(page, { Model: 'large' });
  await chat.ask('And now?');
  await chat.answers.nth(1).getByText('From the first.').waitFor();
  await chat.over();
  assert.ok(cameWithKey(first), 'it is still known');

  await settings(page, { 'Server address': `${second.url}/v1` });
  await chat.ask('And you?');
  await chat.answers.nth(2).getByText('From the second.').waitFor();
  assert.equal(second.getRequests().length, 1);
  assert.ok(!cameWithKey(second));
});
