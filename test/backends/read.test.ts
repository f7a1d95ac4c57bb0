import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { readResponse } from '../../src/backends/read.ts';
import { ResponseError } from '../../src/model/backend.ts';
import { delta, done, event, gone, withServer } from '../support/chat-server.ts';
import { collect, collectUntilError } from '../support/collect.ts';

const server = withServer();

const read = async () => readResponse(await fetch(server.url));
const chunk = (content: string) => ({ choices: [{ delta: { content } }] });
const last = { choices: [{ delta: {}, finish_reason: 'stop' }] };

/** A response whose body comes in exactly these pieces: a network joins and cuts them as it likes. */
function inPieces(type: string, pieces: readonly Uint8Array[]): Response {
  const body = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': type } });
}

/** What came before the answer failed, and how it failed. */
async function failure() {
  const { came, error } = await collectUntilError(await read());
  assert.ok(error instanceof ResponseError, String(error));
  return { came, error };
}

async function rejects(kind: string, words: RegExp) {
  const { came, error } = await failure();
  assert.equal(error.kind, kind);
  assert.match(error.message, words);
  return came;
}

describe('an event stream', () => {
  // Comments, other fields, no space after the colon, two data lines, characters of two, three and four bytes.
  const lines = [
    ': keep-alive',
    '',
    'retry: 1',
    'id: x',
    'data:{"choices":[{"delta":{"content":"é€"}}]}',
    '',
    ':',
    'data: {"choices":',
    'data: [{"delta":{"content":"😀"}}]}',
    '',
    'event: message',
    'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}',
    '',
    'data: [DONE]',
    '',
    '',
  ];
  const expected = [chunk('é€'), chunk('😀'), last];

  for (const [name, end] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    test(`with ${name} and a BOM reads the same, wherever its bytes are cut`, async () => {
      const bytes = Buffer.from(`\uFEFF${lines.join(end)}`);
      for (let at = 1; at < bytes.length; at += 1) {
        const response = inPieces('text/event-stream', [bytes.subarray(0, at), bytes.subarray(at)]);
        assert.deepEqual(await collect(readResponse(response)), expected, `cut at byte ${at}`);
      }
    });

    test(`with ${name} reads the same byte by byte`, async () => {
      const pieces = [...Buffer.from(lines.join(end))].map((byte) => Uint8Array.of(byte));
      const response = inPieces('text/event-stream; charset=utf-8', pieces);
      assert.deepEqual(await collect(readResponse(response)), expected);
    });

    test(`with ${name} reads the same from a server`, async () => {
      server.body('text/event-stream', `\uFEFF${lines.join(end)}`);
      assert.deepEqual(await collect(await read()), expected);
    });
  }

  test('with a BOM right before its first event loses nothing', async () => {
    server.body('text/event-stream', `\uFEFF${delta('a')}${done}`);
    assert.deepEqual(await collect(await read()), [chunk('a')]);
  });

  test('gives each piece as it comes, not at the end', async () => {
    const opened = server.open(delta('a'));
    const answer = await read();
    const response = await opened;

    assert.deepEqual(await answer.next(), { done: false, value: chunk('a') });
    response.write(delta('b'));
    assert.deepEqual(await answer.next(), { done: false, value: chunk('b') });
    response.end(done);
    assert.equal((await answer.next()).done, true);
  });

  test('may end without the last blank line', async () => {
    server.body('text/event-stream', `${delta('a')}data: ${JSON.stringify(last)}`);
    assert.deepEqual(await collect(await read()), [chunk('a'), last]);
  });

  test('ends at [DONE]: what comes after it is not read', async () => {
    server.body('text/event-stream', `${delta('a')}${done}${delta('LATE')}`);
    assert.deepEqual(await collect(await read()), [chunk('a')]);
  });

  test('that says why it finished is complete without [DONE], and what follows still counts', async () => {
    const usage = { choices: [], usage: { total_tokens: 3 } };
    server.body('text/event-stream', delta('a') + event(last) + event(usage));
    assert.deepEqual(await collect(await read()), [chunk('a'), last, usage]);
  });

  test('with half a surrogate pair in each of two events loses neither', async () => {
    server.body('text/event-stream', `${delta('\uD83D')}${delta('\uDE00')}${done}`);
    assert.deepEqual(await collect(await read()), [chunk('\uD83D'), chunk('\uDE00')]);
  });

  test('cannot reach a prototype', async () => {
    server.body('text/event-stream', `data: {"__proto__":{"polluted":1},"choices":[]}\n\n${done}`);
    await collect(await read());
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  test('with an id that has a NUL, and a wish for reconnecting, is read all the same', async () => {
    server.body('text/event-stream', `retry: 1\nid: x\u0000y\n${delta('a')}${done}`);
    assert.deepEqual(await collect(await read()), [chunk('a')]);
  });
});

describe('NDJSON', () => {
  const pieces = ['é', '€', '😀'].map((content) => JSON.stringify(chunk(content)));
  const whole = [...pieces, '', JSON.stringify({ done: true })].join('\r\n');
  const expected = [chunk('é'), chunk('€'), chunk('😀')];

  for (const type of ['application/x-ndjson', 'application/jsonl', 'application/json-seq']) {
    test(`is read as ${type}`, async () => {
      server.body(type, whole);
      assert.deepEqual(await collect(await read()), expected);
    });
  }

  test('reads the same wherever its bytes are cut', async () => {
    const bytes = Buffer.from(whole);
    for (let at = 1; at < bytes.length; at += 1) {
      const response = inPieces('application/x-ndjson', [bytes.subarray(0, at), bytes.subarray(at)]);
      assert.deepEqual(await collect(readResponse(response)), expected, `cut at byte ${at}`);
    }
  });

  test('that does not say it is done has been cut', async () => {
    server.body('application/x-ndjson', `${pieces[0]}\n`);
    assert.deepEqual(await rejects('cut', /ended before the answer did/), [chunk('é')]);
  });
});

describe('a whole answer', () => {
  const completion = { choices: [{ message: { role: 'assistant', content: 'not a stream' } }] };

  for (const type of ['application/json', 'application/json; charset=utf-8', 'application/vnd.x+json']) {
    test(`as ${type} is one object`, async () => {
      server.body(type, JSON.stringify(completion));
      assert.deepEqual(await collect(await read()), [completion]);
    });
  }

  test('as JSON may be a list', async () => {
    server.body('application/json', '[{"content":"a"}]');
    assert.deepEqual(await collect(await read()), [[{ content: 'a' }]]);
  });

  test('that says it is JSON and is not is refused', async () => {
    server.body('application/json', '{"choices":');
    await rejects('format', /not JSON, though it says so/);
  });

  test('as JSON with an error in it is an error in the words of the server', async () => {
    server.body('application/json', '{"error":{"message":"No such model."}}');
    await rejects('server', /^No such model\.$/);
  });

  test('as text is passed on, whole characters only', async () => {
    const bytes = [...Buffer.from('Hé€😀')].map((byte) => Uint8Array.of(byte));
    const pieces = await collect(readResponse(inPieces('text/plain', bytes)));
    assert.equal(pieces.join(''), 'Hé€😀');
    assert.ok(pieces.every((piece) => !String(piece).includes('\uFFFD')));
  });

  test('as text with half a character at its end shows that something is missing, and does not throw', async () => {
    server.body('text/plain', Buffer.from('a😀').subarray(0, 3));
    assert.equal((await collect(await read())).join(''), 'a\uFFFD');
  });

  test('as a page is refused, and the beginning of the page is told', async () => {
    server.body('text/html; charset=utf-8', '<title>Sign in</title>');
    await rejects('format', /text\/html.*<title>Sign in/);
  });

  test('as a picture is refused', async () => {
    server.body('image/png', 'x');
    await rejects('format', /image\/png/);
  });

  test('of no type is refused', async () => {
    server.answer((_, response) => {
      response.writeHead(200).end('what is this');
    });
    await rejects('format', /type unknown.*what is this/);
  });

  test('without a body is none', async () => {
    server.answer((_, response) => {
      response.writeHead(204).end();
    });
    await rejects('empty', /no body/);
  });

  test('that is refused is told in a few words, however long it is', async () => {
    server.body('text/html', 'x'.repeat(1e6));
    const { error } = await failure();
    assert.ok(error.message.length < 1200);
  });
});

describe('an error status', () => {
  const bodies: readonly (readonly [status: number, type: string, body: string, words: string])[] = [
    [401, 'application/json', '{"error":{"message":"Incorrect API key.","code":"x"}}', 'Incorrect API key.'],
    [400, 'application/json', '{"error":"Bad model"}', 'Bad model'],
    [404, 'application/json', '{"detail":"Not Found"}', 'Not Found'],
    [422, 'application/json', '{"message":"Wrong"}', 'Wrong'],
    [422, 'application/json', '{"detail":[{"loc":["body"]}]}', 'HTTP 422'],
    [500, 'application/json', '[1]', '[1]'],
    [500, 'application/json', '{', '{'],
    [500, 'text/html', '<!doctype html><h1>Oops</h1>', 'HTTP 500'],
    [500, 'text/html', '\n <h1>Oops</h1>', 'HTTP 500'],
    [503, 'text/plain', 'slow down', 'slow down'],
    [502, 'text/plain', '', 'HTTP 502'],
  ];
  for (const [status, type, body, words] of bodies) {
    test(`${status} with ${JSON.stringify(body)} says “${words}”`, async () => {
      server.body(type, body, status);
      const { error } = await failure();
      assert.equal(error.kind, 'status');
      assert.equal(error.status, status);
      assert.equal(error.message, words);
    });
  }

  test('with a long body is told in at most a thousand characters', async () => {
    server.body('text/plain', 'x'.repeat(1e6), 500);
    assert.equal((await failure()).error.message.length, 1000);
  });

  test('with a body that breaks off says what had come', async () => {
    server.answer((_, response) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.write('half', () => response.destroy());
    });
    const { error } = await failure();
    assert.equal(error.status, 500);
    assert.match(error.message, /^(half|HTTP 500)$/);
  });

  test('never reads as an answer, though it is an event stream', async () => {
    server.body('text/event-stream', `${delta('a')}${done}`, 500);
    assert.deepEqual((await failure()).came, []);
  });

  const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();
  const waits: readonly (readonly [header: string, least: number | undefined, most: number | undefined])[] = [
    ['7', 7, 7],
    ['0', 0, 0],
    [later(60), 58, 60],
    [later(-60), 0, 0],
    ['soon', undefined, undefined],
  ];
  for (const [header, least, most] of waits) {
    test(`with Retry-After: ${/\d\d:/.test(header) ? `a date in ${least} s` : header}`, async () => {
      server.body('text/plain', '', 429, { 'retry-after': header });
      const { retryAfter } = (await failure()).error;
      if (least === undefined) assert.equal(retryAfter, undefined);
      else
        assert.ok(
          retryAfter !== undefined && retryAfter >= least && retryAfter <= (most ?? 0),
          `${retryAfter}`,
        );
    });
  }

  test('without Retry-After names no time', async () => {
    server.body('text/plain', '', 429);
    assert.equal((await failure()).error.retryAfter, undefined);
  });
});

describe('malformed events', () => {
  test('one is left out with one warning, and the answer goes on', async (t) => {
    const warn = t.mock.method(console, 'warn', () => {});
    server.body(
      'text/event-stream',
      `${delta('a')}data: {oops\n\n${delta('b')}data: <p>\n\n${delta('c')}${done}`,
    );

    assert.deepEqual(await collect(await read()), [chunk('a'), chunk('b'), chunk('c')]);

    assert.equal(warn.mock.callCount(), 1);
    assert.match(String(warn.mock.calls[0]?.arguments[0]), /\{oops/);
  });

  test('three in a row are no answer; what had come is kept', async (t) => {
    t.mock.method(console, 'warn', () => {});
    server.body(
      'text/event-stream',
      `${delta('a').repeat(9)}data: {\n\ndata: 7\n\ndata: null\n\n${delta('b')}${done}`,
    );
    assert.equal((await rejects('format', /Three events in a row/)).length, 9);
  });

  test('two in a row, again and again, are put up with as long as most are good', async (t) => {
    t.mock.method(console, 'warn', () => {});
    const round = `data: {\n\ndata: {\n\n${delta('a').repeat(2)}`;
    server.body('text/event-stream', round.repeat(5) + done);
    assert.equal((await collect(await read())).length, 10);
  });

  test('more bad than good are no answer', async (t) => {
    t.mock.method(console, 'warn', () => {});
    server.body('text/event-stream', `data: {\n\ndata: {\n\n${delta('a')}data: {\n\n${done}`);
    await rejects('format', /3 of 4 events are not JSON/);
  });

  test('in NDJSON count the same way', async (t) => {
    t.mock.method(console, 'warn', () => {});
    server.body('application/x-ndjson', '{\n{\n{\n');
    await rejects('format', /Three events in a row/);
  });
});

describe('an error within the stream', () => {
  const errors: readonly (readonly [body: string, words: RegExp])[] = [
    [event({ error: { message: 'The model is overloaded.' } }), /^The model is overloaded\.$/],
    [event({ error: 'Overloaded' }), /^Overloaded$/],
    [`event: error\n${event({ message: 'Overloaded' })}`, /^Overloaded$/],
    [
      `event: error\n${event({ error: { message: '<img src=x onerror=__xss(90)>', code: 429 } })}`,
      /^<img src=x/,
    ],
  ];
  for (const [body, words] of errors) {
    test(`${JSON.stringify(body)} ends it in the words of the server; what had come is kept`, async () => {
      server.body('text/event-stream', `${delta('a')}${body}${delta('b')}${done}`);
      assert.deepEqual(await rejects('server', words), [chunk('a')]);
    });
  }

  test('null is no error', async () => {
    server.body('text/event-stream', `${event({ ...chunk('a'), error: null })}${done}`);
    assert.equal((await collect(await read())).length, 1);
  });
});

describe('a connection that is lost', () => {
  for (const [type, body, came] of [
    ['text/event-stream', delta('a'), chunk('a')],
    ['application/x-ndjson', `${JSON.stringify(chunk('a'))}\n`, chunk('a')],
    ['text/plain', 'a', 'a'],
  ] as const) {
    test(`in the middle of ${type} is a cut; what had come is kept`, async () => {
      let break_ = () => {};
      server.answer((_, response) => {
        response.writeHead(200, { 'content-type': type });
        response.write(body);
        break_ = () => response.destroy();
      });
      const answer = await read();
      assert.deepEqual((await answer.next()).value, came);
      break_();
      await assert.rejects(answer.next(), {
        name: 'ResponseError',
        kind: 'cut',
        message: 'The connection broke.',
      });
    });
  }

  test('in the middle of an event does not pass half of it on', async () => {
    server.answer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(delta('a'));
      response.write('data: {"choices":[{"del', () => setImmediate(() => response.destroy()));
    });
    const { came, error } = await failure();
    assert.equal(error.kind, 'cut');
    assert.deepEqual(came, [chunk('a')]);
  });

  test('a stream that ends without saying so is a cut', async () => {
    server.body('text/event-stream', delta('a'));
    assert.deepEqual(await rejects('cut', /ended before the answer did/), [chunk('a')]);
  });

  test('an empty stream is a cut', async () => {
    server.body('text/event-stream', '');
    await rejects('cut', /ended before the answer did/);
  });
});

describe('an endless line', () => {
  for (const [type, beginning, more] of [
    ['text/event-stream', 'data: ', 'x'.repeat(64 * 1024)],
    ['text/event-stream', '', `data: ${'x'.repeat(64 * 1024)}\n`],
    ['application/x-ndjson', '"', 'x'.repeat(64 * 1024)],
  ] as const) {
    test(`in ${type}${more.endsWith('\n') ? ', made of many' : ''} is refused before it fills the memory`, async () => {
      let sent = 0;
      const closed = new Promise<void>((resolve) => {
        server.answer(async (_, response) => {
          response.writeHead(200, { 'content-type': type });
          response.write(beginning);
          response.once('close', resolve);
          while (!response.destroyed) {
            sent += more.length;
            if (!response.write(more)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
          }
        });
      });

      await rejects('format', /longer than|exceeded/);
      await closed;

      // What we take is 1 MiB; the rest was under way.
      assert.ok(sent < 16 * 2 ** 20, `${sent} bytes were sent`);
    });
  }
});

test('a reader that leaves early closes the connection', async () => {
  for (const type of ['text/event-stream', 'application/x-ndjson', 'text/plain']) {
    let closed: Promise<void> | undefined;
    server.answer((_, response) => {
      response.writeHead(200, { 'content-type': type });
      response.write(type === 'text/event-stream' ? delta('a') : `${JSON.stringify(chunk('a'))}\n`);
      closed = gone(response);
    });
    for await (const _ of await read()) break;
    await closed;
  }
});

test('a stream that fails closes the connection', async () => {
  const opened = server.open(event({ error: 'Overloaded' }));
  await rejects('server', /Overloaded/);
  await gone(await opened);
});

for (const data of ['The model is overloaded.', '"The model is overloaded."']) {
  test(`an error event whose words are ${data} ends the answer in these words`, async (t) => {
    t.mock.method(console, 'warn', () => {});
    server.body('text/event-stream', `${delta('a')}event: error\ndata: ${data}\n\n`);
    assert.deepEqual(await rejects('server', /The model is overloaded\./), [chunk('a')]);
  });
}

test('empty events that keep the connection alive are no malformed ones', async (t) => {
  const warn = t.mock.method(console, 'warn', () => {});
  server.body('text/event-stream', `${delta('a')}${'data:\n\n'.repeat(3)}${delta('b')}${done}`);
  assert.deepEqual(await collect(await read()), [chunk('a'), chunk('b')]);
  assert.equal(warn.mock.callCount(), 0);
});

test('a connection that is lost in the middle of JSON is a cut', async () => {
  server.answer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"choices":[', () => setImmediate(() => response.destroy()));
  });
  await rejects('cut', /./);
});
