import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContent, readFile } from '../../src/model/content.ts';
import { parseMessages } from '../../src/model/identity.ts';
import type { Content } from '../../src/model/message.ts';
import { MessageFormatError, readMessages } from '../../src/model/parse.ts';

/** The messages of a list, their places in it, and which entries were refused in which words. */
function read(list: unknown) {
  const { entries, failures } = readMessages(list);
  return {
    messages: entries.map(({ message }) => message),
    places: entries.map(({ index }) => index),
    refused: failures.map(({ index, reason }) => [index, reason] as const),
  };
}

const hello = { role: 'user', content: 'Hello' };
const picture = new Blob(['x'], { type: 'image/png' });
const text = (words: string) => ({ type: 'text', text: words }) as const;
const file = (fields: object, rest: object = {}) => ({ type: 'file', file: fields, ...rest }) as const;

const contents: readonly (readonly [name: string, content: unknown, expected: Content])[] = [
  ['a string', 'Hello', 'Hello'],
  ['an empty string', '', ''],
  ['a string with its indentation and blank lines', '\n  a\n\tb \n', '\n  a\n\tb \n'],
  ['a list of strings', ['a', 'b'], [text('a'), text('b')]],
  ['an empty list', [], []],
  ['a text part by itself', text('a'), [text('a')]],
  ['a file dict of Gradio', { path: '/tmp/a.png' }, [file({ path: '/tmp/a.png' })]],
  ['a file by its address', { url: 'https://a.test/a' }, [file({ url: 'https://a.test/a' })]],
  ['a file with its bytes', { blob: picture }, [file({ blob: picture })]],
  [
    'a file dict with alt text',
    { path: 'a.png', alt_text: 'A cat' },
    [file({ path: 'a.png' }, { alt_text: 'A cat' })],
  ],
  [
    'a file with alt text beside it',
    { file: { path: 'a.png' }, alt_text: 'A cat' },
    [file({ path: 'a.png' }, { alt_text: 'A cat' })],
  ],
  ['a file part', file({ path: 'a.png', size: 3 }), [file({ path: 'a.png', size: 3 })]],
  ['a path with a type: a file, as upstream', { type: 'audio', path: 'a.mp3' }, [file({ path: 'a.mp3' })]],
  [
    'an image_url of OpenAI',
    { type: 'image_url', image_url: { url: 'https://a.test/a.png', detail: 'low' } },
    [file({ url: 'https://a.test/a.png', mime_type: 'image/*' })],
  ],
  [
    'an image_url as a data URL, whose type is known',
    { type: 'image_url', image_url: { url: 'data:image/PNG;base64,AA==' } },
    [file({ url: 'data:image/PNG;base64,AA==', mime_type: 'image/png' })],
  ],
  [
    'an image_url that is a bare string',
    { type: 'image_url', image_url: 'https://a.test/a.png' },
    [file({ url: 'https://a.test/a.png', mime_type: 'image/*' })],
  ],
  [
    'an image_url whose data is no picture',
    { type: 'image_url', image_url: { url: 'data:text/html,x' } },
    [file({ url: 'data:text/html,x', mime_type: 'image/*' })],
  ],
  [
    'an input_audio of OpenAI',
    { type: 'input_audio', input_audio: { data: 'AAAA', format: 'mp3' } },
    [file({ url: 'data:audio/mpeg;base64,AAAA', orig_name: 'audio.mp3', mime_type: 'audio/mpeg' })],
  ],
  [
    'a file of OpenAI with its bytes',
    { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,AA==' } },
    [file({ orig_name: 'a.pdf', url: 'data:application/pdf;base64,AA==', mime_type: 'application/pdf' })],
  ],
  [
    'a file of OpenAI with its bytes alone, as base64',
    { type: 'file', file: { file_data: 'AA==' } },
    [
      file({
        url: 'data:application/octet-stream;base64,AA==',
        mime_type: 'application/octet-stream',
      }),
    ],
  ],
  ['a file that OpenAI keeps', { type: 'file', file: { file_id: 'file-1' } }, [file({ file_id: 'file-1' })]],
  [
    'a refusal of OpenAI',
    [{ type: 'refusal', refusal: 'I would rather not.' }],
    [text('I would rather not.')],
  ],
  [
    'a thought',
    {
      type: 'thought',
      title: 'Search',
      content: '{}',
      id: 0,
      parent_id: 'a',
      log: 'l',
      duration: 2.5,
      status: 'done',
    },
    [
      {
        type: 'thought',
        title: 'Search',
        content: '{}',
        id: 0,
        parent_id: 'a',
        log: 'l',
        duration: 2.5,
        status: 'done',
      },
    ],
  ],
  [
    'a thought that has only begun',
    { type: 'thought', title: 'Search' },
    [{ type: 'thought', title: 'Search', content: '' }],
  ],
  [
    'a thought with fields that are not what they should be',
    { type: 'thought', content: 'x', id: {}, parent_id: null, log: 7, duration: -1, status: 'lost', more: 1 },
    [{ type: 'thought', title: '', content: 'x' }],
  ],
  [
    'a component, whatever its value',
    { type: 'component', component: 'chart', value: [1, { a: null }], props: { height: 3 } },
    [{ type: 'component', component: 'chart', value: [1, { a: null }], props: { height: 3 } }],
  ],
  [
    'a component without a value',
    { type: 'component', component: 'chart', props: 'none' },
    [{ type: 'component', component: 'chart', value: undefined }],
  ],
  [
    'a mixed list, in its order',
    [{ path: 'a.csv' }, 'What is in it?', text('Please')],
    [file({ path: 'a.csv' }), text('What is in it?'), text('Please')],
  ],
];

for (const [name, content, expected] of contents) {
  test(`content may be ${name}`, () => {
    assert.deepEqual(readContent(content), expected);
  });
}

const badContents: readonly (readonly [name: string, content: unknown, words: RegExp])[] = [
  ['a number', 7, /content must be text, a file, or a list of these, not a number\./],
  ['true', true, /not a boolean\./],
  ['a function', () => 'x', /not a function\./],
  ['a list in a list', [['a']], /not a list\./],
  ['a list with null in it', ['a', null], /not null\./],
  ['an object that is nothing', {}, /content is neither text nor a file\./],
  ['a text part without its text', { type: 'text' }, /content of type “text” is not known\./],
  ['a text part whose text is a number', { type: 'text', text: 7 }, /content of type “text” is not known\./],
  ['a part of an unknown type', { type: 'nonsense', value: 1 }, /content of type “nonsense” is not known\./],
  ['a part whose type is a number', { type: 7 }, /content of type a number is not known\./],
  ['a file part without a place or a name', file({ size: 1 }), /a file needs a path, a url, a blob/],
  ['a file whose path is a number', { file: { path: 7 } }, /a file needs a path, a url, a blob/],
  ['an image_url without its url', { type: 'image_url', image_url: {} }, /an image_url needs a url\./],
  ['a thought without a title and content', { type: 'thought' }, /a thought needs a title or content/],
  ['a thought whose content is a list', { type: 'thought', title: 'T', content: [] }, /a thought needs/],
  ['a thought whose title is a number', { type: 'thought', title: 7, content: 'x' }, /a thought needs/],
  ['a component without its name', { type: 'component', value: 1 }, /a component needs its name\./],
  [
    'a component whose name is an object',
    { type: 'component', component: {} },
    /a component needs its name\./,
  ],
  [
    'an input_audio without data',
    { type: 'input_audio', input_audio: { format: 'wav' } },
    /an input_audio needs/,
  ],
  ['an input_audio that is a string', { type: 'input_audio', input_audio: 'AAAA' }, /an input_audio needs/],
  ['a refusal without words', { type: 'refusal' }, /content of type “refusal” is not known\./],
  ['a file of OpenAI without anything', { type: 'file', file: {} }, /a file needs a path/],
  [
    'a file of OpenAI whose bytes are a list',
    { type: 'file', file: { file_data: [] } },
    /a file needs a path/,
  ],
  ['an image_url without anything', { type: 'image_url' }, /an image_url needs a url\./],
];

for (const [name, content, words] of badContents) {
  test(`content that is ${name} is refused in words, and the other messages stay`, () => {
    const { messages, refused } = read([hello, { role: 'user', content }, hello]);

    assert.deepEqual(messages, [hello, hello]);
    assert.equal(refused.length, 1);
    assert.equal(refused[0]?.[0], 1);
    assert.match(refused[0]?.[1] ?? '', words);
  });
}

const throwing = {
  role: 'user',
  get content(): string {
    throw new Error('This field is broken.');
  },
};
const revoked = Proxy.revocable({}, {});
revoked.revoke();

const badEntries: readonly (readonly [name: string, entry: unknown, words: RegExp])[] = [
  ['null', null, /an object with role and content was expected, not null\./],
  ['undefined', undefined, /an object with role and content was expected/],
  ['a number', 7, /expected, not a number\./],
  ['a string', 'Hello', /expected, not a string\./],
  ['a legacy tuple', ['Hello', 'Hi'], /expected, not a list\./],
  ['without a role', { content: 'x' }, /role must be user, assistant, system or tool/],
  ['without content', { role: 'user' }, /content must be/],
  ['of an unknown role', { role: 'robot', content: 'x' }, /not “robot”\./],
  ['of a role in capitals', { role: 'User', content: 'x' }, /not “User”\./],
  ['of the role __proto__', { role: '__proto__', content: 'x' }, /not “__proto__”\./],
  ['of the role constructor', { role: 'constructor', content: 'x' }, /not “constructor”\./],
  ['of a role that is a number', { role: 1, content: 'x' }, /not a number\./],
  ['one with a getter that throws', throwing, /^This field is broken\.$/],
  ['a proxy that was revoked', revoked.proxy, /revoked/],
];

for (const [name, entry, words] of badEntries) {
  test(`an entry that is ${name} is refused in words, and the other messages stay`, () => {
    const { messages, places, refused } = read([hello, entry, hello]);

    assert.deepEqual(messages, [hello, hello]);
    assert.deepEqual(places, [0, 2]);
    assert.equal(refused.length, 1);
    assert.equal(refused[0]?.[0], 1);
    assert.match(refused[0]?.[1] ?? '', words);
  });
}

test('a long unknown role is not repeated in full', () => {
  const { refused } = read([{ role: 'r'.repeat(10_000), content: 'x' }]);
  assert.ok((refused[0]?.[1] ?? '').length < 200);
});

for (const role of ['user', 'assistant', 'system', 'tool']) {
  test(`a message of role ${role} stays one`, () => {
    assert.equal(read([{ role, content: 'x' }]).messages[0]?.role, role);
  });
}

test('a developer message counts as a system message', () => {
  assert.equal(read([{ role: 'developer', content: 'Be kind.' }]).messages[0]?.role, 'system');
});

test('a number as id becomes a string, 0 too', () => {
  const { messages } = read([
    { id: 7, ...hello },
    { id: 0, ...hello },
  ]);
  assert.deepEqual(
    messages.map(({ id }) => id),
    ['7', '0'],
  );
});

for (const id of ['', null, true, {}]) {
  test(`${JSON.stringify(id)} is no id: the message counts as one without`, () => {
    assert.deepEqual(read([{ id, ...hello }]).messages, [hello]);
  });
}

test('metadata keeps what it may have, each in its own type, and whatever else came in it', () => {
  const all = { title: 'T', id: 0, parent_id: 'p', log: 'l', duration: 0, status: 'pending', more: [1] };
  const none = { title: 7, id: null, parent_id: {}, log: 1, duration: 'long', status: 'lost', more: [1] };
  const { messages } = read([
    { ...hello, metadata: all },
    { ...hello, metadata: none },
  ]);
  assert.deepEqual(
    messages.map(({ metadata }) => metadata),
    [all, { more: [1] }],
  );
});

for (const metadata of [null, undefined, 'title', 7, ['title']]) {
  test(`${JSON.stringify(metadata)} is no metadata, and takes the message not along`, () => {
    assert.deepEqual(read([{ ...hello, metadata }]).messages, [hello]);
  });
}

test('whatever else came with a message stays with it', () => {
  const entry = { ...hello, tool_call_id: 'c1', metadata: { title: 'T' }, anything: [1, { a: null }] };
  assert.deepEqual(read([entry]).messages, [entry]);
});

test('a cycle in what came along does no harm', () => {
  const entry: Record<string, unknown> = { ...hello };
  entry.self = entry;
  const { messages, refused } = read([entry]);
  assert.deepEqual(refused, []);
  assert.equal(messages[0]?.content, 'Hello');
});

test('a message behind a proxy is read, and a list behind one', () => {
  const entry = new Proxy({ role: 'user', content: new Proxy(['a'], {}) }, {});
  assert.deepEqual(read(new Proxy([entry], {})).messages, [{ role: 'user', content: [text('a')] }]);
});

test('an object of a class is read by its own fields', () => {
  class Saying {
    role = 'assistant';
    constructor(readonly content: string) {}
  }
  assert.deepEqual(read([new Saying('Hi')]).messages, [{ role: 'assistant', content: 'Hi' }]);
});

test('frozen messages are read, and nothing that the page passed in is changed', () => {
  const part = Object.freeze({ type: 'file', file: Object.freeze({ path: 'a.png', size: -1, junk: true }) });
  const entry = Object.freeze({ role: 'developer', id: 3, content: Object.freeze([part, 'text']) });
  const list = Object.freeze([entry, null]);
  const before = JSON.stringify(list);

  const { messages } = read(list);

  assert.equal(messages.length, 1);
  assert.equal(JSON.stringify(list), before);
});

test('a later change of the page’s object does not reach what was read', () => {
  const [words, image] = [
    { type: 'text', text: 'a' },
    { type: 'file', file: { path: 'a.png' } },
  ];
  const entry = { role: 'user', content: [words, image] };
  const { messages } = read([entry]);

  Object.assign(words, { text: 'b' });
  Object.assign(image.file ?? {}, { path: 'b.png' });
  entry.content.pop();
  entry.role = 'assistant';

  assert.deepEqual(messages, [{ role: 'user', content: [text('a'), file({ path: 'a.png' })] }]);
});

const polluting = [
  '{"role":"assistant","content":"x","metadata":{"__proto__":{"polluted":1}}}',
  '{"role":"assistant","content":"x","metadata":{"constructor":{"prototype":{"polluted":1}}}}',
  '{"role":"assistant","content":"x","__proto__":{"polluted":1}}',
  '{"role":"assistant","content":[{"path":"a","url":"/x","__proto__":{"polluted":1}}]}',
];

for (const json of polluting) {
  test(`nothing reaches a prototype from ${json}`, () => {
    const [message] = parseMessages([JSON.parse(json)]);

    assert.ok(message);
    assert.equal(Reflect.get(message, 'polluted'), undefined);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(Object.getPrototypeOf(message), Object.prototype);
  });
}

test('of a file only the known fields are taken, each only in its own type', () => {
  const junk = { url: {}, mime_type: [1], orig_name: {}, size: 'NaN', blob: {}, is_stream: 'no', x: 1 };
  assert.deepEqual(readFile({ path: 'a', ...junk }), { path: 'a' });
});

test('a file keeps all that it may have', () => {
  const names = { path: 'p', url: 'u', orig_name: 'n', mime_type: 'm' };
  const all = { ...names, size: 0, blob: picture, is_stream: true, meta: { _type: 'gradio.FileData' } };
  assert.deepEqual(readFile(all), all);
});

for (const size of [-1, Number.NaN, Number.POSITIVE_INFINITY, '3', null]) {
  test(`a size of ${size} is no size`, () => {
    assert.deepEqual(readFile({ path: 'a', size }), { path: 'a' });
  });
}

test('lone surrogates, NUL and U+2028 come through as they are', () => {
  const content = 'a\uD83D b\u0000c\u2028d\uFEFF';
  assert.equal(read([{ role: 'user', content }]).messages[0]?.content, content);
});

for (const none of [null, undefined, []]) {
  test(`${JSON.stringify(none)} is a conversation without messages`, () => {
    assert.deepEqual(read(none), { messages: [], places: [], refused: [] });
    assert.deepEqual(parseMessages(none), []);
  });
}

const noLists: readonly (readonly [value: unknown, words: string])[] = [
  ['[]', 'a list of messages was expected, not a string.'],
  [7, 'a list of messages was expected, not a number.'],
  [hello, 'a list of messages was expected, not an object.'],
];

for (const [value, words] of noLists) {
  test(`“${words}”`, () => {
    assert.deepEqual(read(value).refused, [[undefined, words]]);
    assert.throws(
      () => parseMessages(value),
      (error) => {
        assert.ok(error instanceof MessageFormatError);
        assert.equal(error.message, words);
        assert.equal(error.index, undefined);
        assert.equal(error.cause, value);
        return true;
      },
    );
  });
}

test('parseMessages throws the first fault: which entry, why, and the cause', () => {
  assert.throws(
    () => parseMessages([hello, { role: 'robot', content: 'x' }, null]),
    (error) => {
      assert.ok(error instanceof MessageFormatError);
      assert.equal(error.name, 'MessageFormatError');
      assert.equal(error.index, 1);
      assert.equal(error.message, 'Message 1: role must be user, assistant, system or tool, not “robot”.');
      assert.ok(error.cause instanceof TypeError);
      return true;
    },
  );
});

test('parseMessages refuses a repeated id', () => {
  const list = [
    { id: 'a', ...hello },
    { id: 'a', ...hello },
  ];
  assert.throws(() => parseMessages(list), /^MessageFormatError: Message 1: the id “a” is there already/);
});

test('parseMessages gives each message an id, where it has none of its own', () => {
  const messages = parseMessages([hello, { ...hello }, { ...hello, id: 'mine' }]);
  assert.equal(new Set(messages.map(({ id }) => id)).size, 3);
  assert.equal(messages[2]?.id, 'mine');
  assert.ok(messages.every(({ id }) => typeof id === 'string' && id !== ''));
});

test('a hole in the list is told like any other entry that is none', () => {
  const list = [hello, hello, hello];
  delete list[1];
  assert.deepEqual(
    read(list).refused.map(([index]) => index),
    [1],
  );
});

test('a list whose entry throws when it is read takes no other along', () => {
  const list = [hello, hello, hello];
  Object.defineProperty(list, 1, { get: () => assert.fail('This entry is broken.') });
  assert.deepEqual(read(list).places, [0, 2]);
});
