import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/index.js';
import type { ParleyChatInterface } from '../../src/elements/chat-interface.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import type { ParleyMultimodalTextbox } from '../../src/elements/multimodal-textbox.js';
import { type Responder, ResponseError } from '../../src/model/backend.js';
import {
  answered,
  ask,
  boxOf,
  chatbotOf,
  failure,
  fieldOf,
  painted,
  press,
  said,
  shown,
} from '../support/conversation.js';
import {
  afterThis,
  allByRole,
  assertSame,
  byRole,
  drawn,
  eventsOf,
  fixture,
  markup,
  nextEvent,
  nextFrame,
  part,
  readable,
  until,
  warnings,
} from '../support/fixture.js';

/** A responder whose test decides when it goes on. */
function byHand() {
  const steps: { resolve: (step: unknown) => void; reject: (error: unknown) => void }[] = [];
  const promises: Promise<unknown>[] = [];
  const more = () => promises.push(new Promise((resolve, reject) => steps.push({ resolve, reject })));
  more();
  const signals: AbortSignal[] = [];
  const respond: Responder = async function* (_message, { signal }) {
    signals.push(signal);
    for (;;) {
      const step = await promises.at(-1);
      more();
      if (step === undefined) return;
      yield step;
    }
  };
  const give = (step?: unknown) => steps.at(-1)?.resolve(step);
  const fail = (error: unknown) => steps.at(-1)?.reject(error);
  return { respond, give, fail, signals };
}

/** A chat whose answer has begun, with this much of it there. */
async function streaming(props: object = {}, first = 'Hel') {
  const hand = byHand();
  const chat = await fixture('parley-chat-interface', { respond: hand.respond, ...props });
  await ask(chat, 'q');
  hand.give(first);
  await until(() => shown(chat).at(-1) === first);
  return { chat, ...hand };
}

function streamOf<Chunk>(...chunks: Chunk[]): ReadableStream<Chunk> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}
const bytes = (...pieces: (string | number[])[]) =>
  streamOf(
    ...pieces.map((piece) =>
      typeof piece === 'string' ? new TextEncoder().encode(piece) : new Uint8Array(piece),
    ),
  );
const response = (type: string, ...pieces: (string | number[])[]) =>
  new Response(bytes(...pieces), { headers: { 'content-type': type } });
const chunk = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;

describe('Chat: a responder may answer', () => {
  const forms: readonly [how: string, respond: Responder, answers: string[]][] = [
    ['with a string', () => 'Hello', ['Hello']],
    ['with a promise of a string', async () => 'Hello', ['Hello']],
    [
      'with a generator, whose strings are appended',
      function* () {
        yield 'Hel';
        yield 'lo';
      },
      ['Hello'],
    ],
    [
      'with an async generator',
      async function* () {
        yield 'Hel';
        await nextFrame();
        yield 'lo';
      },
      ['Hello'],
    ],
    [
      'with what a generator returns',
      // biome-ignore lint/correctness/useYield: one that only returns is what this is about.
      async function* () {
        return 'Hello';
      },
      ['Hello'],
    ],
    ['with a message', () => ({ role: 'assistant', content: 'Hello' }), ['Hello']],
    ['with a message that does not say whose it is', () => ({ content: 'Hello' }), ['Hello']],
    ['with a list of messages', () => [{ content: 'Hello' }, { content: 'again' }], ['Hello', 'again']],
    [
      'with messages that replace what there was',
      function* () {
        yield { content: 'Draft' };
        yield { content: 'Hello' };
      },
      ['Hello'],
    ],
    [
      'with text after a message',
      function* () {
        yield { content: 'Hel' };
        yield 'lo';
      },
      ['Hello'],
    ],
    ['with a stream of strings', () => streamOf('Hel', 'lo'), ['Hello']],
    ['with a stream of bytes, letters cut in two', () => bytes('Gr', [0xc3], [0xbc], 'n'), ['Grün']],
    ['with a stream of objects', () => streamOf<unknown>({ content: 'Hel' }, 'lo'), ['Hello']],
    [
      'with a Response of an event stream',
      () => response('text/event-stream; charset=utf-8', chunk('Hel'), chunk('lo'), 'data: [DONE]\n\n'),
      ['Hello'],
    ],
    [
      'with an event stream that is cut anywhere',
      () => {
        const text = `${chunk('Gr')}${chunk('ün')}data: [DONE]\n\n`;
        return response('text/event-stream', ...[...new TextEncoder().encode(text)].map((byte) => [byte]));
      },
      ['Grün'],
    ],
    [
      'with a Response of lines',
      () => response('application/x-ndjson', '{"content":"Hel"}\n', '{"content":"Hello","done":true}\n'),
      ['Hello'],
    ],
    [
      'with a Response of JSON',
      () => Response.json({ choices: [{ message: { content: 'Hello' } }] }),
      ['Hello'],
    ],
    ['with a Response of text', () => response('text/plain', 'Hel', 'lo'), ['Hello']],
  ];
  for (const [how, respond, answers] of forms) {
    it(how, async () => {
      const chat = await fixture('parley-chat-interface', { respond });
      await answered(chat);
      assert.deepEqual(shown(chat), ['q', ...answers]);
      assert.deepEqual(
        chat.messages.map(({ role }) => role),
        ['user', ...answers.map(() => 'assistant')],
      );
    });
  }

  it('and knows the question, its files, and what was said before', async () => {
    const calls: unknown[] = [];
    const chat = await fixture('parley-chat-interface', {
      messages: [{ role: 'system', content: 's' }],
      respond: (message, { history }) => {
        calls.push([message, history.map(({ role, content }) => [role, content])]);
        return 'a';
      },
    });
    await answered(chat, 'first');
    const file = { path: '/tmp/a.png' };
    boxOf(chat).value = { text: '', files: [file] };
    await answered(chat, 'second');
    assert.deepEqual(calls, [
      [{ text: 'first', files: [] }, [['system', 's']]],
      [
        { text: 'second', files: [file] },
        [
          ['system', 's'],
          ['user', 'first'],
          ['assistant', 'a'],
        ],
      ],
    ]);
  });

  it('what it does to the history reaches nobody', async () => {
    const chat = await fixture('parley-chat-interface', {
      messages: [{ role: 'assistant', content: 'kept' }],
      respond: (_message, { history }) => {
        Object.assign(history[0] ?? {}, { content: 'changed' });
        return 'a';
      },
    });
    await answered(chat);
    assert.deepEqual(shown(chat), ['kept', 'q', 'a']);
  });

  it('what it yields is copied at once', async () => {
    const message = { content: 'a' };
    const chat = await fixture('parley-chat-interface', {
      respond: function* () {
        yield message;
        message.content = 'changed';
      },
    });
    await answered(chat);
    assert.deepEqual(shown(chat), ['q', 'a']);
  });

  for (const [what, props] of [
    ['the demo', { protocol: 'demo' }],
    ['a chat for which nothing is set', {}],
  ] as const) {
    it(`in the page itself, without any server: ${what}`, async () => {
      const chat = await fixture('parley-chat-interface', props);
      await ask(chat, 'Hello');
      await until(() => (shown(chat)[1]?.length ?? 0) > 10);
    });
  }
});

describe('Chat: a question', () => {
  it('is shown at once, and the box is empty', async () => {
    const { respond } = byHand();
    const chat = await fixture('parley-chat-interface', { respond });
    await ask(chat, 'Hello');
    await until(() => shown(chat)[0] === 'Hello');
    assert.equal(fieldOf(chat).value, '');
  });

  it('waits for its answer: dots, then text with Stop, then Send', async () => {
    const { respond, give } = byHand();
    const chat = await fixture('parley-chat-interface', { respond });
    await ask(chat, 'Hello');
    await until(() => allByRole(chatbotOf(chat), 'image', 'Answering').length === 1);
    assert.equal(allByRole(boxOf(chat), 'button', 'Stop').length, 1);
    give('a');
    await until(() => shown(chat)[1] === 'a');
    assert.equal(allByRole(chatbotOf(chat), 'image', 'Answering').length, 0);
    give();
    await until(() => allByRole(boxOf(chat), 'button', 'Send').length === 1);
  });

  it('with files carries them, files first', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'a' });
    const file = { path: '/tmp/a.pdf' };
    boxOf(chat).value = { text: '', files: [file] };
    await answered(chat, 'read this');
    assert.deepEqual(chat.messages[0]?.content, [
      { type: 'file', file },
      { type: 'text', text: 'read this' },
    ]);
  });

  it('cannot be asked while another is answered; what is typed stays', async () => {
    const { chat, give } = await streaming();
    await ask(chat, 'next');
    assert.equal(fieldOf(chat).value, 'next');
    give();
    await nextEvent(chat, 'response-end');
    await painted(chat);
    assert.equal(fieldOf(chat).value, 'next');
    assert.deepEqual(shown(chat), ['q', 'Hel']);
  });
});

describe('Chat: events', () => {
  const types = ['response-start', 'messages-change', 'response-error', 'response-end'] as const;

  function listen(chat: ParleyChatInterface): string[] {
    const heard: string[] = [];
    for (const type of types) chat.addEventListener(type, () => heard.push(type));
    return heard;
  }
  const once = (heard: string[]) => heard.filter((type, i) => type !== heard[i - 1]);

  it('of one answer come in their order', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'a' });
    const heard = listen(chat);
    await answered(chat);
    assert.deepEqual(once(heard), ['response-start', 'messages-change', 'response-end']);
  });

  it('start and end say which turn, how it ended, and how long it took', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'a' });
    await answered(chat);
    const started = nextEvent(chat, 'response-start');
    const ended = nextEvent(chat, 'response-end');
    await ask(chat, 'r');
    assert.deepEqual((await started).detail, { turn: 2 });
    const { turn, state, usage, timings } = (await ended).detail;
    assert.deepEqual({ turn, state, usage }, { turn: 2, state: 'done', usage: null });
    assert.isAtLeast(timings.total, timings.first ?? Number.NaN);
  });

  it('the end says what the server has counted', async () => {
    const usage = { total_tokens: 7 };
    const last = `data: ${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`;
    const chat = await fixture('parley-chat-interface', {
      respond: () => response('text/event-stream', chunk('a'), last),
    });
    const ended = nextEvent(chat, 'response-end');
    await ask(chat, 'q');
    assert.deepEqual((await ended).detail.usage, usage);
  });

  it('an answer that fails: error, then end, once each', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => Promise.reject(new Error('no')) });
    const heard = listen(chat);
    await answered(chat);
    assert.deepEqual(
      heard.filter((type) => type !== 'messages-change'),
      ['response-start', 'response-error', 'response-end'],
    );
  });

  it('messages-change carries the conversation as it is', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'a' });
    const changes = eventsOf(chat, 'messages-change');
    await answered(chat);
    assert.deepEqual(changes.at(-1)?.detail.messages, chat.messages);
    assert.deepEqual(said(chat), [
      ['user', 'q'],
      ['assistant', 'a'],
    ]);
  });

  it('messages-change carries the conversation of its moment, also where that is read later', async () => {
    const { chat, give } = await streaming();
    const change = nextEvent(chat, 'messages-change');
    give('lo');
    const { detail } = await change;
    give(' there');
    await until(() => shown(chat).at(-1) === 'Hello there');
    assert.equal(detail.messages.at(-1)?.content, 'Hello');
  });

  it('messages-change carries a copy: what is done to that changes nothing here', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'a' });
    chat.addEventListener('messages-change', ({ detail }) => {
      for (const message of detail.messages) Object.assign(message, { content: 'other' });
    });
    await answered(chat);
    assert.deepEqual(said(chat), [
      ['user', 'q'],
      ['assistant', 'a'],
    ]);
  });

  it('messages-change comes at most once in a frame, and for the last piece, too', async () => {
    const chat = await fixture('parley-chat-interface', {
      respond: async function* () {
        for (let n = 0; n < 300; n += 1) {
          yield 'x';
          if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
      },
    });
    let inFrame = 0;
    let most = 0;
    let text = '';
    const frames = () => {
      inFrame = 0;
      requestAnimationFrame(frames);
    };
    requestAnimationFrame(frames);
    await nextFrame();
    let over = false;
    chat.addEventListener('messages-change', ({ detail }) => {
      text = String(detail.messages.at(-1)?.content);
      inFrame += 1;
      // The beginning and the end are said at once.
      if (text.length > 0 && text.length < 300 && text !== 'q' && !over) most = Math.max(most, inFrame);
    });
    chat.addEventListener('response-end', () => {
      over = true;
    });
    await answered(chat);
    assert.equal(text, 'x'.repeat(300));
    assert.equal(most, 1);
  });

  it('messages-change does not come for what the page itself sets', async () => {
    const chat = await fixture('parley-chat-interface', { messages: [{ role: 'user', content: 'a' }] });
    const changes = eventsOf(chat, 'messages-change');
    chat.messages = [{ role: 'user', content: 'b' }] as never;
    await until(() => shown(chat)[0] === 'b');
    await nextFrame();
    assert.equal(changes.length, 0);
  });

  it('are heard anywhere above', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'a' });
    const heard = nextEvent(document, 'response-end' as keyof HTMLElementEventMap);
    await ask(chat, 'q');
    assertSame((await heard).target, chat);
  });
});

describe('Chat: Stop', () => {
  it('tells the responder, keeps what has come, and gives Send back', async () => {
    const { chat, signals } = await streaming();
    const ended = nextEvent(chat, 'response-end');
    await press(chat, 'Stop');
    assert.equal((await ended).detail.state, 'stopped');
    await painted(chat);
    assert.isTrue(signals[0]?.aborted);
    assert.deepEqual(shown(chat), ['q', 'Hel']);
    assert.equal(allByRole(boxOf(chat), 'button', 'Send').length, 1);
  });

  it('what comes after it is not painted', async () => {
    const { chat, give } = await streaming();
    await press(chat, 'Stop');
    const changes = eventsOf(chat, 'messages-change');
    give('late');
    for (let frame = 0; frame < 3; frame += 1) await nextFrame();
    assert.deepEqual(shown(chat), ['q', 'Hel']);
    assert.equal(changes.length, 0);
  });

  it('is no error, even if the responder throws at it', async () => {
    const chat = await fixture('parley-chat-interface', {
      respond: async function* (_message, { signal }) {
        yield 'Hel';
        await new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      },
    });
    const errors = eventsOf(chat, 'response-error');
    await ask(chat, 'q');
    await until(() => shown(chat)[1] === 'Hel');
    await press(chat, 'Stop');
    await nextFrame();
    assert.equal(errors.length, 0);
    assert.equal(failure(chat), '');
  });

  it('before anything has come leaves the question', async () => {
    const { respond } = byHand();
    const chat = await fixture('parley-chat-interface', { respond });
    await ask(chat, 'q');
    await until(() => allByRole(boxOf(chat), 'button', 'Stop').length === 1);
    await press(chat, 'Stop');
    await until(() => allByRole(boxOf(chat), 'button', 'Send').length === 1);
    assert.deepEqual(shown(chat), ['q']);
    assert.equal(allByRole(chatbotOf(chat), 'image', 'Answering').length, 0);
  });

  it('the next question is answered as any other', async () => {
    const { chat, give } = await streaming();
    await press(chat, 'Stop');
    chat.respond = () => 'fresh';
    give('late');
    await answered(chat, 'r');
    assert.deepEqual(shown(chat), ['q', 'Hel', 'r', 'fresh']);
  });
});

describe('Chat: Retry, Undo, Edit, Like', () => {
  const messages = [
    { role: 'user', content: 'q' },
    { role: 'assistant', content: 'a' },
    { role: 'user', content: [{ path: '/tmp/a.pdf' }, 'r'] },
    { role: 'assistant', content: 'b' },
  ];
  const withHistory = (props: object = {}) =>
    fixture('parley-chat-interface', {
      messages,
      respond: ({ text }: { text: string }) => `to ${text}`,
      ...props,
    });

  it('are offered without being switched on', async () => {
    const chat = await withHistory();
    const names = allByRole(chatbotOf(chat), 'button').map(({ ariaLabel }) => ariaLabel?.split(':')[0]);
    const turn = ['Copy', 'Edit', 'Copy', 'Like', 'Dislike'];
    assert.deepEqual(names, ['Copy conversation', 'Clear conversation', ...turn, ...turn, 'Retry', 'Undo']);
  });

  it('Retry answers the last question again', async () => {
    const chat = await withHistory();
    const over = nextEvent(chat, 'response-end');
    await press(chat, 'Retry');
    await over;
    await painted(chat);
    assert.deepEqual(shown(chat), ['q', 'a', 'a.pdf Its address cannot be opened here. r', 'to r']);
  });

  it('Undo takes the question back into the box, with its files', async () => {
    const chat = await withHistory();
    await press(chat, 'Undo');
    await until(() => shown(chat).length === 2);
    assert.deepEqual(boxOf(chat).value, { text: 'r', files: [{ path: '/tmp/a.pdf' }] });
    assertSame(boxOf(chat).shadowRoot?.activeElement, fieldOf(chat));
  });

  it('Undo puts it before what has been typed since', async () => {
    const chat = await withHistory();
    boxOf(chat).value = { text: 'typed', files: [{ path: '/tmp/b.pdf' }] };
    await press(chat, 'Undo');
    await until(() => shown(chat).length === 2);
    const { text, files } = boxOf(chat).value;
    assert.equal(text, 'r\n\ntyped');
    assert.deepEqual(
      files.map(({ path }) => path),
      ['/tmp/a.pdf', '/tmp/b.pdf'],
    );
  });

  it('Undo again and again takes back all', async () => {
    const chat = await withHistory();
    await press(chat, 'Undo');
    await until(() => shown(chat).length === 2);
    await press(chat, 'Undo');
    await until(() => shown(chat).length === 0);
    assert.equal(boxOf(chat).value.text, 'q\n\nr');
  });

  it('Undo is said to the page', async () => {
    const chat = await withHistory();
    const changed = nextEvent(chat, 'messages-change');
    await press(chat, 'Undo');
    assert.equal((await changed).detail.messages.length, 2);
  });

  it('Edit of a question cuts what came after it, and asks again', async () => {
    const chat = await withHistory();
    byRole(chatbotOf(chat), 'button', 'Edit').click();
    await until(() => allByRole(chatbotOf(chat), 'textbox').length === 1);
    const over = nextEvent(chat, 'response-end');
    await sendKeys({ press: 'Control+A' });
    await sendKeys({ type: 'better' });
    await sendKeys({ press: 'Enter' });
    await over;
    await painted(chat);
    assert.deepEqual(shown(chat), ['better', 'to better']);
  });

  it('Edit of an answer replaces it, cuts nothing and asks nothing', async () => {
    const chat = await withHistory();
    const starts = eventsOf(chat, 'response-start');
    chatbotOf(chat).editable = 'all';
    await drawn(chatbotOf(chat));
    byRole(chatbotOf(chat), 'button', 'Edit: message from Assistant').click();
    await until(() => allByRole(chatbotOf(chat), 'textbox').length === 1);
    await sendKeys({ type: '2' });
    await sendKeys({ press: 'Enter' });
    await until(() => shown(chat)[1] === 'a2');
    assert.equal(shown(chat).length, 4);
    assert.equal(starts.length, 0);
  });

  it('Clear empties the conversation, and says so to the page', async () => {
    const chat = await withHistory();
    const changed = nextEvent(chat, 'messages-change');
    await press(chat, 'Clear');
    assert.deepEqual((await changed).detail.messages, []);
    assert.deepEqual(chat.messages, []);
    assert.include(readable(chat), 'The conversation was cleared.');
  });

  it('Clear can be undone: all is there again', async () => {
    const chat = await withHistory();
    const before = chat.messages;
    await press(chat, 'Clear');
    (await until(() => allByRole(chat, 'button', 'Undo')[0])).click();
    await until(() => shown(chat).length === 4);
    assert.deepEqual(chat.messages, before);
    await until(() => !readable(chat).includes('cleared'));
    assertSame(boxOf(chat).shadowRoot?.activeElement, fieldOf(chat));
  });

  it('Clear cannot be undone once the conversation goes on', async () => {
    const chat = await withHistory();
    await press(chat, 'Clear');
    await until(() => allByRole(chat, 'button', 'Undo').length === 1);
    await answered(chat, 's');
    assert.equal(allByRole(chat, 'button', 'Undo').length, 0);
    assert.deepEqual(shown(chat), ['s', 'to s']);
  });

  it('Clear stops the answer that is coming, and late words stay out', async () => {
    let give = (_: string) => {};
    const chat = await withHistory({
      respond: async function* () {
        yield 'Hel';
        yield await new Promise<string>((resolve) => {
          give = resolve;
        });
      },
    });
    await ask(chat, 's');
    await until(() => shown(chat).at(-1) === 'Hel');
    const over = nextEvent(chat, 'response-end');
    await press(chat, 'Clear');
    assert.equal((await over).detail.state, 'stopped');
    give('lo');
    await nextFrame();
    assert.deepEqual(chat.messages, []);
  });

  it('Clear that the page prevents is not done', async () => {
    const chat = await withHistory();
    chat.addEventListener('clear', (event) => event.preventDefault());
    await press(chat, 'Clear');
    await nextFrame();
    assert.equal(shown(chat).length, 4);
  });

  it('Like is the page’s to keep: nothing of the conversation changes', async () => {
    const chat = await withHistory();
    const changes = eventsOf(chat, 'messages-change');
    const liked = nextEvent(chat, 'like');
    await press(chat, 'Like');
    assert.equal((await liked).detail.index, 3);
    await nextFrame();
    assert.equal(changes.length, 0);
  });

  for (const [name, type] of [
    ['Retry', 'retry'],
    ['Undo', 'undo'],
  ] as const) {
    it(`${name} that an ancestor prevents is not done`, async () => {
      const prevent = (event: Event) => event.preventDefault();
      window.addEventListener(type, prevent);
      afterThis(() => window.removeEventListener(type, prevent));
      const chat = await withHistory();
      await press(chat, name);
      await nextFrame();
      assert.equal(chat.messages.length, 4);
      assert.deepEqual(boxOf(chat).value, { text: '', files: [] });
    });
  }

  it('Send that an ancestor prevents is not done, and the text stays', async () => {
    const prevent = (event: Event) => event.preventDefault();
    window.addEventListener('send', prevent);
    afterThis(() => window.removeEventListener('send', prevent));
    const chat = await withHistory();
    await ask(chat, 'Hello');
    await nextFrame();
    assert.equal(chat.messages.length, 4);
    assert.equal(fieldOf(chat).value, 'Hello');
  });

  it('Stop that an ancestor prevents is not done', async () => {
    const prevent = (event: Event) => event.preventDefault();
    window.addEventListener('stop', prevent);
    afterThis(() => window.removeEventListener('stop', prevent));
    const { chat, give } = await streaming();
    await press(chat, 'Stop');
    give('lo');
    await until(() => shown(chat)[1] === 'Hello');
  });

  it('of a chatbot that is not its own do nothing', async () => {
    const page = await markup(`<parley-chat-interface>
      <parley-chatbot slot="footer" retryable undoable editable></parley-chatbot></parley-chat-interface>`);
    const chat = page.querySelector('parley-chat-interface') as ParleyChatInterface;
    const foreign = page.querySelector('parley-chatbot') as ParleyChatbot;
    const starts = eventsOf(chat, 'response-start');
    chat.messages = messages as never;
    foreign.messages = messages as never;
    await drawn(foreign);
    for (const name of ['Retry', 'Undo']) byRole(foreign, 'button', name).click();
    await nextFrame();
    assert.equal(chat.messages.length, 4);
    assert.equal(starts.length, 0);
  });
});

describe('Chat: an answer that fails', () => {
  const failing = (error: unknown) =>
    fixture('parley-chat-interface', { respond: () => Promise.reject(error) });

  it('is said in the conversation, with a way on', async () => {
    const chat = await failing(new Error('The model is away'));
    await answered(chat);
    assert.include(failure(chat), 'Something went wrong while answering.');
    assert.include(failure(chat), 'The model is away');
    assert.equal(allByRole(chatbotOf(chat), 'button', 'Retry').length, 1);
  });

  it('the event carries the cause', async () => {
    const cause = new Error('The model is away');
    const chat = await failing(cause);
    const failed = nextEvent(chat, 'response-error');
    await ask(chat, 'q');
    const { error, message, turn } = (await failed).detail;
    assert.strictEqual(error.cause, cause);
    assert.equal(turn, 1);
    assert.equal(message, 'Something went wrong while answering.');
  });

  it('Retry asks again, and the error is gone', async () => {
    const chat = await failing(new Error('no'));
    await answered(chat);
    chat.respond = () => 'a';
    const over = nextEvent(chat, 'response-end');
    byRole(chatbotOf(chat), 'button', 'Retry').click();
    await over;
    await painted(chat);
    assert.deepEqual(shown(chat), ['q', 'a']);
    assert.equal(failure(chat), '');
  });

  it('what has arrived stays', async () => {
    const { chat, fail } = await streaming();
    const ended = nextEvent(chat, 'response-end');
    fail(new Error('no'));
    assert.equal((await ended).detail.state, 'error');
    await painted(chat);
    assert.deepEqual(shown(chat), ['q', 'Hel']);
    assert.include(failure(chat), 'Something went wrong');
  });

  it('what was typed meanwhile stays, and the box works again', async () => {
    const { chat, fail } = await streaming();
    await sendKeys({ type: 'next' });
    fail(new Error('no'));
    await nextEvent(chat, 'response-end');
    await painted(chat);
    assert.equal(fieldOf(chat).value, 'next');
    chat.respond = () => 'b';
    await answered(chat, '!');
    assert.deepEqual(shown(chat).slice(2), ['next!', 'b']);
  });

  it('a connection that is lost is an answer that is cut', async () => {
    const chat = await fixture('parley-chat-interface', {
      respond: () => response('text/event-stream', chunk('Hel')),
    });
    const ended = nextEvent(chat, 'response-end');
    await ask(chat, 'q');
    assert.equal((await ended).detail.state, 'cut');
    await painted(chat);
    assert.deepEqual(shown(chat), ['q', 'Hel']);
    assert.include(failure(chat), 'The connection was lost');
  });

  it('a responder that says nothing', async () => {
    const chat = await fixture('parley-chat-interface', { respond: function* () {} });
    await answered(chat);
    assert.match(failure(chat), /^No answer came\..* Retry$/);
  });

  for (const [what, answer] of [
    ['nothing at all', undefined],
    ['a number', 42],
    ['an object that is no message', { text: 'x' }],
    ['a message that is none', { role: 'robot', content: 'x' }],
  ] as const) {
    it(`a responder that gives ${what}`, async () => {
      const chat = await fixture('parley-chat-interface', { respond: () => answer });
      const failed = nextEvent(chat, 'response-error');
      await answered(chat);
      assert.equal((await failed).detail.error.kind, 'responder');
      assert.notEqual(failure(chat), '');
    });
  }

  it('a responder that throws at once', async () => {
    const chat = await fixture('parley-chat-interface', {
      respond: () => {
        throw new ResponseError('status', 'slow down', { status: 429, retryAfter: 3 });
      },
    });
    await answered(chat);
    assert.include(failure(chat), 'The server is busy. Try again in 3 seconds.');
  });

  it('a protocol that is not known is named at once, and again as an answer', async () => {
    const written = warnings();
    const box = document.createElement('div');
    document.body.append(box);
    afterThis(() => box.remove());
    const failed = nextEvent(box, 'parley-error' as keyof HTMLElementEventMap) as Promise<unknown>;
    const chat = await fixture(
      'parley-chat-interface',
      { protocol: 'gradio' as 'demo', src: 'https://x.test' },
      box,
    );
    assert.include((await (failed as Promise<CustomEvent>)).detail.message, 'gradio');
    assert.equal(written.length, 1);
    await answered(chat);
    assert.include(failure(chat), 'gradio');
  });
});

describe('Chat: the conversation belongs to it', () => {
  it('the page sets it, and reads it back with ids', async () => {
    const chat = await fixture('parley-chat-interface', { messages: [{ role: 'user', content: 'q' }] });
    assert.deepEqual(shown(chat), ['q']);
    assert.equal(chat.messages[0]?.id, chatbotOf(chat).messages[0]?.id);
  });

  it('null empties it', async () => {
    const chat = await fixture('parley-chat-interface', { messages: [{ role: 'user', content: 'q' }] });
    Object.assign(chat, { messages: null });
    await until(() => shown(chat).length === 0);
  });

  it('an entry that is no message takes no other along, and is named', async () => {
    warnings();
    const chat = await fixture('parley-chat-interface');
    const failed = nextEvent(chat, 'parley-error');
    Object.assign(chat, {
      messages: [
        { role: 'user', content: 'q' },
        { role: 'robot', content: 'x' },
      ],
    });
    assert.equal((await failed).detail.index, 1);
    await until(() => shown(chat).length === 1);
  });

  it('a page that gives back what it was told changes nothing', async () => {
    const { chat, give } = await streaming();
    chat.addEventListener('messages-change', ({ detail }) => {
      chat.messages = structuredClone(detail.messages) as never;
    });
    for (const piece of ['lo', ' you', '!']) {
      give(piece);
      await until(() => shown(chat)[1]?.endsWith(piece));
    }
    const ended = nextEvent(chat, 'response-end');
    give();
    assert.equal((await ended).detail.state, 'done');
    assert.deepEqual(shown(chat), ['q', 'Hello you!']);
  });

  it('what it gives back may be older than what is there', async () => {
    const { chat, give } = await streaming();
    const before = chat.messages;
    give('lo');
    await until(() => shown(chat)[1] === 'Hello');
    chat.messages = before;
    give('!');
    await until(() => shown(chat)[1] === 'Hello!');
  });

  it('any other list stops the answer, and stands in its place', async () => {
    const { chat, give, signals } = await streaming();
    const ended = nextEvent(chat, 'response-end');
    chat.messages = [{ role: 'user', content: 'other' }] as never;
    assert.equal((await ended).detail.state, 'stopped');
    assert.isTrue(signals[0]?.aborted);
    give('late');
    await until(() => shown(chat)[0] === 'other');
    await nextFrame();
    assert.deepEqual(shown(chat), ['other']);
  });

  it('an empty list while an answer comes starts afresh', async () => {
    const { chat } = await streaming();
    chat.messages = [];
    await until(() => shown(chat).length === 0);
    assert.equal(allByRole(boxOf(chat), 'button', 'Send').length, 1);
  });

  it('two chats on one page share nothing', async () => {
    const one = await fixture('parley-chat-interface', { respond: () => 'from one' });
    const two = await fixture('parley-chat-interface', { respond: () => 'from two' });
    await answered(one, 'a');
    await answered(two, 'b');
    assert.deepEqual(shown(one), ['a', 'from one']);
    assert.deepEqual(shown(two), ['b', 'from two']);
  });

  it('two chats may answer at the same time', async () => {
    const [left, right] = [byHand(), byHand()];
    const one = await fixture('parley-chat-interface', { respond: left.respond });
    const two = await fixture('parley-chat-interface', { respond: right.respond });
    await ask(one, 'a');
    await ask(two, 'b');
    left.give('L');
    right.give('R');
    await until(() => shown(one)[1] === 'L' && shown(two)[1] === 'R');
    await press(one, 'Stop');
    assert.isTrue(left.signals[0]?.aborted);
    assert.isFalse(right.signals[0]?.aborted);
  });
});

describe('Chat: taken away, and moved', () => {
  it('taken away in the middle of an answer, it tells the responder', async () => {
    const { chat, signals } = await streaming();
    const ended = nextEvent(chat, 'response-end');
    chat.remove();
    assert.equal((await ended).detail.state, 'stopped');
    assert.isTrue(signals[0]?.aborted);
  });

  it('back again, it shows what it had and works', async () => {
    const { chat } = await streaming();
    chat.remove();
    await nextFrame();
    document.body.append(chat);
    await painted(chat);
    chat.respond = () => 'b';
    await answered(chat, 'r');
    assert.deepEqual(shown(chat), ['q', 'Hel', 'r', 'b']);
  });

  it('moved in the middle of an answer, it goes on', async () => {
    const { chat, give, signals } = await streaming();
    const place = document.createElement('section');
    document.body.prepend(place);
    afterThis(() => place.remove());
    place.append(chat);
    give('lo');
    await until(() => shown(chat)[1] === 'Hello');
    assert.isFalse(signals[0]?.aborted);
  });

  it('moved, it keeps what is in the box', async () => {
    const chat = await fixture('parley-chat-interface');
    await sendKeysInto(chat, 'typed');
    document.body.prepend(chat);
    await painted(chat);
    assert.equal(fieldOf(chat).value, 'typed');
  });
});

async function sendKeysInto(chat: ParleyChatInterface, text: string): Promise<void> {
  boxOf(chat).focus();
  await sendKeys({ type: text });
}

describe('Chat: files', () => {
  const file = new File(['hello'], 'note.txt', { type: 'text/plain' });

  async function drag(target: Element, type: string): Promise<DragEvent> {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const event = new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
    target.dispatchEvent(event);
    return event;
  }

  for (const [where, target] of [
    ['on the conversation', (chat: ParleyChatInterface) => byRole(chatbotOf(chat), 'log')],
    ['on the box', (chat: ParleyChatInterface) => fieldOf(chat)],
    ['beside all', (chat: ParleyChatInterface) => chat],
  ] as const) {
    it(`dropped ${where} are attached, once`, async () => {
      const chat = await fixture('parley-chat-interface');
      for (const type of ['dragenter', 'dragover', 'drop']) await drag(target(chat), type);
      assert.deepEqual(
        boxOf(chat).value.files.map(({ blob }) => blob),
        [file],
      );
    });
  }

  it('held over it are told where they go', async () => {
    const chat = await fixture('parley-chat-interface');
    await drag(byRole(chatbotOf(chat), 'log'), 'dragenter');
    await drawn(chat);
    assert.include(readable(chat), 'Drop files to attach them');
    await drag(byRole(chatbotOf(chat), 'log'), 'dragleave');
    await drawn(chat);
    assert.notInclude(readable(chat), 'Drop files');
  });

  it('can be attached while an answer comes', async () => {
    const { chat } = await streaming();
    await drag(chat, 'drop');
    assert.equal(boxOf(chat).value.files.length, 1);
  });

  it('show in the question', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'a' });
    await drag(chat, 'drop');
    await answered(chat, 'q');
    assert.equal(byRole(chatbotOf(chat), 'link', 'Download note.txt').download, 'note.txt');
  });
});

describe('Chat: slots', () => {
  const find = (page: Element) => page.querySelector('parley-chat-interface') as ParleyChatInterface;

  it('a heading of the page’s own stands in the place of ours', async () => {
    const page = await markup(
      '<parley-chat-interface heading="Ours"><h1 slot="header">Theirs</h1><p slot="footer">Small print</p></parley-chat-interface>',
    );
    const [header, footer] = [...page.querySelectorAll('h1, p')];
    assert.isTrue((header as HTMLElement).checkVisibility() && (footer as HTMLElement).checkVisibility());
    assert.isFalse(part(find(page), 'heading').checkVisibility());
  });

  it('the heading is one', async () => {
    const chat = await fixture('parley-chat-interface', { heading: 'Help' });
    assert.match(part(chat, 'heading').localName, /^h[1-6]$/);
    assert.equal(readable(part(chat, 'heading')), 'Help');
  });

  it('a chatbot of the page’s own shows the conversation', async () => {
    const page = await markup(
      '<parley-chat-interface><parley-chatbot slot="chatbot"></parley-chatbot></parley-chat-interface>',
    );
    const chat = find(page);
    chat.respond = () => 'a';
    await answered(chat);
    assert.deepEqual(shown(chat), ['q', 'a']);
    assertSame(chatbotOf(chat), page.querySelector('parley-chatbot'));
  });

  it('its list is the start, and is no change', async () => {
    const chat = document.createElement('parley-chat-interface');
    const chatbot = document.createElement('parley-chatbot');
    const changes = eventsOf(chat, 'messages-change');
    Object.assign(chatbot, { slot: 'chatbot', messages: [{ role: 'assistant', content: 'Welcome' }] });
    chat.append(chatbot);
    document.body.append(chat);
    afterThis(() => chat.remove());
    await painted(chat);
    await nextFrame();
    assert.deepEqual(shown(chat), ['Welcome']);
    assert.equal(chat.messages[0]?.content, 'Welcome');
    assert.equal(changes.length, 0);
  });

  it('its settings win', async () => {
    const page = await markup(`<parley-chat-interface>
      <parley-chatbot slot="chatbot" retryable="false" likeable="false" clearable="false" editable="none"
        buttons="[]" layout="panel"></parley-chatbot>
      </parley-chat-interface>`);
    const chat = find(page);
    chat.respond = () => 'a';
    await answered(chat);
    const names = allByRole(chatbotOf(chat), 'button').map(({ ariaLabel }) => ariaLabel);
    assert.deepEqual(names, ['Undo: message from Assistant']);
    assert.include(readable(chatbotOf(chat)), 'Assistant');
  });

  it('a box of the page’s own asks', async () => {
    const page = await markup(`<parley-chat-interface>
      <parley-multimodal-textbox slot="textbox" placeholder="Theirs"></parley-multimodal-textbox></parley-chat-interface>`);
    const chat = find(page);
    chat.respond = () => 'a';
    assert.equal(fieldOf(chat).placeholder, 'Theirs');
    await answered(chat);
    assert.deepEqual(shown(chat), ['q', 'a']);
  });

  it('a chatbot and a box that come later take over what is there', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'a' });
    await answered(chat);
    const chatbot = Object.assign(document.createElement('parley-chatbot'), { slot: 'chatbot' });
    const box = Object.assign(document.createElement('parley-multimodal-textbox'), { slot: 'textbox' });
    chat.append(chatbot, box);
    await until(() => allByRole(chatbot, 'article').length === 2);
    await answered(chat, 'r');
    assert.deepEqual(shown(chat), ['q', 'a', 'r', 'a']);
  });

  it('a box that was taken over for a while has no part in it when it is gone', async () => {
    const { chat } = await streaming();
    const box = Object.assign(document.createElement('parley-multimodal-textbox'), { slot: 'textbox' });
    chat.append(box);
    await until(() => allByRole(box, 'button', 'Stop').length === 1);
    box.remove();
    const own = chat.shadowRoot?.querySelector('parley-multimodal-textbox') as ParleyMultimodalTextbox;
    byRole(own, 'button', 'Stop').click();
    await nextEvent(chat, 'response-end');
  });

  it('a footer takes no place where there is none', async () => {
    const chat = await fixture('parley-chat-interface');
    const slot = chat.shadowRoot?.querySelector<HTMLElement>('slot[name=footer]');
    assert.equal(slot?.offsetHeight, 0);
  });
});

describe('Chat: settings', () => {
  it('attributes set it, and give back the defaults when they go', async () => {
    const page = await markup(
      '<parley-chat-interface heading="h" src="https://x.test/v1" model="m" protocol="demo"></parley-chat-interface>',
    );
    const chat = page.firstElementChild as ParleyChatInterface;
    const values = () => [chat.heading, chat.src, chat.model, chat.protocol];
    assert.deepEqual(values(), ['h', 'https://x.test/v1', 'm', 'demo']);
    for (const name of chat.getAttributeNames()) chat.removeAttribute(name);
    await drawn(chat);
    assert.deepEqual(values(), ['', '', '', 'openai']);
  });

  it('takes no focus when it comes', async () => {
    await fixture('parley-chat-interface');
    assertSame(document.activeElement, document.body);
  });

  it('fills a place that has a height', async () => {
    const page = await markup(
      '<div style="block-size: 600px"><parley-chat-interface></parley-chat-interface></div>',
    );
    const chat = page.querySelector('parley-chat-interface') as ParleyChatInterface;
    assert.equal(chat.offsetHeight, Math.min(600, innerHeight));
  });

  it('what its own server gives may load in an answer', async () => {
    const elsewhere = location.origin.replace('localhost', '127.0.0.1');
    const url = `${elsewhere}/package.json`;
    const messages = [
      { role: 'assistant', content: { file: { url, mime_type: 'image/png', orig_name: 'a.png' } } },
    ];
    const chat = await fixture('parley-chat-interface', { src: `${elsewhere}/v1`, messages });
    await until(() => allByRole(chatbotOf(chat), 'img').some(({ src }) => src === url));
  });
});

describe('Chat: a page that keeps the conversation itself', () => {
  it('hears of every piece, though it gives back an older one', async () => {
    const { chat, give } = await streaming();
    const before = chat.messages;
    const changed = nextEvent(chat, 'messages-change');
    give('lo');
    // Before the next frame, in which it would have been told.
    for (let n = 0; n < 100 && chat.messages.at(-1)?.content !== 'Hello'; n += 1) await Promise.resolve();
    chat.messages = before;
    assert.equal((await changed).detail.messages.at(-1)?.content, 'Hello');
  });

  it('hears once of an entry that is no message, however often it is set', async () => {
    warnings();
    const chat = await fixture('parley-chat-interface');
    const errors = eventsOf(chat, 'parley-error');
    for (let n = 0; n < 3; n += 1) {
      Object.assign(chat, {
        messages: [
          { role: 'user', content: 'q' },
          { role: 'robot', content: 'x' },
        ],
      });
      await drawn(chat);
    }
    assert.equal(errors.length, 1);
  });

  it('what a responder does to a file of the history reaches nobody', async () => {
    const chat = await fixture('parley-chat-interface', {
      messages: [{ role: 'user', content: { path: '/tmp/a.pdf' } }],
      respond: (_message, { history }) => {
        const [part] = history[0]?.content ?? [];
        if (typeof part === 'object' && part.type === 'file') Object.assign(part.file, { path: '/changed' });
        return 'a';
      },
    });
    await answered(chat);
    assert.deepEqual(chat.messages[0]?.content, [{ type: 'file', file: { path: '/tmp/a.pdf' } }]);
  });
});

describe('Chat: Stop, while a stream is silent', () => {
  it('cancels the stream, so that its server sees it', async () => {
    let cancelled = false;
    const chat = await fixture('parley-chat-interface', {
      respond: () =>
        new ReadableStream({
          start: (controller) => controller.enqueue('Hel'),
          cancel: () => {
            cancelled = true;
          },
        }),
    });
    await ask(chat, 'q');
    await until(() => shown(chat)[1] === 'Hel');
    await press(chat, 'Stop');
    for (let frame = 0; frame < 3; frame += 1) await nextFrame();
    assert.isTrue(cancelled);
  });
});

describe('Chat: for those who use the keyboard', () => {
  it('the focus stays in the chat after Retry', async () => {
    const messages = [
      { role: 'user', content: 'q' },
      { role: 'assistant', content: 'a' },
    ];
    const chat = await fixture('parley-chat-interface', { messages, respond: () => 'b' });
    const over = nextEvent(chat, 'response-end');
    byRole(chatbotOf(chat), 'button', 'Retry').focus();
    await sendKeys({ press: 'Enter' });
    await over;
    await painted(chat);
    assertSame(document.activeElement, chat);
  });

  const cleared = async (press: (button: HTMLElement) => Promise<unknown>) => {
    const chat = await fixture('parley-chat-interface', { messages: [{ role: 'user', content: 'q' }] });
    await painted(chat);
    await press(byRole(chatbotOf(chat), 'button', 'Clear'));
    await until(() => chat.messages.length === 0);
    await painted(chat);
    return chat;
  };

  it('the focus goes into the box after Clear', async () => {
    const chat = await cleared((button) => {
      button.focus();
      return sendKeys({ press: 'Enter' });
    });
    assertSame(boxOf(chat).shadowRoot?.activeElement, fieldOf(chat));
  });

  it('but not after a click on Clear, which would open the keyboard of a phone', async () => {
    const chat = await cleared((button) => {
      const { left, top } = button.getBoundingClientRect();
      return sendMouse({ type: 'click', position: [Math.ceil(left) + 3, Math.ceil(top) + 3] });
    });
    assert.notStrictEqual(boxOf(chat).shadowRoot?.activeElement?.localName, 'textarea');
  });
});

describe('Chat: what comes at an odd moment', () => {
  const question = { role: 'user', content: 'q' };
  const answer = { role: 'assistant', content: 'a' };
  const conversation = [question, answer];
  const status = (chat: ParleyChatInterface) => allByRole(chatbotOf(chat), 'status').map(readable).join();

  it('a list that the page gives its own chatbot later is still the start', async () => {
    const page = await markup(
      '<parley-chat-interface><parley-chatbot slot="chatbot"></parley-chatbot></parley-chat-interface>',
    );
    const chat = page.querySelector('parley-chat-interface') as ParleyChatInterface;
    const histories: number[] = [];
    chat.respond = (_, { history }) => {
      histories.push(history.length);
      return 'b';
    };
    chatbotOf(chat).messages = conversation;
    await answered(chat, 'r');
    assert.deepEqual(shown(chat), ['q', 'a', 'r', 'b']);
    assert.deepEqual(histories, [2]);
  });

  it('messages that came just before it was taken away are there when it is back', async () => {
    const chat = await fixture('parley-chat-interface');
    chat.messages = conversation;
    chat.remove();
    await nextFrame();
    document.body.append(chat);
    await until(() => shown(chat).length === 2);
  });

  it('Retry answers the question that was shown, also when older messages have just come before it', async () => {
    const asked: string[] = [];
    const respond: Responder = ({ text }) => {
      asked.push(text);
      return 'b';
    };
    const chat = await fixture('parley-chat-interface', { respond, messages: conversation });
    await painted(chat);
    const over = nextEvent(chat, 'response-end');
    chat.messages = [{ role: 'user', content: 'older' }, answer, ...chat.messages];
    byRole(chatbotOf(chat), 'button', 'Retry').click();
    await over;
    assert.deepEqual(asked, ['q']);
    assert.deepEqual(said(chat).slice(0, 2), [
      ['user', 'older'],
      ['assistant', 'a'],
    ]);
  });

  it('a failure is said also where the answer ends with what is not shown', async () => {
    const chat = await fixture('parley-chat-interface', {
      respond: async function* () {
        yield [answer, { role: 'tool', content: 'y' }];
        throw new Error('x');
      },
    });
    await answered(chat);
    assert.match(failure(chat), /went wrong/);
  });

  it('what it cannot send now stays in the box, once', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => new Promise(() => {}) });
    await ask(chat, 'q');
    boxOf(chat).busy = false;
    await ask(chat, 'two');
    await drawn(boxOf(chat));
    assert.equal(fieldOf(chat).value, 'two');
    assert.equal(chat.messages.length, 1);
  });

  it('an answer that comes in one piece is spoken, too', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'The answer' });
    await answered(chat);
    await until(() => status(chat).includes('The answer'));
  });

  it('a history that is there from the start is not spoken', async () => {
    const chat = await fixture('parley-chat-interface', { messages: conversation });
    await painted(chat);
    assert.notInclude(status(chat), 'Assistant');
  });

  it('each end has had its start, also where the page replaces the list at once', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => new Promise(() => {}) });
    const order: string[] = [];
    for (const type of ['response-start', 'response-end'])
      chat.addEventListener(type, () => order.push(type));
    chat.addEventListener('messages-change', () => {
      chat.messages = [];
    });
    await ask(chat, 'q');
    await painted(chat);
    assert.deepEqual(order, ['response-start', 'response-end']);
  });

  it('what was stopped before anything came can be asked again', async () => {
    const answers = [new Promise<string>(() => {}), 'Here'];
    const chat = await fixture('parley-chat-interface', { respond: () => answers.shift() });
    const over = nextEvent(chat, 'response-end');
    await ask(chat, 'q');
    byRole(boxOf(chat), 'button', 'Stop').click();
    assert.equal((await over).detail.state, 'stopped');
    await painted(chat);
    assert.equal(failure(chat), '', 'it is no failure');
    const again = nextEvent(chat, 'response-end');
    byRole(chatbotOf(chat), 'button', 'Retry').click();
    await again;
    assert.deepEqual(said(chat), [
      ['user', 'q'],
      ['assistant', 'Here'],
    ]);
  });

  it('the second half of a double click on Send does not stop the answer', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => new Promise(() => {}) });
    boxOf(chat).value = 'q';
    await drawn(boxOf(chat));
    const button = byRole(boxOf(chat), 'button', 'Send');
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
    await until(() => allByRole(boxOf(chat), 'button', 'Stop').length === 1);
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }));
    await painted(chat);
    assert.lengthOf(allByRole(boxOf(chat), 'button', 'Stop'), 1);
  });

  it('what an event handed over is not ours to be changed', async () => {
    const chat = await fixture('parley-chat-interface', { respond: () => 'b', messages: conversation });
    await painted(chat);
    chat.addEventListener('edit', ({ detail }) => {
      setTimeout(() => Object.assign(detail.message, { content: 'changed' }));
    });
    byRole(chatbotOf(chat), 'button', 'Edit').click();
    await until(() => allByRole(chatbotOf(chat), 'textbox').length === 1);
    const over = nextEvent(chat, 'response-end');
    await sendKeys({ type: '!' });
    await sendKeys({ press: 'Enter' });
    await over;
    await nextFrame();
    assert.deepEqual(said(chat)[0], ['user', 'q!']);
  });
});
