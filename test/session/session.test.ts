import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { type Responder, type ResponderContext, ResponseError } from '../../src/model/backend.ts';
import { parseMessages } from '../../src/model/identity.ts';
import type { FileData, Message, UserInput } from '../../src/model/message.ts';
import { delta, done, event, gone, withServer } from '../support/chat-server.ts';
import { deferred } from '../support/collect.ts';
import { talk } from '../support/talk.ts';

const server = withServer();
const file: FileData = { path: 'a.png', mime_type: 'image/png' };

const user = (content: unknown, rest: object = {}) => ({ role: 'user', content, ...rest });
const assistant = (content: unknown, rest: object = {}) => ({ role: 'assistant', content, ...rest });
const system = { role: 'system', content: 'Be kind.' };

/** A responder whose answer the test gives step by step. */
function byHand() {
  const steps: unknown[] = [];
  let wake = deferred();
  let context: ResponderContext | undefined;
  const left = deferred();
  const respond: Responder = async function* (_, given) {
    context = given;
    try {
      for (;;) {
        while (steps.length > 0) {
          const step = steps.shift();
          if (step === end) return;
          if (step instanceof Error) throw step;
          yield step;
        }
        await wake.promise;
        wake = deferred();
      }
    } finally {
      left.resolve();
    }
  };
  const end = Symbol('end');
  return {
    respond,
    left: left.promise,
    signal: () => context?.signal,
    say(...more: unknown[]) {
      steps.push(...more);
      wake.resolve();
    },
    finish() {
      steps.push(end);
      wake.resolve();
    },
  };
}

/** Asks, and waits until the answer so far reads like this. */
async function midway(text = 'Half of', messages?: unknown) {
  const hand = byHand();
  const chat = talk(hand.respond, { messages });
  chat.session.send({ text: 'Hello', files: [] });
  hand.say(text);
  await chat.until(() => chat.last() === text);
  return { ...chat, hand };
}

describe('an answer', () => {
  const bytes = new TextEncoder().encode('Hi 😀');
  const answers: readonly (readonly [name: string, respond: Responder, shown: readonly string[]])[] = [
    ['text', () => 'Hi', ['assistant: Hi']],
    ['a message', () => ({ role: 'assistant', content: 'Hi' }), ['assistant: Hi']],
    ['a message that does not say whose it is', () => ({ content: 'Hi' }), ['assistant: Hi']],
    ['a list', () => [{ content: 'a' }, { role: 'tool', content: 'b' }], ['assistant: a', 'tool: b']],
    ['a promise', async () => 'Hi', ['assistant: Hi']],
    [
      'a generator of strings, which are appended',
      function* () {
        yield 'H';
        yield '';
        yield 'i';
      },
      ['assistant: Hi'],
    ],
    [
      'a generator of messages, each the whole answer so far',
      async function* () {
        yield { content: 'H' };
        yield { content: 'Hi' };
      },
      ['assistant: Hi'],
    ],
    [
      'text after a message, which is appended to it',
      function* () {
        yield { content: 'H' };
        yield 'i';
      },
      ['assistant: Hi'],
    ],
    [
      'a list after text, which replaces it',
      function* () {
        yield 'Wait';
        yield [{ content: 'a' }, { content: 'b' }];
        yield '!';
      },
      ['assistant: a', 'assistant: b!'],
    ],
    [
      'a list that shrinks',
      function* () {
        yield [{ content: 'a' }, { content: 'b' }];
        yield [{ content: 'a' }];
      },
      ['assistant: a'],
    ],
    [
      'text that a generator returned after it yielded, which does not count',
      async function* () {
        yield 'Hi';
        return 'Hi';
      },
      ['assistant: Hi'],
    ],
    [
      'a message that a generator returned after it yielded',
      async function* () {
        yield 'Wait';
        return { content: 'Hi' };
      },
      ['assistant: Hi'],
    ],
    [
      'a stream of bytes',
      () =>
        new ReadableStream({
          start(controller) {
            for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
            controller.close();
          },
        }),
      ['assistant: Hi 😀'],
    ],
    [
      'a stream of chunks of a completion',
      () =>
        new ReadableStream({
          start(controller) {
            controller.enqueue({ object: 'chat.completion.chunk', choices: [{ delta: { content: 'H' } }] });
            controller.enqueue({ object: 'chat.completion.chunk', choices: [{ delta: { content: 'i' } }] });
            controller.close();
          },
        }),
      ['assistant: Hi'],
    ],
    [
      'half a surrogate pair in each of two chunks',
      function* () {
        yield '\uD83D';
        yield '\uDE00';
      },
      ['assistant: 😀'],
    ],
    [
      'a Response of text',
      () => new Response('Hi', { headers: { 'content-type': 'text/plain' } }),
      ['assistant: Hi'],
    ],
    [
      'a Response with a message',
      () => Response.json({ role: 'assistant', content: 'Hi' }),
      ['assistant: Hi'],
    ],
    [
      'a Response with a list',
      () => Response.json([{ content: 'a' }, { content: 'b' }]),
      ['assistant: a', 'assistant: b'],
    ],
    [
      'a Response with a completion',
      () => Response.json({ choices: [{ message: { role: 'assistant', content: 'Hi' } }] }),
      ['assistant: Hi'],
    ],
    [
      'a Response with an event stream',
      () =>
        new Response(delta('H') + delta('i') + done, { headers: { 'content-type': 'text/event-stream' } }),
      ['assistant: Hi'],
    ],
  ];
  for (const [name, respond, shown] of answers) {
    test(`may be ${name}`, async () => {
      const chat = talk(respond);
      const { state } = await chat.ask();
      assert.deepEqual(chat.shown(), ['user: Hello', ...shown]);
      assert.equal(state, 'done');
      assert.deepEqual(chat.errors, []);
    });
  }

  test('comes through a real server as it streams', async () => {
    const opened = server.open(delta('H'));
    const chat = talk(async (_, { signal }) => fetch(server.url, { method: 'POST', signal }));
    chat.session.send({ text: 'Hello', files: [] });
    const response = await opened;
    await chat.until(() => chat.last() === 'H');
    response.end(delta('i') + event({ choices: [], usage: { total_tokens: 3 } }) + done);

    const { state, usage } = await chat.over();

    assert.equal(chat.last(), 'Hi');
    assert.equal(state, 'done');
    assert.deepEqual(usage, { total_tokens: 3 });
  });

  test('keeps its ids while it grows, and the question stays the same object', async () => {
    const hand = byHand();
    const chat = talk(hand.respond);
    chat.session.send({ text: 'Hello', files: [] });
    const [question] = chat.session.snapshot.messages;
    const seen = new Set<string | undefined>();
    for (const step of ['a', 'b', { content: 'abc' }, [{ content: 'abcd' }, { content: 'x' }], 'y']) {
      const before = chat.log.length;
      hand.say(step);
      await chat.until(() => chat.log.length > before);
      seen.add(chat.session.snapshot.messages[1]?.id);
    }
    assert.equal(seen.size, 1);
    assert.equal(chat.session.snapshot.messages[0], question);
    chat.session.stop();
  });

  test('is copied at once: what the responder does to it later is not seen', async () => {
    const chat = talk(async function* () {
      const parts = [{ type: 'text', text: 'Hi' }];
      const message = { role: 'assistant', content: parts };
      yield message;
      Object.assign(parts[0] ?? {}, { text: 'changed' });
      parts.push({ type: 'text', text: 'more' });
      message.role = 'user';
    });
    await chat.ask();
    assert.deepEqual(chat.shown(), ['user: Hello', 'assistant: Hi']);
  });

  test('grows when the responder yields the same object, changed', async () => {
    const texts: string[] = [];
    const chat = talk(async function* () {
      const message = { role: 'assistant', content: '' };
      for (const letter of 'abc') {
        message.content += letter;
        yield message;
        texts.push(chat.last());
      }
    });
    await chat.ask();
    assert.deepEqual(texts, ['a', 'ab', 'abc']);
  });
});

describe('a responder is told', () => {
  /** What the responder was called with, for a question in this conversation. */
  async function told(input: UserInput, messages: unknown = []) {
    const calls: { message: UserInput; context: ResponderContext }[] = [];
    const chat = talk(
      (message, context) => {
        calls.push({ message, context });
        return 'Hi';
      },
      { messages },
    );
    chat.session.send(input);
    await chat.over();
    const [call] = calls;
    assert.ok(call);
    return { ...call, chat };
  }

  test('the question, with its files', async () => {
    const { message } = await told({ text: 'What is it?', files: [file] });
    assert.deepEqual(message, { text: 'What is it?', files: [file] });
  });

  test('the messages before it, system messages included, and not the question itself', async () => {
    const { context } = await told({ text: 'And?', files: [] }, [system, user('a'), assistant('b')]);
    assert.deepEqual(
      context.history.map(({ role, content }) => `${role}: ${content}`),
      ['system: Be kind.', 'user: a', 'assistant: b'],
    );
  });

  test('a history of its own: what it does to the messages does not reach ours', async () => {
    const chat = talk(
      (_, { history }) => {
        const list = history as Message[];
        Object.assign(list[0] ?? {}, { content: 'changed', role: 'assistant' });
        Object.assign(list[1]?.content[0] ?? {}, { text: 'changed' });
        list.length = 0;
        return 'Hi';
      },
      { messages: [user('a'), assistant([{ type: 'text', text: 'b' }])] },
    );
    await chat.ask();
    assert.deepEqual(chat.shown(), ['user: a', 'assistant: b', 'user: Hello', 'assistant: Hi']);
  });

  test('a signal that stays quiet when the answer is done', async () => {
    const { context } = await told({ text: 'Hi', files: [] });
    assert.equal(context.signal.aborted, false);
  });
});

describe('junk is an error, and what had come stays', () => {
  for (const [name, respond, shown, words] of [
    ['a number', () => 7, [], /^An answer is text/],
    ['null', () => null, [], /^An answer is text/],
    ['an object that is no message', () => ({ answer: 'Hi' }), [], /^An answer is text/],
    ['a list with a number in it', () => [{ content: 'a' }, 7], [], /Message 1: .*a number/],
    ['a message of an unknown role', () => ({ role: 'robot', content: 'x' }), [], /“robot”/],
    ['a message whose content is a number', () => ({ role: 'assistant', content: 7 }), [], /content must be/],
    [
      'a number after some text',
      function* () {
        yield 'Half of';
        yield 7;
        yield ' it';
      },
      ['assistant: Half of'],
      /^An answer is text/,
    ],
    [
      'a throw',
      () => {
        throw new Error('It broke.');
      },
      [],
      /^It broke\.$/,
    ],
    ['a rejection', () => Promise.reject(new Error('It broke.')), [], /^It broke\.$/],
    ['a rejection with a string', () => Promise.reject('It broke.'), [], /^It broke\.$/],
    [
      'a throw after some text',
      async function* () {
        yield 'Half of';
        throw new Error('It broke.');
      },
      ['assistant: Half of'],
      /^It broke\.$/,
    ],
  ] as readonly [string, Responder, string[], RegExp][]) {
    test(name, async () => {
      const chat = talk(respond);
      const { state } = await chat.ask();

      assert.equal(state, 'error');
      assert.deepEqual(chat.shown(), ['user: Hello', ...shown]);
      assert.deepEqual(chat.failures(), [`${shown.at(-1) ?? 'user: Hello'}: responder`]);
      assert.match(chat.errors[0]?.message ?? '', words);
      assert.deepEqual(chat.log.slice(-3), ['failed 1', 'idle', 'ended 1 error']);
    });
  }

  test('carries its cause', async () => {
    const cause = new Error('It broke.');
    const chat = talk(() => Promise.reject(cause));
    await chat.ask();
    assert.equal(chat.errors[0]?.cause, cause);
  });
});

describe('no answer', () => {
  for (const [name, respond] of [
    ['an empty text', () => ''],
    ['a generator that gives nothing', function* () {}],
    ['an empty list', () => []],
    ['a stream of nothing', () => new ReadableStream({ start: (controller) => controller.close() })],
    ['a completion without a word', () => ({ choices: [{ delta: {}, finish_reason: 'stop' }] })],
  ] as readonly [string, Responder][]) {
    test(`is said when ${name} came`, async () => {
      const chat = talk(respond);
      const { state } = await chat.ask();
      assert.equal(state, 'error');
      assert.deepEqual(chat.failures(), ['user: Hello: empty']);
    });
  }
});

describe('a turn', () => {
  test('is told from its start to its end, once each', async () => {
    const chat = talk(function* () {
      yield 'H';
      yield 'i';
    });
    await chat.ask();
    assert.deepEqual(chat.log, ['pending', 'started 1', 'generating', 'generating', 'idle', 'ended 1 done']);
    assert.deepEqual(chat.session.snapshot.status, 'idle');
  });

  test('has its own number', async () => {
    const chat = talk(() => 'Hi');
    await chat.ask();
    await chat.ask();
    assert.deepEqual(
      chat.ends.map(({ turn }) => turn),
      [1, 2],
    );
  });

  test('tells how long the first word and the whole took', async () => {
    const { timings } = await talk(() => 'Hi').ask();
    assert.ok(timings.first !== null && timings.first >= 0 && timings.first <= timings.total);
  });

  test('without a word has no time of a first one', async () => {
    assert.equal((await talk(() => '').ask()).timings.first, null);
  });

  test('is cut when the connection is lost, and what had come stays', async () => {
    const opened = server.open(delta('Half of'));
    const chat = talk((_, { signal }) => fetch(server.url, { signal }));
    chat.session.send({ text: 'Hello', files: [] });
    const response = await opened;
    await chat.until(() => chat.last() === 'Half of');
    response.destroy();

    const { state } = await chat.over();

    assert.equal(state, 'cut');
    assert.deepEqual(chat.failures(), ['assistant: Half of: cut']);
  });

  test('ends as an error when the server says so', async () => {
    server.body('application/json', '{"error":{"message":"No."}}', 500);
    const chat = talk(() => fetch(server.url));
    assert.equal((await chat.ask()).state, 'error');
    assert.equal(chat.errors[0]?.status, 500);
  });

  test('without a responder is an error that says why', async () => {
    const chat = talk(() => Promise.reject(new ResponseError('setup', 'Nothing is set up.')), { late: true });
    assert.equal((await chat.ask()).state, 'error');
    assert.deepEqual(chat.failures(), ['user: Hello: setup']);
  });

  test('that is going on lets no second one begin', async () => {
    const { session, hand, shown, over, ends } = await midway();

    assert.equal(session.send({ text: 'Again', files: [] }), false);
    const id = session.snapshot.messages[0]?.id ?? '';
    assert.equal(session.retry(id), false);
    assert.equal(session.undo(id), undefined);
    assert.equal(session.edit({ id, role: 'user', content: 'x' }), false);

    hand.finish();
    await over();
    assert.deepEqual(shown(), ['user: Hello', 'assistant: Half of']);
    assert.equal(ends.length, 1);
  });

  test('may be followed by the next from within the notice of its end', async () => {
    const chat = talk(() => 'Hi');
    const pushed = chat.ends.push.bind(chat.ends);
    chat.ends.push = (...ends) => {
      const count = pushed(...ends);
      if (count === 1) chat.session.send({ text: 'Again', files: [] });
      return count;
    };
    chat.session.send({ text: 'Hello', files: [] });
    await chat.over(2);
    assert.deepEqual(chat.shown(), ['user: Hello', 'assistant: Hi', 'user: Again', 'assistant: Hi']);
  });
});

describe('Stop', () => {
  test('keeps what had come, aborts the signal and says so once', async () => {
    const { session, hand, shown, ends, failures } = await midway();

    session.stop();
    session.stop();

    assert.equal(hand.signal()?.aborted, true);
    assert.equal(session.snapshot.status, 'idle');
    assert.deepEqual(shown(), ['user: Hello', 'assistant: Half of']);
    assert.deepEqual(
      ends.map(({ state }) => state),
      ['stopped'],
    );
    assert.deepEqual(failures(), []);
  });

  test('is known of the answer until the conversation changes', async () => {
    const { session } = await midway();
    assert.equal(session.snapshot.stopped, false);
    session.stop();
    assert.equal(session.snapshot.stopped, true);
    session.setMessages([user('Hello'), assistant('Half of it, and the rest.')]);
    assert.equal(session.snapshot.stopped, false);
  });

  test('drops what comes after it, and lets the responder clean up', async () => {
    const { session, hand, shown, log } = await midway();
    session.stop();
    const told = log.length;

    hand.say(' it', ' all');
    await hand.left;

    assert.deepEqual(shown(), ['user: Hello', 'assistant: Half of']);
    assert.equal(log.length, told);
  });

  test('before the first word leaves no empty answer', async () => {
    const hand = byHand();
    const chat = talk(hand.respond);
    chat.session.send({ text: 'Hello', files: [] });
    chat.session.stop();
    assert.deepEqual(chat.shown(), ['user: Hello']);
    assert.equal(chat.ends[0]?.state, 'stopped');
  });

  test('ends a responder that never answers', async () => {
    const chat = talk(() => new Promise(() => {}));
    chat.session.send({ text: 'Hello', files: [] });
    chat.session.stop();
    assert.equal((await chat.over()).state, 'stopped');
    assert.equal(chat.session.send({ text: 'Again', files: [] }), true);
    chat.session.stop();
  });

  test('is no failure, though the responder throws on account of it', async () => {
    const stopped = deferred();
    const chat = talk(
      (_, { signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason);
            stopped.resolve();
          });
          chat.session.stop();
        }),
    );
    chat.session.send({ text: 'Hello', files: [] });
    await stopped.promise;
    await chat.over();
    assert.deepEqual(chat.errors, []);
    assert.equal(chat.ends.length, 1);
  });

  test('closes the connection of a request that has the signal', async () => {
    const opened = server.open(delta('Half of'));
    const chat = talk((_, { signal }) => fetch(server.url, { signal }));
    chat.session.send({ text: 'Hello', files: [] });
    await chat.until(() => chat.last() === 'Half of');

    chat.session.stop();

    await gone(await opened);
    assert.deepEqual(chat.errors, []);
  });

  test('lets nothing of the old answer land in the next one', async () => {
    const hands = [byHand(), byHand()];
    let turn = 0;
    const chat = talk((message, context) => hands[turn++]?.respond(message, context));
    chat.session.send({ text: 'One', files: [] });
    hands[0]?.say('first');
    await chat.until(() => chat.last() === 'first');
    chat.session.stop();
    chat.session.send({ text: 'Two', files: [] });
    hands[0]?.say(' LATE');
    await hands[0]?.left;
    hands[1]?.say('second');
    await chat.until(() => chat.last() === 'second');
    chat.session.stop();
    assert.deepEqual(chat.shown(), ['user: One', 'assistant: first', 'user: Two', 'assistant: second']);
  });

  test('when nothing is going on does nothing', () => {
    const chat = talk(() => 'Hi');
    chat.session.stop();
    assert.deepEqual(chat.log, []);
  });
});

/** A responder that says which question it was asked, after how many messages. */
const parrot: Responder = ({ text, files }, { history }) =>
  `${text}${files.length > 0 ? ` +${files.length}` : ''} after ${history.length}`;

describe('Retry', () => {
  for (const [name, messages, index, shown] of [
    ['asks the question again', [user('a'), assistant('b')], 0, ['user: a', 'assistant: a after 0']],
    [
      'asks the last of several questions, and keeps the others',
      [user('a'), user('b'), assistant('c')],
      1,
      ['user: a', 'user: b', 'assistant: b after 1'],
    ],
    [
      'drops what came after the question',
      [user('a'), assistant('b'), user('c'), assistant('d')],
      0,
      ['user: a', 'assistant: a after 0'],
    ],
    [
      'keeps system messages before it',
      [system, user('a'), assistant('b')],
      1,
      ['system: Be kind.', 'user: a', 'assistant: a after 1'],
    ],
    [
      'keeps an answer that the conversation began with',
      [assistant('Hi'), user('a')],
      1,
      ['assistant: Hi', 'user: a', 'assistant: a after 1'],
    ],
    [
      'asks with the files',
      [user([{ path: 'a.png' }, 'a']), assistant('b')],
      0,
      ['user: a', 'assistant: a +1 after 0'],
    ],
  ] as const) {
    test(name, async () => {
      const chat = talk(parrot, { messages });
      assert.equal(chat.session.retry(chat.idAt(index)), true);
      await chat.over();
      assert.deepEqual(chat.shown(), shown);
    });
  }

  test('keeps the question the same message', async () => {
    const chat = talk(parrot, { messages: [user('a', { id: 'q' }), assistant('b')] });
    const [question] = chat.session.snapshot.messages;
    chat.session.retry(chat.idAt(0));
    await chat.over();
    assert.equal(chat.session.snapshot.messages[0], question);
  });

  for (const [name, messages, index] of [
    ['an answer', [assistant('Hi')], 0],
    ['a system message', [user('a'), system, assistant('b')], 1],
    ['a question that is not there', [assistant('Hi')], -1],
    ['anything of an empty conversation', [], 0],
  ] as const) {
    test(`does nothing for ${name}`, () => {
      const chat = talk(parrot, { messages });
      assert.equal(chat.session.retry(chat.idAt(index)), false);
      assert.equal(chat.shown().length, messages.length);
      assert.deepEqual(chat.log, []);
    });
  }
});

describe('Undo', () => {
  test('takes the question and its answer back, and gives the question', () => {
    const chat = talk(parrot, {
      messages: [user('a'), assistant('b'), user('c'), assistant('d'), assistant('e')],
    });
    assert.deepEqual(chat.session.undo(chat.idAt(2)), { text: 'c', files: [] });
    assert.deepEqual(chat.shown(), ['user: a', 'assistant: b']);
    assert.deepEqual(chat.log, ['idle']);
  });

  test('gives back the files, too', () => {
    const chat = talk(parrot, { messages: [user([file, 'What is it?']), assistant('b')] });
    assert.deepEqual(chat.session.undo(chat.idAt(0)), { text: 'What is it?', files: [file] });
  });

  test('takes one of several questions, and keeps system messages', () => {
    const chat = talk(parrot, { messages: [system, user('a'), user('b'), assistant('c')] });
    assert.deepEqual(chat.session.undo(chat.idAt(2)), { text: 'b', files: [] });
    assert.deepEqual(chat.shown(), ['system: Be kind.', 'user: a']);
  });

  for (const index of [-1, 1]) {
    test(`of a message that is not there (${index}) does nothing`, () => {
      const chat = talk(parrot, { messages: [assistant('Hi')] });
      assert.equal(chat.session.undo(chat.idAt(index)), undefined);
      assert.deepEqual(chat.shown(), ['assistant: Hi']);
    });
  }
});

describe('Edit', () => {
  const message = (role: Message['role'], content: Message['content']): Message => ({
    id: 'm',
    role,
    content,
  });

  test('of a question cuts what came after it, and asks it anew', async () => {
    const chat = talk(parrot, { messages: [system, user('a'), assistant('b'), user('c'), assistant('d')] });
    assert.equal(chat.session.edit({ ...message('user', 'new'), id: chat.idAt(1) }), true);
    await chat.over();
    assert.deepEqual(chat.shown(), ['system: Be kind.', 'user: new', 'assistant: new after 1']);
  });

  test('of a question keeps its files', async () => {
    const picture = { type: 'file', file } as const;
    const chat = talk(parrot, { messages: [user([picture, 'a']), assistant('b')] });
    chat.session.edit({ ...message('user', [picture, { type: 'text', text: 'new' }]), id: chat.idAt(0) });
    await chat.over();
    assert.deepEqual(chat.shown(), ['user: new', 'assistant: new +1 after 0']);
    assert.deepEqual(chat.session.snapshot.messages[0]?.content, [picture, { type: 'text', text: 'new' }]);
  });

  test('of an answer replaces it, cuts nothing and asks nothing', () => {
    const chat = talk(parrot, { messages: [user('a'), assistant('b'), user('c'), assistant('d')] });
    assert.equal(chat.session.edit({ ...message('assistant', 'new'), id: chat.idAt(1) }), true);
    assert.deepEqual(chat.shown(), ['user: a', 'assistant: new', 'user: c', 'assistant: d']);
    assert.deepEqual(chat.log, ['idle']);
  });

  test('of the last of several questions keeps those before', async () => {
    const chat = talk(parrot, { messages: [user('a'), user('b'), assistant('c')] });
    chat.session.edit({ ...message('user', 'new'), id: chat.idAt(1) });
    await chat.over();
    assert.deepEqual(chat.shown(), ['user: a', 'user: new', 'assistant: new after 1']);
  });

  test('of a message that is not there does nothing', () => {
    const chat = talk(parrot, { messages: [user('a')] });
    assert.equal(chat.session.edit({ ...message('user', 'new'), id: chat.idAt(1) }), false);
    assert.equal(chat.session.edit({ ...message('user', 'new'), id: '-1' }), false);
    assert.deepEqual(chat.shown(), ['user: a']);
  });
});

describe('the page’s list', () => {
  test('is the conversation, and what is bad in it is told', () => {
    const chat = talk(parrot);
    const failures = chat.session.setMessages([
      user('a'),
      null,
      user('b', { id: 'x' }),
      user('c', { id: 'x' }),
    ]);
    assert.deepEqual(chat.shown(), ['user: a', 'user: b', 'user: c']);
    assert.deepEqual(
      failures.map(({ index }) => index),
      [1, 3],
    );
  });

  test('set to nothing is an empty conversation', () => {
    const chat = talk(parrot, { messages: [user('a')] });
    chat.session.setMessages(null);
    assert.deepEqual(chat.shown(), []);
  });

  for (const [name, echo] of [
    ['the same list', (messages) => messages],
    ['a copy of it', (messages) => structuredClone(messages)],
    ['what JSON makes of it', (messages) => JSON.parse(JSON.stringify(messages))],
    [
      'a proxy of it',
      (messages) =>
        new Proxy(
          messages.map((each) => new Proxy({ ...each }, {})),
          {},
        ),
    ],
    ['its question alone', (messages) => messages.slice(0, -1)],
    [
      'the answer when it was shorter',
      (messages) => messages.map((m, i) => (i === 1 ? { ...m, content: 'Half' } : m)),
    ],
  ] as readonly [string, (messages: Message[]) => unknown][]) {
    test(`given back while an answer comes changes nothing: ${name}`, async () => {
      const { session, hand, shown, over, log } = await midway();
      const before = session.snapshot;

      assert.deepEqual(session.setMessages(echo([...before.messages])), []);

      assert.equal(session.snapshot, before);
      assert.ok(!log.includes('idle'));
      hand.say(' it');
      hand.finish();
      assert.equal((await over()).state, 'done');
      assert.deepEqual(shown(), ['user: Hello', 'assistant: Half of it']);
    });
  }

  for (const [name, list, shown] of [
    ['another conversation', [user('x'), assistant('y')], ['user: x', 'assistant: y']],
    ['an empty one', [], []],
    ['nothing', null, []],
  ] as const) {
    test(`set to ${name} while an answer comes replaces it, and ends the turn as stopped`, async () => {
      const chat = await midway();

      chat.session.setMessages(list);
      chat.hand.say(' LATE');
      await chat.hand.left;

      assert.deepEqual(chat.shown(), shown);
      assert.deepEqual(
        chat.ends.map(({ state }) => state),
        ['stopped'],
      );
      assert.equal(chat.hand.signal()?.aborted, true);
      assert.equal(chat.session.snapshot.status, 'idle');
    });
  }

  test('keeps the ids of what it took over', async () => {
    const chat = talk(parrot, { messages: [user('a'), assistant('b')] });
    const before = chat.session.snapshot.messages.map(({ id }) => id);
    chat.session.setMessages([user('a'), assistant('b'), user('c')]);
    assert.deepEqual(
      chat.session.snapshot.messages.slice(0, 2).map(({ id }) => id),
      before,
    );
  });

  test('is not changed by the conversation that goes on from it', async () => {
    const list = Object.freeze([Object.freeze(user('a')), Object.freeze(assistant('b'))]);
    const chat = talk(parrot, { messages: list });
    await chat.ask();
    assert.deepEqual(list, [user('a'), assistant('b')]);
  });

  test('keeps what came along with its messages for the responder', async () => {
    let extra: unknown;
    const chat = talk(
      (_, { history }) => {
        extra = history[0]?.tool_call_id;
        return 'Hi';
      },
      { messages: [{ role: 'tool', content: '42', tool_call_id: 'c1' }] },
    );
    await chat.ask();
    assert.equal(extra, 'c1');
  });
});

describe('a failure', () => {
  /** Answers with these, one after the other; an error is thrown. */
  const answering = (...answers: (string | Error)[]): Responder =>
    async function* () {
      const answer = answers.shift();
      if (typeof answer === 'string') yield answer;
      else {
        yield* answer?.message.startsWith('after ') ? ['Half of'] : [];
        throw answer;
      }
    };

  test('is said after the question, where nothing had come', async () => {
    const chat = talk(answering(new Error('no')));
    await chat.ask();
    assert.deepEqual(chat.failures(), ['user: Hello: responder']);
  });

  test('is said after what had come', async () => {
    const chat = talk(answering(new Error('after some words')));
    await chat.ask();
    assert.deepEqual(chat.failures(), ['assistant: Half of: responder']);
  });

  for (const words of ['no', 'after some words']) {
    test(`is gone as soon as the question is asked again (${words})`, async () => {
      const chat = talk(answering(new Error(words), 'Hi'));
      await chat.ask();
      chat.session.retry(chat.idAt(0));
      assert.deepEqual(chat.failures(), []);
      await chat.over(2);
      assert.deepEqual(chat.failures(), []);
      assert.deepEqual(chat.shown(), ['user: Hello', 'assistant: Hi']);
    });
  }

  test('comes again when the question fails again', async () => {
    const chat = talk(answering(new Error('no'), new Error('no again')));
    await chat.ask();
    chat.session.retry(chat.idAt(0));
    await chat.over(2);
    assert.deepEqual(
      [...chat.session.snapshot.failures.values()].map(({ message }) => message),
      ['no again'],
    );
  });

  test('stays where it was when another question is asked', async () => {
    const chat = talk(answering(new Error('no'), 'Hi'));
    await chat.ask('One');
    await chat.ask('Two');
    assert.deepEqual(chat.failures(), ['user: One: responder']);
  });

  test('goes with its message', async () => {
    const chat = talk(answering(new Error('no')));
    await chat.ask();
    chat.session.undo(chat.idAt(0));
    assert.equal(chat.session.snapshot.failures.size, 0);
  });

  test('goes with the list that the page replaces', async () => {
    const chat = talk(answering(new Error('no')));
    await chat.ask();
    chat.session.setMessages([user('x')]);
    assert.equal(chat.session.snapshot.failures.size, 0);
  });

  test('stays when the page gives the list back', async () => {
    const chat = talk(answering(new Error('no')));
    await chat.ask();
    chat.session.setMessages(structuredClone(chat.session.snapshot.messages));
    assert.deepEqual(chat.failures(), ['user: Hello: responder']);
  });
});

test('a snapshot is never changed: the next moment is another object', async () => {
  const { session, hand, until, last } = await midway();
  const before = session.snapshot;
  const copy = structuredClone(before.messages);
  hand.say(' it');
  await until(() => last() === 'Half of it');
  assert.notEqual(session.snapshot, before);
  assert.deepEqual(before.messages, copy);
  session.stop();
});

test('two conversations share nothing', async () => {
  const messages = parseMessages([user('a')]);
  const [one, two] = [talk(parrot, { messages }), talk(parrot, { messages })];
  await one.ask();
  assert.deepEqual(two.shown(), ['user: a']);
});

describe('Stop, while nothing comes,', () => {
  test('cancels a stream at once, though its responder does not look at the signal', async () => {
    let cancelled = false;
    let chunks = 0;
    const chat = talk(
      () =>
        new ReadableStream({
          pull(controller) {
            chunks += 1;
            if (chunks > 1) return new Promise(() => {});
            controller.enqueue('Half of');
          },
          cancel: () => {
            cancelled = true;
          },
        }),
    );
    chat.session.send({ text: 'Hello', files: [] });
    await chat.until(() => chat.last() === 'Half of');

    chat.session.stop();

    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(cancelled, true);
  });

  test('closes the connection at once, though the request does not have the signal', async () => {
    const opened = server.open(delta('Half of'));
    const chat = talk(() => fetch(server.url));
    chat.session.send({ text: 'Hello', files: [] });
    await chat.until(() => chat.last() === 'Half of');

    chat.session.stop();

    await once(await opened, 'close', { signal: AbortSignal.timeout(2000) });
  });

  test('while a responder is still being loaded means that it is never asked', async () => {
    const loaded = deferred<Responder>();
    let asked = 0;
    const chat = talk(() => loaded.promise, { late: true });
    chat.session.send({ text: 'Hello', files: [] });
    chat.session.stop();
    loaded.resolve(() => {
      asked += 1;
      return 'Hi';
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(asked, 0);
  });
});

test('an answer whose id is there already gets another: ids differ in a conversation', async () => {
  const chat = talk(() => ({ id: 'message-1', content: 'Hi' }));
  await chat.ask('One');
  await chat.ask('Two');
  const ids = chat.session.snapshot.messages.map(({ id }) => id);
  assert.equal(new Set(ids).size, 4);
});

test('a responder cannot change the files of the question by way of its input or its history', async () => {
  const messages = [user([{ path: 'a.png' }], { id: 'q', metadata: { title: 'T' } })];
  const chat = talk(
    ({ files }, { history }) => {
      const [part] = history[0]?.content ?? [];
      Object.assign(files[0] ?? {}, { path: 'changed' });
      Object.assign(typeof part === 'object' && part.type === 'file' ? part.file : {}, { path: 'changed' });
      Object.assign(history[0]?.metadata ?? {}, { title: 'changed' });
      return 'Hi';
    },
    { messages },
  );
  chat.session.send({ text: '', files: [{ path: 'b.png' }] });
  await chat.over();
  assert.doesNotMatch(JSON.stringify(chat.session.snapshot.messages), /changed/);
});

test('a step that was replaced meanwhile is still an echo when the page gives it back', async () => {
  const { session, hand, until, last, over, shown } = await midway('Searching…');
  const page = structuredClone(session.snapshot.messages);
  hand.say({ content: 'Found it' });
  await until(() => last() === 'Found it');

  session.setMessages(page);

  hand.say('.');
  hand.finish();
  assert.equal((await over()).state, 'done');
  assert.deepEqual(shown(), ['user: Hello', 'assistant: Found it.']);
});

test('what JSON makes of a question with a picture of this page is an echo, too', async () => {
  const hand = byHand();
  const chat = talk(hand.respond);
  chat.session.send({ text: 'What is it?', files: [{ blob: new Blob(['x']), orig_name: 'a.png' }] });
  hand.say('A cat');
  await chat.until(() => chat.last() === 'A cat');

  chat.session.setMessages(JSON.parse(JSON.stringify(chat.session.snapshot.messages)));

  assert.equal(chat.session.snapshot.status, 'generating');
  chat.session.stop();
});

test('an object in a stream that is no part of an answer is passed over', async () => {
  const ping = event({ type: 'ping' });
  server.body('text/event-stream', ping + delta('Hi') + ping + done);
  const chat = talk(() => fetch(server.url));
  assert.equal((await chat.ask()).state, 'done');
  assert.deepEqual(chat.shown(), ['user: Hello', 'assistant: Hi']);
});

test('a turn that is stopped before its answer began says so after its question, and not in another conversation', () => {
  const chat = talk(() => new Promise(() => {}));
  chat.session.send({ text: 'Hello', files: [] });
  chat.session.stop();
  assert.deepEqual(chat.failures(), ['user: Hello: stopped']);

  chat.session.send({ text: 'Again', files: [] });
  chat.session.setMessages([user('Another'), assistant('conversation')]);
  assert.deepEqual(chat.failures(), []);
});
