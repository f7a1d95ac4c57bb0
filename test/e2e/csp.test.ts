import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { adversarial } from '../corpora/adversarial.ts';
import { readAnswers } from '../support/markdown/serve.mjs';
import { withDemoPage } from '../support/page.ts';
import { randomPng } from '../support/png.ts';

// The strictest that a page's owner can ask for, and still have a chat.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types parley',
].join('; ');
const { open } = withDemoPage({ 'content-security-policy': policy });
const free = withDemoPage();
const refusing = withDemoPage({
  'content-security-policy': policy.replace('trusted-types parley', "trusted-types 'none'"),
});

/** Every violation since the page began, as the browser reports it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve))); // Reports are tasks of their own.
  return page.evaluate(() => (window as unknown as { violations: string[] }).violations);
}

/** Runs in the page, before its first script. */
function watch(): void {
  const violations: string[] = [];
  Object.assign(window, { violations });
  document.addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective, blockedURI, sample, sourceFile }) => {
      violations.push([violatedDirective, blockedURI, sample, sourceFile].join(' '));
    },
  );
}

test('under a strict content security policy with Trusted Types the page chats, attaches and edits without a report', async () => {
  const { page, chat } = await open('', watch);
  await chat.picker.setInputFiles([
    { name: 'noise.png', mimeType: 'image/png', buffer: randomPng(20, 10) },
    { name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') },
    { name: 'sound.wav', mimeType: 'audio/wav', buffer: Buffer.from('RIFF') },
  ]);
  await chat.ask('Look at **these**, please');
  await chat.answers.first().getByText('20 × 10 pixels').waitFor();
  await chat.over();
  assert.equal(await chat.answers.first().getByRole('cell').count(), 2);
  assert.equal(
    await chat.questions
      .first()
      .getByRole('img')
      .evaluate((img: HTMLImageElement) => img.naturalHeight),
    10,
  );

  await chat.questions.first().hover();
  await chat.questions.first().getByRole('button', { name: /^Edit/ }).click();
  await page
    .getByRole('textbox', { name: 'Edit your message' })
    .fill('Show me `code` and <b>bold</b> tables');
  await page.keyboard.press('Enter');
  await chat.over();
  await chat.ask('some code');
  await chat.answers.nth(1).getByText('right, too.').waitFor();
  await chat.over();
  const code = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download code' }).click();
  assert.equal((await code).suggestedFilename(), 'code.ts');
  await page.getByRole('button', { name: 'Wrap lines' }).click();
  await chat.ask('a table');
  await chat.answers.nth(2).getByText('simply aborts it').waitFor();
  await chat.over();
  await page.getByRole('button', { name: 'Copy table' }).last().click();
  await page.getByRole('menuitem', { name: 'Copy as rich text' }).click();
  await chat.answers.nth(2).getByText('Copied', { exact: true }).waitFor();
  await chat.ask('a plan');
  await chat.answers.nth(3).getByRole('checkbox').first().waitFor();
  await chat.over();
  await page.locator('#open-settings').click();

  assert.deepEqual(await violations(page), []);
});

/** What each text shows when it has come in three pieces. */
function shownOn(page: Page, texts: readonly string[]): Promise<string[]> {
  return page.evaluate(async (texts) => {
    const element = document.createElement('parley-markdown');
    document.body.append(element);
    const shown: string[] = [];
    for (const text of texts) {
      for (const end of [text.length / 3, text.length / 2, text.length]) {
        element.streaming = end < text.length;
        element.text = text.slice(0, end);
        await element.updateComplete;
      }
      shown.push(element.shadowRoot?.textContent ?? '');
    }
    return shown;
  }, texts);
}

test('under the same policy Markdown shows all that it shows without one, and makes no report', async () => {
  const documents = [...readAnswers().map(({ markdown }) => markdown), ...Object.values(adversarial)];
  const { page } = await open('', watch);
  assert.deepEqual(await shownOn(page, documents), await shownOn((await free.open()).page, documents));
  assert.deepEqual(await violations(page), []);
});

test('the watch sees a violation: an inline style, and a string as HTML', async () => {
  const { page } = await open('', watch);
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red');
    try {
      document.createElement('div').innerHTML = '<b>x</b>';
    } catch {
      // Trusted Types refuse it, and report.
    }
  });
  const seen = (await violations(page)).join('\n');
  assert.match(seen, /style-src/);
  assert.match(seen, /require-trusted-types-for/);
});

test('where the policy is refused, a sentence says so, and Markdown shows as plain text', async () => {
  const { page } = await refusing.open();
  await page.locator('parley-chat-interface', { hasText: 'has to allow “trusted-types parley”' }).waitFor();
  await page.evaluate(() => {
    const element = document.createElement('parley-markdown');
    element.text = '# Not *formatted*, not lost';
    document.body.append(element);
  });
  await page.getByText('# Not *formatted*, not lost', { exact: true }).waitFor();
});
