import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { LLMock } from '@copilotkit/aimock';
import { withDemoPage } from '../support/page.ts';
import { randomPng } from '../support/png.ts';

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const { open } = withDemoPage();
const model = new LLMock({ port: 0, chunkSize: 6, latency: 20 });

before(() => model.start());
after(() => model.stop());

function requests() {
  return model.getRequests().filter(({ path }) => path.endsWith('/chat/completions'));
}

test('a question with a picture reaches a real server whole, and its answer is watched as it streams', async () => {
  const animal = `quokka-${Math.random().toString(36).slice(2)}`;
  const lines = Array.from({ length: 12 }, (_, i) => `- fact **${i}** about the ${animal}`).join('\n');
  model.onMessage(/in this picture/, { content: `## A ${animal}\n\n${lines}\n\nThat is *all*.` });
  const { page, chat, troubles } = await open(`?src=${model.url}/v1&model=test-model`);
  const picture = randomPng(37, 21);

  await chat.picker.setInputFiles({ name: 'animal.png', mimeType: 'image/png', buffer: picture });
  await page.getByAltText('animal.png').waitFor();
  await chat.ask('What is in this picture?');

  // In the middle: the beginning stands formatted, the end has not come, and it can be stopped.
  const answer = chat.answers.first();
  await answer.getByRole('heading', { name: `A ${animal}` }).waitFor();
  await answer.getByRole('listitem').nth(2).waitFor();
  const half = await answer.innerText();
  assert.ok(!half.includes('That is all'), 'the answer was seen before it was complete');
  assert.ok(!half.includes('**'), 'no raw marks of what is closed');
  assert.ok(await chat.stop.isVisible(), 'Stop is offered while it streams');

  await chat.over();
  assert.equal(await answer.getByRole('listitem').count(), 12);
  assert.equal(await answer.locator('li strong').nth(11).innerText(), '11');
  assert.equal(await answer.locator('em').innerText(), 'all');

  const [request] = requests();
  const body = request?.body as {
    model: string;
    stream: boolean;
    messages: { role: string; content: unknown }[];
  };
  assert.equal(body.model, 'test-model');
  assert.equal(body.stream, true);
  const content = body.messages.at(-1)?.content;
  const [image, text] = content as { image_url?: { url: string }; text?: string }[];
  assert.equal(text?.text, 'What is in this picture?');
  const [head, base64 = ''] = image?.image_url?.url.split(',') ?? [];
  assert.equal(head, 'data:image/png;base64');
  assert.equal(sha256(Buffer.from(base64, 'base64')), sha256(picture));
  assert.deepEqual(troubles, []);
});

test('Stop closes the connection and keeps what has come; the history goes along with the next question', async () => {
  model.onMessage(/a long story/, { content: 'Once upon a time there was a river. '.repeat(200) });
  model.onMessage(/go on/, { content: 'The river met the sea.' });
  const { chat } = await open(`?src=${model.url}/v1`);

  await chat.ask('Tell me a long story');
  await chat.answers.first().getByText('there was a river').waitFor();
  await chat.stop.click();
  await chat.over();
  const kept = (await chat.answers.first().innerText()).trim();
  assert.ok(kept.startsWith('Once upon a time') && kept.length < 3000);
  assert.equal(await chat.failure.count(), 0, 'stopping is no failure');

  await chat.ask('go on');
  await chat.answers.nth(1).getByText('The river met the sea.').waitFor();
  const sent = requests().at(-1)?.body as { messages: { role: string; content: string }[] };
  assert.deepEqual(
    sent.messages.map(({ role }) => role),
    ['user', 'assistant', 'user'],
  );
  assert.equal(sent.messages[1]?.content.trim(), kept);
});
