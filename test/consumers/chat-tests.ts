import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import type { MessageDetail } from '../../src/events.ts';
import type { HeldModel } from '../support/held-model.ts';
import type { Opened } from '../support/page.ts';
import { randomPng } from '../support/png.ts';

/** The `retry` events that the page has heard, as soon as there is one. */
export async function heardOn(page: Page): Promise<MessageDetail[]> {
  const output = page.getByRole('status', { name: 'Heard' });
  await output.filter({ hasText: '{' }).waitFor();
  return JSON.parse(await output.innerText());
}

/** What the page's console was told. That Lit is in development is no complaint. */
export const complaints = ({ troubles, warnings }: Opened) => [
  ...troubles,
  ...warnings.filter((warning) => !warning.startsWith('Lit is in dev mode')),
];

/** What a chat does on any page, whoever built it. */
export function chatTests(open: () => Promise<Opened>, model: HeldModel): void {
  test('an answer is seen while it streams, and whole at its end', async () => {
    const opened = await open();
    const { chat } = opened;
    await chat.ask('Which animal?');
    const question = await model.next();
    assert.deepEqual(question.messages, [{ role: 'user', content: 'Which animal?' }]);

    question.say('It is a **quo');
    await chat.answers.getByText('It is a').waitFor();
    assert.ok(await chat.stop.isVisible());
    question.say('kka**, I think.');
    question.end();
    await chat.over();

    assert.equal(await chat.answers.locator('strong').innerText(), 'quokka');
    assert.deepEqual([await chat.questions.count(), await chat.answers.count(), model.waiting], [1, 1, 0]);
    assert.deepEqual(complaints(opened), []);
  });

  test('Stop closes the connection; Retry tells the page which question, once, and asks it again', async () => {
    const opened = await open();
    const { page, chat } = opened;
    await chat.ask('Tell me more');
    const first = await model.next();
    first.say('Once upon a time');
    await chat.answers.getByText('Once upon a time').waitFor();
    await chat.stop.click();
    await first.gone();
    await chat.over();

    await chat.answers.getByRole('button', { name: /^Retry/ }).click();
    const second = await model.next();
    assert.deepEqual(second.messages, first.messages);
    second.say('And they lived.');
    second.end();
    await chat.answers.getByText('And they lived.').waitFor();
    await chat.over();

    const [heard, ...more] = await heardOn(page);
    const { role, content } = heard?.message ?? {};
    assert.deepEqual(
      { index: heard?.index, value: heard?.value, role, content },
      { index: 0, value: 'Tell me more', role: 'user', content: 'Tell me more' },
    );
    assert.deepEqual(more, []);
    assert.deepEqual([await chat.questions.count(), await chat.answers.count(), model.waiting], [1, 1, 0]);
    assert.deepEqual(complaints(opened), []);
  });

  test('a file reaches the server with all its bytes', async () => {
    const opened = await open();
    const { page, chat } = opened;
    const picture = randomPng(23, 17);
    await chat.picker.setInputFiles({ name: 'animal.png', mimeType: 'image/png', buffer: picture });
    await page.getByAltText('animal.png').waitFor();
    await chat.ask('And this?');
    const question = await model.next();
    const url = `data:image/png;base64,${picture.toString('base64')}`;
    assert.deepEqual(question.messages, [
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url } },
          { type: 'text', text: 'And this?' },
        ],
      },
    ]);
    question.end();
    await chat.questions.getByRole('img', { name: 'animal.png' }).waitFor();
    assert.deepEqual(complaints(opened), []);
  });
}
