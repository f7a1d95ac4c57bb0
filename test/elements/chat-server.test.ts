import { assert } from 'chai';
import '../../src/index.js';
import {
  answered,
  ask,
  boxOf,
  chatbotOf,
  failure,
  painted,
  press,
  said,
  shown,
} from '../support/conversation.js';
import { allByRole, fixture, nextEvent, until } from '../support/fixture.js';
import { modelAnswers, modelWasAsked, servers, steered } from '../support/steer.js';

const delta = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;
const done = 'data: [DONE]\n\n';

/** A chat with a server that sends what the test says, and a question that has arrived there. */
async function asked(props: object = {}) {
  const server = steered();
  const chat = await fixture('parley-chat-interface', { src: server.src, ...props });
  await ask(chat, 'q');
  return { server, chat, question: await server.asked() };
}

describe('Chat with a server: a question', () => {
  it('arrives with the model and the headers, as OpenAI’s clients send it', async () => {
    const { question } = await asked({ model: 'm', headers: { authorization: 'Bearer key' } });
    assert.equal(question.path, '/v1/chat/completions');
    assert.equal(question.headers.authorization, 'Bearer key');
    assert.equal(question.headers['content-type'], 'application/json');
    assert.deepEqual(question.body, {
      model: 'm',
      messages: [{ role: 'user', content: 'q' }],
      stream: true,
    });
  });

  it('is answered in formatted text', async () => {
    const { chat, question } = await asked();
    const over = nextEvent(chat, 'response-end');
    await question.begin();
    await question.end(`${delta('All is **well**.')}${done}`);
    assert.equal((await over).detail.state, 'done');
    await painted(chat);
    assert.deepEqual(shown(chat), ['q', 'All is well.']);
    assert.equal(chatbotOf(chat).shadowRoot?.querySelector('strong')?.textContent, 'well');
  });

  it('is answered piece by piece: what has come is shown before the rest is sent', async () => {
    const { chat, question } = await asked();
    await question.begin();
    await question.write(delta('Hel'));
    await until(() => shown(chat)[1] === 'Hel');
    await question.write(delta('lo'));
    await until(() => shown(chat)[1] === 'Hello');
    assert.lengthOf(allByRole(boxOf(chat), 'button', 'Stop'), 1);
    await question.end(done);
    await until(() => allByRole(boxOf(chat), 'button', 'Send').length === 1);
  });

  it('takes along what was said before', async () => {
    const { server, chat, question } = await asked();
    const over = nextEvent(chat, 'response-end');
    await question.begin();
    await question.end(`${delta('a')}${done}`);
    await over;
    await ask(chat, 'r');
    assert.deepEqual((await server.asked()).body, {
      messages: [
        { role: 'user', content: 'q' },
        { role: 'assistant', content: 'a' },
        { role: 'user', content: 'r' },
      ],
      stream: true,
    });
  });
});

describe('Chat with a server: Stop', () => {
  it('closes the connection while the answer comes, and keeps what has come', async () => {
    const { chat, question } = await asked();
    await question.begin();
    await question.write(delta('Hel'));
    await until(() => shown(chat)[1] === 'Hel');
    await press(chat, 'Stop');
    assert.deepEqual(await question.gone(), { complete: false });
    assert.deepEqual(said(chat), [
      ['user', 'q'],
      ['assistant', 'Hel'],
    ]);
    assert.equal(failure(chat), '');
  });

  it('closes the connection before anything has come', async () => {
    const { chat, question } = await asked();
    await press(chat, 'Stop');
    assert.deepEqual(await question.gone(), { complete: false });
    assert.equal(failure(chat), '');
  });
});

describe('Chat with a server that fails', () => {
  const statuses: readonly (readonly [number, RegExp, Readonly<Record<string, string>>?])[] = [
    [401, /did not accept the key/],
    [429, /busy\. Try again in 7 seconds/, { 'retry-after': '7' }],
    [500, /answered with an error \(500\)/],
  ];
  for (const [status, sentence, headers = {}] of statuses) {
    it(`with ${status}: a sentence says so, and Retry asks again`, async () => {
      const { server, chat, question } = await asked();
      const over = nextEvent(chat, 'response-end');
      await question.begin(status, headers);
      await question.end();
      assert.equal((await over).detail.state, 'error');
      await painted(chat);
      assert.match(failure(chat), sentence);

      await press(chat, 'Retry');
      const again = await server.asked();
      assert.deepEqual(again.body, question.body);
      await again.begin();
      await again.end(`${delta('Here.')}${done}`);
      await until(() => shown(chat)[1] === 'Here.');
      assert.equal(failure(chat), '');
    });
  }

  it('in the middle of an answer, by a connection that breaks: what came stays', async () => {
    const { chat, question } = await asked();
    const over = nextEvent(chat, 'response-end');
    await question.begin();
    await question.write(delta('Hel'));
    await until(() => shown(chat)[1] === 'Hel');
    await question.drop();
    assert.equal((await over).detail.state, 'cut');
    await painted(chat);
    assert.match(failure(chat), /connection was lost/);
    assert.deepEqual(said(chat), [
      ['user', 'q'],
      ['assistant', 'Hel'],
    ]);
  });
});

describe('Chat with a server of other people’s', () => {
  it('shows its answer, and takes it along with the next question', async () => {
    await modelAnswers('about rivers', { content: 'A river **flows** to the sea.' });
    await modelAnswers('and the sea', { content: 'The sea stays.' });
    const chat = await fixture('parley-chat-interface', { src: `${servers.model}/v1`, model: 'any' });
    await answered(chat, 'Tell me about rivers');
    await answered(chat, 'and the sea?');
    assert.deepEqual(shown(chat), [
      'Tell me about rivers',
      'A river flows to the sea.',
      'and the sea?',
      'The sea stays.',
    ]);
    assert.deepEqual(await modelWasAsked('and the sea'), [
      [
        { role: 'user', content: 'Tell me about rivers' },
        { role: 'assistant', content: 'A river **flows** to the sea.' },
        { role: 'user', content: 'and the sea?' },
      ],
    ]);
  });

  it('that fails: says what it says', async () => {
    await modelAnswers('too much', { error: { message: 'The model is overloaded.' }, status: 500 });
    const chat = await fixture('parley-chat-interface', { src: `${servers.model}/v1`, model: 'any' });
    await answered(chat, 'Is this too much?');
    assert.match(failure(chat), /error \(500\)/);
    assert.match(failure(chat), /The model is overloaded/);
  });
});
