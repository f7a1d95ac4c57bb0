import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demo } from '../../src/backends/demo.ts';
import { resolveBackend } from '../../src/backends/resolve.ts';
import { delta, done, withServer } from '../support/chat-server.ts';
import { collect } from '../support/collect.ts';

const server = withServer();

test('the protocol demo is the one that answers inside the page', async () => {
  assert.equal(await resolveBackend('demo', { src: '' }), demo);
});

test('the protocol openai asks the server that is named', async () => {
  server.body('text/event-stream', delta('Hi') + done);
  const respond = await resolveBackend('openai', { src: server.url });
  const answer = respond({ text: 'Hello', files: [] }, { history: [], signal: new AbortController().signal });
  assert.equal((await collect(answer as AsyncIterable<unknown>)).length, 1);
});
