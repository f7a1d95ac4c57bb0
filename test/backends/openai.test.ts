import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import { openai } from '../../src/backends/openai.ts';
import { type BackendOptions, ResponseError } from '../../src/model/backend.ts';
import { fromBlob } from '../../src/model/file.ts';
import { parseMessages } from '../../src/model/identity.ts';
import type { Content, FileData, Message, UserInput } from '../../src/model/message.ts';
import { delta, done, gone, textOf, withServer } from '../support/chat-server.ts';
import { collect, collectUntilError } from '../support/collect.ts';
import { randomPng } from '../support/png.ts';
import { serve } from '../support/server.ts';

const server = withServer();
const key = 'sk-test-0123456789abcdef';

/** The steps of an answer to this question. */
function ask(
  input: Partial<UserInput> | string,
  options: Partial<BackendOptions> & { history?: readonly Message[]; signal?: AbortSignal } = {},
): AsyncIterable<unknown> {
  const { history = [], signal = new AbortController().signal, ...backend } = options;
  const question = typeof input === 'string' ? { text: input } : input;
  const respond = openai({ src: `${server.url}/v1`, ...backend });
  return respond({ text: '', files: [], ...question }, { history, signal }) as AsyncIterable<unknown>;
}

interface Arrived {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model?: string;
    readonly messages: readonly unknown[];
    readonly [key: string]: unknown;
  };
}

/** Asks, and tells what arrived at the server. */
async function arrived(...[input, options]: Parameters<typeof ask>): Promise<Arrived> {
  let seen: Arrived | undefined;
  server.answer(async (request, response) => {
    const { url = '', method = '', headers } = request;
    seen = { path: url, method, headers, body: JSON.parse(await textOf(request)) };
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(delta('Hi') + done);
  });
  await collect(ask(input, options));
  assert.ok(seen);
  return seen;
}

async function failure(...[input, options]: Parameters<typeof ask>): Promise<ResponseError> {
  const { error } = await collectUntilError(ask(input, options));
  assert.ok(error instanceof ResponseError, String(error));
  return error;
}

/** The content of the question, as it arrived. */
async function contentWith(...files: readonly FileData[]): Promise<unknown> {
  const { body } = await arrived({ text: 'What is it?', files });
  const [question] = body.messages as readonly { content: unknown }[];
  return question?.content;
}

const message = (role: Message['role'], content: Content, rest: object = {}): Message => ({
  id: `${role}-id`,
  role,
  content,
  ...rest,
});

describe('a question', () => {
  test('is posted as JSON, for a stream', async () => {
    const { path, method, headers, body } = await arrived('Hello', { model: 'm-1' });
    assert.equal(`${method} ${path}`, 'POST /v1/chat/completions');
    assert.equal(headers['content-type'], 'application/json');
    assert.deepEqual(body, { model: 'm-1', messages: [{ role: 'user', content: 'Hello' }], stream: true });
  });

  test('names no model where none is set', async () => {
    const { body } = await arrived('Hello');
    assert.ok(!('model' in body));
  });

  test('comes after its history, which carries nothing of ours', async () => {
    const history = [
      message('system', 'Be kind.'),
      message('user', 'Hi', { created_at: '2026-01-01', metadata: { title: 'T' }, name: 'Ann' }),
      message('assistant', [{ type: 'text', text: 'Hello' }], { tool_calls: [{ id: 'c1' }] }),
      message('tool', '42', { tool_call_id: 'c1' }),
    ];
    const { body } = await arrived('And now?', { history });
    assert.deepEqual(body.messages, [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hi', name: 'Ann' },
      { role: 'assistant', content: [{ type: 'text', text: 'Hello' }], tool_calls: [{ id: 'c1' }] },
      { role: 'tool', content: '42', tool_call_id: 'c1' },
      { role: 'user', content: 'And now?' },
    ]);
  });

  /** What arrives of a message that a server gave. */
  async function returned(entry: object): Promise<unknown> {
    const { body } = await arrived('And now?', { history: parseMessages([entry]) });
    return body.messages[0];
  }
  const tool_calls = [{ id: 'c1', type: 'function', function: { name: 'f', arguments: '{}' } }];
  const cases: readonly (readonly [name: string, entry: object, back?: object])[] = [
    ['a call of a tool', { role: 'assistant', content: null, tool_calls }],
    ['words and a call', { role: 'assistant', content: 'Wait.', tool_calls }],
    ['a result', { role: 'tool', content: '42', tool_call_id: 'c1' }],
    ['a call that was reasoned', { role: 'assistant', content: null, tool_calls, reasoning_content: 'Hm.' }],
    [
      'an answer that was reasoned, without the reasoning, which servers refuse',
      { role: 'assistant', content: 'Hi', reasoning_content: 'Hm.' },
      { role: 'assistant', content: 'Hi' },
    ],
    [
      'reasoning without an answer',
      { role: 'assistant', content: '', reasoning_content: 'Hm.' },
      { role: 'assistant', content: '' },
    ],
    [
      'a file that the server keeps',
      { role: 'user', content: [{ type: 'file', file: { file_id: 'file-1' } }] },
    ],
    [
      'a file with its bytes',
      {
        role: 'user',
        content: [
          { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,AA==' } },
        ],
      },
    ],
    [
      'a recording',
      { role: 'user', content: [{ type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }] },
    ],
    [
      'a component, by its name',
      { role: 'assistant', content: [{ type: 'component', component: 'chart', value: 1 }] },
      { role: 'assistant', content: [{ type: 'text', text: '[chart]' }] },
    ],
  ];
  for (const [name, entry, back = entry] of cases) {
    test(`gives back ${name}`, async () => assert.deepEqual(await returned(entry), back));
  }

  test('of any characters arrives as it was written', async () => {
    const words = 'é€😀\u0000\u2028"\\\n\uFEFF';
    const { body } = await arrived(words);
    assert.deepEqual(body.messages, [{ role: 'user', content: words }]);
  });

  test('is answered with what the server streams', async () => {
    server.body('text/event-stream', delta('Hel') + delta('lo') + done);
    assert.deepEqual(await collect(ask('Hello')), [
      { choices: [{ delta: { content: 'Hel' } }] },
      { choices: [{ delta: { content: 'lo' } }] },
    ]);
  });
});

for (const [src, path] of [
  ['/v1', '/v1/chat/completions'],
  ['/v1/', '/v1/chat/completions'],
  ['/v1//', '/v1/chat/completions'],
  ['', '/chat/completions'],
  ['/', '/chat/completions'],
  ['/v1/chat/completions', '/v1/chat/completions'],
  ['/v1/chat/completions/', '/v1/chat/completions'],
  ['/my/chat', '/my/chat/chat/completions'],
] as const) {
  test(`a server at “${src}” is asked at ${path}`, async () => {
    assert.equal((await arrived('Hello', { src: server.url + src })).path, path);
  });
}

describe('headers', () => {
  test('are sent along', async () => {
    const { headers } = await arrived('Hello', {
      headers: { authorization: `Bearer ${key}`, 'x-team': 'blue' },
    });
    assert.equal(headers.authorization, `Bearer ${key}`);
    assert.equal(headers['x-team'], 'blue');
  });

  test('from a function are asked for with each question', async () => {
    let count = 0;
    const headers = () => {
      count += 1;
      return { 'x-count': String(count) };
    };
    assert.equal((await arrived('One', { headers })).headers['x-count'], '1');
    assert.equal((await arrived('Two', { headers })).headers['x-count'], '2');
  });

  test('from a function may take their time', async () => {
    const { headers } = await arrived('Hello', { headers: async () => ({ authorization: 'Bearer later' }) });
    assert.equal(headers.authorization, 'Bearer later');
  });

  test('that are the page’s own object stay as they were', async () => {
    const headers = Object.freeze({ authorization: `Bearer ${key}` });
    await arrived('Hello', { headers });
    assert.deepEqual(headers, { authorization: `Bearer ${key}` });
  });

  test('that cannot be had are the reason why there is no answer, and nothing is sent', async () => {
    let asked = false;
    server.answer((_, response) => {
      asked = true;
      response.end();
    });
    const { error } = await collectUntilError(
      ask('Hello', { headers: () => Promise.reject(new Error('No key.')) }),
    );
    assert.match(String(error), /No key\./);
    assert.equal(asked, false);
  });
});

describe('a file', () => {
  const file = (bytes: BlobPart, name: string, type: string) => fromBlob(new File([bytes], name, { type }));
  const words = { type: 'text', text: 'What is it?' };

  for (const size of [0, 1, 2, 3, 0x8000 - 1, 0x8000, 0x8000 + 1, 200_000]) {
    test(`that is a picture of ${size} bytes arrives byte by byte`, async () => {
      const bytes = randomBytes(size);
      const url = `data:image/png;base64,${bytes.toString('base64')}`;
      assert.deepEqual(await contentWith(file(bytes, 'a.png', 'image/png')), [
        { type: 'image_url', image_url: { url } },
        words,
      ]);
    });
  }

  test('that is a real picture is the same picture there', async () => {
    const png = randomPng(40, 30);
    const [part] = (await contentWith(file(new Uint8Array(png), 'a.png', 'image/png'))) as [
      { image_url: { url: string } },
    ];
    assert.deepEqual(Buffer.from(part.image_url.url.split(',')[1] ?? '', 'base64'), png);
  });

  test('that is a picture at an address is sent as its address, and not fetched', async () => {
    assert.deepEqual(await contentWith({ url: 'https://a.test/a.png' }), [
      { type: 'image_url', image_url: { url: 'https://a.test/a.png' } },
      words,
    ]);
  });

  test('with its bytes and an address is sent as its bytes', async () => {
    const both = { ...file('abc', 'a.png', 'image/png'), url: 'blob:https://page.test/1' };
    assert.deepEqual(await contentWith(both), [
      { type: 'image_url', image_url: { url: 'data:image/png;base64,YWJj' } },
      words,
    ]);
  });

  for (const [type, format] of [
    ['audio/wav', 'wav'],
    ['audio/x-wav', 'wav'],
    ['audio/mpeg', 'mp3'],
    ['audio/mp3', 'mp3'],
  ] as const) {
    test(`of type ${type} is sent as sound`, async () => {
      assert.deepEqual(await contentWith(file('abc', 'a', type)), [
        { type: 'input_audio', input_audio: { data: 'YWJj', format } },
        words,
      ]);
    });
  }

  for (const [name, type] of [
    ['a.csv', 'text/csv'],
    ['a.txt', 'text/plain'],
    ['a.json', 'application/json'],
    ['a.xml', 'application/xml'],
    ['a.yaml', 'application/yaml'],
    ['a.js', 'text/javascript'],
    ['a.svg', 'image/svg+xml'],
  ] as const) {
    test(`of type ${type} is sent as text, under its name`, async () => {
      assert.deepEqual(await contentWith(file('é,1\n', name, type)), [
        { type: 'text', text: `File ${name}:\n\né,1\n` },
        words,
      ]);
    });
  }

  for (const [name, type, mime] of [
    ['a.pdf', 'application/pdf', 'application/pdf'],
    ['a.ogg', 'audio/ogg', 'audio/ogg'],
    ['a.mp4', 'video/mp4', 'video/mp4'],
    ['a', '', 'application/octet-stream'],
  ] as const) {
    test(`of type ${type || 'unknown'} is sent as a file`, async () => {
      assert.deepEqual(await contentWith(file('abc', name, type)), [
        { type: 'file', file: { filename: name, file_data: `data:${mime};base64,YWJj` } },
        words,
      ]);
    });
  }

  test('that has no bytes here is named, with its address if it has one', async () => {
    assert.deepEqual(await contentWith({ path: '/tmp/a.pdf' }, { url: 'https://a.test/b.pdf' }), [
      { type: 'text', text: '[a.pdf]' },
      { type: 'text', text: '[b.pdf: https://a.test/b.pdf]' },
      words,
    ]);
  });

  test('of an answer is named, since only questions may carry files', async () => {
    const content: Content = [
      { type: 'text', text: 'Here:' },
      { type: 'file', file: file('abc', 'chart.png', 'image/png') },
    ];
    const { body } = await arrived('Thanks', { history: [message('assistant', content)] });
    assert.deepEqual(body.messages[0], {
      role: 'assistant',
      content: [
        { type: 'text', text: 'Here:' },
        { type: 'text', text: '[chart.png]' },
      ],
    });
  });

  test('of an earlier question goes along again', async () => {
    const content: Content = [{ type: 'file', file: file('abc', 'a.png', 'image/png') }];
    const { body } = await arrived('And?', { history: [message('user', content)] });
    assert.deepEqual(body.messages[0], {
      role: 'user',
      content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,YWJj' } }],
    });
  });

  test('keeps its place among several', async () => {
    const content = await contentWith(file('abc', 'a.txt', 'text/plain'), file('abc', 'b.png', 'image/png'));
    assert.deepEqual(
      (content as { type: string }[]).map(({ type }) => type),
      ['text', 'image_url', 'text'],
    );
  });
});

describe('a failure', () => {
  test('of the server is told without the key that it repeats', async () => {
    const body = `{"error":{"message":"Incorrect API key provided: ${key}. Again: ${key}"}}`;
    server.body('application/json', body, 401);
    const error = await failure('Hello', { headers: { authorization: `Bearer ${key}` } });
    assert.equal(error.status, 401);
    assert.equal(error.message, 'Incorrect API key provided: …. Again: …');
    assert.ok(!JSON.stringify(error).includes(key));
  });

  test('within the stream is told without the key, too', async () => {
    server.body('text/event-stream', `${delta('a')}data: {"error":"bad key ${key}"}\n\n`);
    const error = await failure('Hello', { headers: async () => ({ 'x-api-key': key }) });
    assert.equal(error.kind, 'server');
    assert.equal(error.message, 'bad key …');
  });

  test('keeps words that only look like the way a key is sent', async () => {
    server.body('text/plain', 'A Bearer token is missing.', 401);
    const { message } = await failure('Hello', { headers: { authorization: `Bearer ${key}` } });
    assert.equal(message, 'A Bearer token is missing.');
  });

  test('429 carries the seconds to wait', async () => {
    server.body('text/plain', '', 429, { 'retry-after': '7' });
    assert.equal((await failure('Hello')).retryAfter, 7);
  });

  test('to reach the server is one of the network', async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const address = probe.address();
    await new Promise((resolve) => probe.close(resolve));
    assert.ok(address && typeof address === 'object');

    const error = await failure('Hello', { src: `http://127.0.0.1:${address.port}/v1` });

    assert.equal(error.kind, 'network');
    assert.ok(error.cause instanceof TypeError);
  });

  test('of a connection that is closed before any answer is one of the network', async () => {
    server.answer((request) => {
      request.socket.destroy();
    });
    assert.equal((await failure('Hello')).kind, 'network');
  });

  test('in the middle of an answer is a cut, not one of the network', async () => {
    server.answer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(delta('a'), () => setImmediate(() => response.destroy()));
    });
    assert.equal((await failure('Hello')).kind, 'cut');
  });

  for (const status of [301, 302, 307, 308]) {
    test(`a redirect (${status}) to another host is refused: it never sees the key`, async () => {
      let reached = false;
      const other = await serve((_, response) => {
        reached = true;
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end(delta('evil') + done);
      });
      server.body('text/plain', '', status, { location: `${other.url}/v1/chat/completions` });

      const error = await failure('Hello', { headers: { authorization: `Bearer ${key}` } });
      await other.close();

      assert.equal(error.kind, 'network');
      assert.equal(reached, false);
    });
  }
});

describe('Stop', () => {
  test('closes the connection in the middle of an answer', async () => {
    const controller = new AbortController();
    const opened = server.open(delta('a'));
    const steps = ask('Hello', { signal: controller.signal })[Symbol.asyncIterator]();
    await steps.next();

    controller.abort();

    await assert.rejects(steps.next(), { name: 'AbortError' });
    await gone(await opened);
  });

  test('closes the connection before the first byte', async () => {
    const controller = new AbortController();
    const closed = new Promise<void>((resolve) => {
      server.answer((_, response) => {
        controller.abort();
        resolve(gone(response));
      });
    });
    const { error } = await collectUntilError(ask('Hello', { signal: controller.signal }));
    assert.equal((error as Error).name, 'AbortError');
    await closed;
  });

  test('before the question is out sends nothing', async () => {
    let asked = false;
    server.answer((_, response) => {
      asked = true;
      response.end();
    });
    const { error } = await collectUntilError(ask('Hello', { signal: AbortSignal.abort() }));
    assert.equal((error as Error).name, 'AbortError');
    assert.equal(asked, false);
  });
});

for (const [src, path] of [
  ['/v1?api-version=2', '/v1/chat/completions?api-version=2'],
  ['/v1/chat/completions?api-version=2', '/v1/chat/completions?api-version=2'],
] as const) {
  test(`a server at “${src}” is asked at ${path}, as Azure wants it`, async () => {
    assert.equal((await arrived('Hello', { src: server.url + src })).path, path);
  });
}

for (const name of ['a.csv', 'a.md', 'a.py']) {
  test(`a file that only its name ${name} calls a text is sent as text, as browsers often give no type`, async () => {
    assert.deepEqual(await contentWith(fromBlob(new File(['x'], name))), [
      { type: 'text', text: `File ${name}:\n\nx` },
      { type: 'text', text: 'What is it?' },
    ]);
  });
}

test('a picture is sent as the type that it is said to be', async () => {
  const { body } = await arrived({
    files: [{ blob: new Blob(['x']), mime_type: 'image/png', orig_name: 'a' }],
  });
  assert.match(JSON.stringify(body.messages), /"data:image\/png;base64,/);
});

test('a key with a character that no header takes is said to be that, without the key', async () => {
  const { error } = await collectUntilError(ask('Hello', { headers: { authorization: 'Bearer sk–secret' } }));
  assert.ok(error instanceof ResponseError);
  assert.equal(error.kind, 'setup');
  assert.doesNotMatch(`${error.message} ${error.stack}`, /secret/);
});
