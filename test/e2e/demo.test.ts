import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { withDemoPage } from '../support/page.ts';
import { randomPng } from '../support/png.ts';

const { open } = withDemoPage();

test('the demo looks at a CSV file and a picture that it has never seen', async () => {
  const { chat, troubles } = await open();
  const rows = Array.from({ length: 4 }, (_, i) => [
    `item-${randomInt(1e6)}`,
    String(randomInt(1e6)),
    `"with", comma ${i}`,
  ]);
  const csv = [['name', 'count', 'note'], ...rows.map(([a, b, c]) => [a, b, `"${c?.replaceAll('"', '""')}"`])]
    .map((row) => row.join(','))
    .join('\r\n');
  const [width, height] = [randomInt(10, 90), randomInt(10, 90)];
  const picture = randomPng(width, height);

  await chat.picker.setInputFiles([
    { name: 'stock.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
    { name: 'noise.png', mimeType: 'image/png', buffer: picture },
  ]);
  await chat.ask('What are these?');
  await chat.answers.first().getByText('A real model would now answer').waitFor();
  await chat.over();

  const answer = chat.answers.first();
  const table = await answer.getByRole('row').allInnerTexts();
  assert.deepEqual(
    table.map((row) => row.split('\t')),
    [['name', 'count', 'note'], ...rows],
  );
  const words = await answer.innerText();
  assert.ok(words.includes(`${width} × ${height} pixels`), words);
  assert.ok(words.includes('type text/csv') && words.includes('type image/png'), words);
  assert.ok(words.includes(`${csv.length} bytes`), words);

  const shown = chat.questions.first().getByRole('img', { name: 'noise.png' });
  assert.equal(
    await shown.evaluate((img: HTMLImageElement) => img.naturalWidth),
    width,
    'the question shows the picture',
  );
  assert.deepEqual(troubles, []);
});

test('retry, undo, edit and like do what they say', async () => {
  const { page, chat } = await open();
  await chat.ask('Show me a table');
  await chat.over();
  await chat.ask('Show me some code');
  await chat.answers.nth(1).getByRole('button', { name: 'Copy code' }).waitFor();
  await chat.over();

  const last = chat.answers.nth(1);
  await last.getByRole('button', { name: /^Like/ }).click();
  await last.getByRole('button', { name: /^Like/, pressed: true }).waitFor();

  await last.getByRole('button', { name: /^Retry/ }).click();
  await chat.over();
  assert.equal(await chat.questions.count(), 2, 'the question is asked again, not twice');
  assert.equal(await chat.answers.count(), 2);

  await chat.answers.nth(1).getByRole('button', { name: /^Undo/ }).click();
  await chat.questions.nth(1).waitFor({ state: 'detached' });
  assert.equal(await chat.box.inputValue(), 'Show me some code');
  assert.equal(await chat.answers.count(), 1);

  await chat.box.fill('');
  await chat.questions.first().hover();
  await chat.questions.first().getByRole('button', { name: /^Edit/ }).click();
  await page.getByRole('textbox', { name: 'Edit your message' }).fill('Make a plan');
  await page.keyboard.press('Enter');
  await chat.answers.first().getByText('A calm weekend').waitFor();
  await chat.over();
  assert.equal(await chat.questions.first().innerText(), 'Make a plan');
  assert.equal(await chat.answers.count(), 1, 'what followed is gone');
});
