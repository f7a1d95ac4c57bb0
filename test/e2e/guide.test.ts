import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDemoPage } from '../support/page.ts';

const { open } = withDemoPage();

/** The guide, when these questions have been answered. */
async function asked(...questions: string[]) {
  const opened = await open('examples/guide/');
  for (const question of questions) {
    await opened.chat.ask(question);
    await opened.chat.over();
  }
  return opened;
}

test('asking streams an answer', async () => {
  const { chat, troubles } = await asked();
  await chat.ask('Throw 12d6');
  // A part of it is there while it can be stopped.
  await chat.answers.getByText(/I got \d/).waitFor();
  assert.ok(await chat.stop.isVisible());
  assert.doesNotMatch(await chat.answers.innerText(), /=/);
  await chat.answers.getByText(/(\d \+ ){11}\d = \d+\.$/).waitFor();
  await chat.over();
  assert.equal(await chat.box.inputValue(), '');
  assert.deepEqual(troubles, []);
});

test('an example is asked', async () => {
  const { page, chat } = await asked();
  await page.getByRole('button', { name: 'Throw 2d6' }).click();
  await chat.answers.getByText(/From 2d6 I got \d \+ \d = \d+\.$/).waitFor();
});

test('stopping keeps what has come', async () => {
  const { chat } = await asked();
  await chat.ask('Throw 40d6');
  await chat.answers.getByText(/I got \d/).waitFor();
  await chat.stop.click();
  await chat.over();
  assert.match(await chat.answers.innerText(), /I got \d/);
  assert.doesNotMatch(await chat.answers.innerText(), /=/);
});

test('undo takes the last question and all after it out, and puts it back into the box', async () => {
  const { chat, troubles } = await asked('Throw 1d6', 'Throw 2d6');
  await chat.answers.last().getByRole('button', { name: /^Undo/ }).click();
  await chat.questions.nth(1).waitFor({ state: 'detached' });
  assert.deepEqual(await chat.questions.allInnerTexts(), ['Throw 1d6']);
  assert.equal(await chat.answers.count(), 1);
  assert.equal(await chat.box.inputValue(), 'Throw 2d6');
  assert.ok(await chat.box.evaluate((box) => box.matches(':focus')));
  assert.deepEqual(troubles, []);
});

test('retry answers the last question again', async () => {
  const { chat, troubles } = await asked('Throw 1d6', 'Throw 5d999999');
  const before = await chat.answers.last().innerText();
  await chat.answers
    .last()
    .getByRole('button', { name: /^Retry/ })
    .click();
  await chat.stop.waitFor();
  await chat.over();
  assert.deepEqual(await chat.questions.allInnerTexts(), ['Throw 1d6', 'Throw 5d999999']);
  assert.equal(await chat.answers.count(), 2);
  const after = await chat.answers.last().innerText();
  assert.match(after, /From 5d999999 I got .* = \d+\.$/s);
  assert.notEqual(after, before);
  assert.deepEqual(troubles, []);
});

test('what is liked is reported, and that it was taken back', async () => {
  const { page, chat, troubles } = await asked('Throw 1d6', 'Throw 2d6');
  const report = page.locator('header output');
  const press = (name: RegExp) => chat.answers.first().getByRole('button', { name }).click();
  await press(/^Like/);
  await report.getByText('You like throw 1.').waitFor();
  await press(/^Dislike/);
  await report.getByText('You do not like throw 1.').waitFor();
  await press(/^Dislike/);
  await report.getByText('You have no opinion on throw 1.').waitFor();
  assert.deepEqual(troubles, []);
});

test('editing a question replaces it and cuts what followed', async () => {
  const { page, chat, troubles } = await asked('Throw 1d6', 'Throw 2d6');
  await chat.questions.first().hover();
  await chat.questions.first().getByRole('button', { name: /^Edit/ }).click();
  const editor = page.getByRole('textbox', { name: /^Edit/ });
  await editor.fill('Throw 3d8');
  await editor.press('Enter');
  await chat.answers.getByText(/From 3d8 I got \d \+ \d \+ \d = \d+\.$/).waitFor();
  await chat.over();
  assert.deepEqual(await chat.questions.allInnerTexts(), ['Throw 3d8']);
  assert.equal(await chat.answers.count(), 1);
  assert.deepEqual(troubles, []);
});
