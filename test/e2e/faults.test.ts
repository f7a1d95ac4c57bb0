import assert from 'node:assert/strict';
import type { RequestListener, ServerResponse } from 'node:http';
import { after, before, test } from 'node:test';
import { withDemoPage } from '../support/page.ts';
import { cors, type Served, serve } from '../support/server.ts';

/** A browser may forget what it has not handed on when its connection breaks: this breaks it once that is shown. */
let drop = () => {};

/** A raw server, for control of every byte: the path says what it does wrong; the second time it answers. */
const faults: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '401': (response) => {
    response.writeHead(401, { ...cors, 'content-type': 'application/json' });
    response.end('{"error":{"message":"Incorrect API key provided: sk-test-12345678."}}');
  },
  '429': (response) => response.writeHead(429, { ...cors, 'retry-after': '7' }).end('slow down'),
  '500': (response) => response.writeHead(500, { ...cors, 'content-type': 'text/html' }).end('<h1>Oops</h1>'),
  html: (response) =>
    response.writeHead(200, { ...cors, 'content-type': 'text/html' }).end('<title>Sign in</title>'),
  malformed: (response) => {
    response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' });
    response.write(delta('Half of an'));
    response.end('data: {oops\n\ndata: <p>\n\ndata: undefined\n\n');
  },
  drop: (response) => {
    response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' });
    response.write(delta('Half of an'));
    drop = () => response.destroy();
  },
  error: (response) => {
    response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' });
    response.end(`${delta('Half of an')}data: {"error":{"message":"The model is overloaded."}}\n\n`);
  },
  unfinished: (response) => {
    response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' });
    response.end(delta('Half of an'));
  },
};

const delta = (content: string) =>
  `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ delta: { content } }] })}\n\n`;

const seen = new Set<string>();
const listener: RequestListener = (request, response) => {
  const fault = request.url?.split('/')[1] ?? '';
  if (request.method === 'OPTIONS') response.writeHead(204, cors).end();
  else if (seen.has(fault)) {
    response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' });
    response.end(`${delta('All is **well** now.')}data: [DONE]\n\n`);
  } else {
    seen.add(fault);
    faults[fault]?.(response);
  }
};

const { open } = withDemoPage();
let server: Served;
before(async () => {
  server = await serve(listener);
});
after(() => server?.close());

const cases: readonly (readonly [fault: string, sentence: RegExp, kept: string])[] = [
  ['401', /did not accept the key/, ''],
  ['429', /busy\. Try again in 7 seconds/, ''],
  ['500', /answered with an error \(500\)/, ''],
  ['html', /not a chat answer/, ''],
  ['malformed', /not a chat answer/, 'Half of an'],
  ['drop', /connection was lost before the answer was complete/, 'Half of an'],
  ['error', /The model is overloaded/, 'Half of an'],
  ['unfinished', /connection was lost before the answer was complete/, 'Half of an'],
];

for (const [fault, sentence, kept] of cases) {
  test(`a server that fails with “${fault}”: what came stays, a sentence says it, Retry goes on`, async () => {
    const { chat } = await open(`?src=${server.url}/${fault}/v1`);
    await chat.ask('Are you well?');
    if (fault === 'drop') {
      await chat.answers.getByText(kept).waitFor();
      drop();
    }
    await chat.failure.waitFor();

    assert.match(await chat.failure.innerText(), sentence);
    assert.equal(await chat.answers.count(), kept ? 1 : 0);
    if (kept) assert.match(await chat.answers.first().innerText(), new RegExp(kept));
    assert.equal(await chat.questions.first().innerText(), 'Are you well?');
    await chat.over();
    await chat.box.fill('still here');

    await chat.failure.getByRole('button', { name: 'Retry' }).click();
    await chat.answers.first().getByText('All is well now.').waitFor();
    await chat.over();
    assert.equal(await chat.failure.count(), 0);
    assert.equal(await chat.questions.count(), 1);
    assert.equal(await chat.box.inputValue(), 'still here', 'what was being typed is still there');
  });
}

test('a server that is not there', async () => {
  const nobody = await serve(() => {});
  await nobody.close();
  const { chat } = await open(`?src=${nobody.url}/v1`);
  await chat.ask('Anybody?');
  assert.match(await chat.failure.innerText(), /could not be reached/);
  await chat.over();
});

test('the key that a server repeats is not shown', async () => {
  seen.delete('401');
  const { page, chat } = await open(`?src=${server.url}/401/v1`);
  await page.locator('#open-settings').click();
  await page.getByLabel('Key').fill('sk-test-12345678.');
  await page.getByRole('button', { name: 'Use' }).click();
  await chat.ask('Are you well?');
  await chat.failure.waitFor();
  await chat.failure.getByText('Details').click();
  const words = await chat.failure.innerText();
  assert.match(words, /Incorrect API key provided/);
  assert.ok(!words.includes('sk-test-12345678'), words);
  assert.ok(!page.url().includes('sk-test'), 'nor is it in the address');
});
