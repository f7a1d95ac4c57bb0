import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import type { Liked } from '../../src/events.js';
import {
  allByRole,
  byRole,
  drawn,
  eventsOf,
  fixture,
  nextEvent,
  readable,
  until,
  warnings,
} from '../support/fixture.js';

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const system = (content: unknown) => ({ role: 'system', content });
const tool = (content: unknown) => ({ role: 'tool', content });
const thought = (content: unknown) => ({ role: 'assistant', content, metadata: { title: 'Looking' } });

const picture = { url: '/package.json', orig_name: 'cat.png', mime_type: 'image/png' };
const filePart = { type: 'file', file: picture };
const textPart = (text: string) => ({ type: 'text', text });

const button = (chatbot: ParleyChatbot, name: string) => {
  const found = allByRole(chatbot, 'button', name).at(-1);
  if (!found) throw new Error(`There is no button “${name}”.`);
  return found;
};

async function press(chatbot: ParleyChatbot, name: string): Promise<void> {
  button(chatbot, name).click();
  await drawn(chatbot);
}

/** Opens the last editor of that name, types, and saves. */
async function edit(chatbot: ParleyChatbot, name: string, text: string): Promise<void> {
  await press(chatbot, name);
  const box = await until(() => allByRole(chatbot, 'textbox').at(-1));
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  box.form?.requestSubmit();
  await drawn(chatbot);
}

/** What is reported when the last button of a name is pressed; `undefined` where there is none. */
interface Told {
  readonly retry: readonly [index: number, value: unknown] | undefined;
  /** On the last message that can be edited, to “new”. */
  readonly edit: readonly [index: number, previous: string, content: unknown];
  readonly like: readonly [index: number, value: unknown] | undefined;
}

const histories: Readonly<Record<string, readonly [messages: readonly unknown[], told: Told]>> = {
  'a question and its answer': [
    [user('q'), assistant('a')],
    { retry: [0, 'q'], edit: [1, 'a', 'new'], like: [1, 'a'] },
  ],
  'a group of answers: the last of them': [
    [user('q'), assistant('a'), assistant('b')],
    { retry: [0, 'q'], edit: [2, 'b', 'new'], like: [2, 'b'] },
  ],
  'several questions in a row: the last is answered': [
    [user('q'), user('r'), assistant('a')],
    { retry: [1, 'r'], edit: [2, 'a', 'new'], like: [2, 'a'] },
  ],
  'a question of file and text: all its parts': [
    [user([picture, 'q']), assistant('a')],
    { retry: [0, [filePart, textPart('q')]], edit: [1, 'a', 'new'], like: [1, 'a'] },
  ],
  'a question of text and file: all its parts': [
    [user(['q', picture]), assistant('a')],
    { retry: [0, [textPart('q'), filePart]], edit: [1, 'a', 'new'], like: [1, 'a'] },
  ],
  'an answer of several parts: it is one message': [
    [user('q'), assistant(['a', picture, 'b'])],
    {
      retry: [0, 'q'],
      edit: [1, 'a\n\nb', [textPart('new'), filePart]],
      like: [1, [textPart('a'), filePart, textPart('b')]],
    },
  ],
  'an answer alone: it is no answer to anything': [
    [assistant('a')],
    { retry: undefined, edit: [0, 'a', 'new'], like: [0, 'a'] },
  ],
  'answers alone': [
    [assistant('a'), assistant('b')],
    { retry: undefined, edit: [1, 'b', 'new'], like: [1, 'b'] },
  ],
  'a beginning by the assistant': [
    [assistant('hi'), user('q'), assistant('a')],
    { retry: [1, 'q'], edit: [2, 'a', 'new'], like: [2, 'a'] },
  ],
  'instructions and an answer: they are no question': [
    [system('s'), assistant('a')],
    { retry: undefined, edit: [1, 'a', 'new'], like: [1, 'a'] },
  ],
  'instructions before the question': [
    [system('s'), user('q'), assistant('a')],
    { retry: [1, 'q'], edit: [2, 'a', 'new'], like: [2, 'a'] },
  ],
  'instructions between question and answer': [
    [user('q'), system('s'), assistant('a')],
    { retry: [0, 'q'], edit: [2, 'a', 'new'], like: [2, 'a'] },
  ],
  'instructions at the end': [
    [user('q'), assistant('a'), system('s')],
    { retry: [0, 'q'], edit: [1, 'a', 'new'], like: [1, 'a'] },
  ],
  'a question that waits for its answer': [
    [user('q'), assistant('a'), user('r')],
    { retry: undefined, edit: [2, 'r', 'new'], like: [1, 'a'] },
  ],
  'a step before the answer': [
    [user('q'), thought('t'), assistant('a')],
    { retry: [0, 'q'], edit: [2, 'a', 'new'], like: [2, 'a'] },
  ],
  'a tool between': [
    [user('q'), assistant([{ type: 'thought', title: 'f', content: '' }, 'a']), tool('r'), assistant('b')],
    { retry: [0, 'q'], edit: [3, 'b', 'new'], like: [3, 'b'] },
  ],
  'reasoning within the answer: it stays where it was': [
    [user('q'), assistant([{ type: 'thought', title: 'T', content: 't' }, 'a'])],
    {
      retry: [0, 'q'],
      edit: [1, 'a', [{ type: 'thought', title: 'T', content: 't' }, textPart('new')]],
      like: [1, [{ type: 'thought', title: 'T', content: 't' }, textPart('a')]],
    },
  ],
};

const offers = { retryable: true, undoable: true, likeable: true, editable: 'all' } as const;

for (const groupConsecutiveMessages of [true, false]) {
  const how = groupConsecutiveMessages ? '' : ', each message by itself';
  for (const [name, [messages, told]] of Object.entries(histories)) {
    describe(`Chatbot: ${name}${how}`, () => {
      const chat = () => fixture('parley-chatbot', { messages, ...offers, groupConsecutiveMessages });

      for (const [verb, type] of [
        ['Retry', 'retry'],
        ['Undo', 'undo'],
      ] as const) {
        it(`${verb} reports the question, once`, async () => {
          const chatbot = await chat();
          const asked = eventsOf(chatbot, type);
          const buttons = allByRole(chatbot, 'button', verb);
          assert.equal(buttons.length, told.retry ? 1 : 0);
          buttons[0]?.click();
          await drawn(chatbot);
          assert.deepEqual(
            asked.map(({ detail: { index, value } }) => [index, value]),
            told.retry ? [[...told.retry]] : [],
          );
          for (const { detail } of asked) assert.deepEqual(detail.message, chatbot.messages[detail.index]);
        });
      }

      it('Edit reports the message that was edited, once, and all else of it stays', async () => {
        const chatbot = await chat();
        const edits = eventsOf(chatbot, 'edit');
        await edit(chatbot, 'Edit', 'new');
        const [index, previousValue, content] = told.edit;
        const message = { ...chatbot.messages[index], content };
        assert.deepEqual(
          edits.map(({ detail }) => detail as unknown),
          [{ index, value: 'new', previousValue, message }],
        );
      });

      it('Like reports the message on which it was pressed, once', async () => {
        const chatbot = await chat();
        const likes = eventsOf(chatbot, 'like');
        await press(chatbot, 'Like');
        assert.deepEqual(
          likes.map(({ detail: { index, value, liked } }) => [index, value, liked]),
          told.like ? [[...told.like, true]] : [],
        );
      });
    });
  }
}

describe('Chatbot: consecutive messages of one side', () => {
  const messages = [user('q'), user('r'), assistant(['a', picture]), assistant('b')];
  const groups = (chatbot: ParleyChatbot) =>
    [...(chatbot.shadowRoot?.querySelectorAll('section') ?? [])].map(readable);

  it('stand together', async () => {
    const chatbot = await fixture('parley-chatbot', { messages });
    assert.equal(groups(chatbot).length, 2);
  });

  it('stand each by itself where the page wants it, and no message is taken apart', async () => {
    const chatbot = await fixture('parley-chatbot', { messages, groupConsecutiveMessages: false });
    assert.deepEqual(groups(chatbot), ['q', 'r', 'a', 'b']);
    assert.equal(allByRole(chatbot, 'article').length, 4);
  });
});

describe('Chatbot: feedback', () => {
  const messages = [user('q'), assistant('a'), user('r'), assistant('b')];
  const feedback = (props: object = {}) => fixture('parley-chatbot', { messages, likeable: true, ...props });

  async function choose(chatbot: ParleyChatbot, option: string): Promise<void> {
    button(chatbot, 'Give feedback').click();
    const menu = await until(() => chatbot.shadowRoot?.querySelector('[role=menu]:popover-open'));
    const items = [...menu.querySelectorAll('button')];
    items.find(({ textContent }) => textContent === option)?.click();
    await drawn(chatbot);
  }

  it('on the user’s messages, too, where the page wants it', async () => {
    const chatbot = await feedback({ likeUserMessage: true });
    const liked = nextEvent(chatbot, 'like');
    byRole(chatbot, 'button', 'Like: message from You').click();
    assert.equal((await liked).detail.index, 0);
  });

  it('“Like” alone is a thumb up alone', async () => {
    const chatbot = await feedback({ feedbackOptions: ['Like'], buttons: [] });
    assert.deepEqual(
      allByRole(chatbot, 'button').map(({ title }) => title),
      ['Like', 'Like'],
    );
  });

  it('the page’s own words are in a menu', async () => {
    const chatbot = await feedback({ feedbackOptions: ['Like', 'Spam', 'Wrong'] });
    button(chatbot, 'Give feedback').click();
    const menu = await until(() => chatbot.shadowRoot?.querySelector('[role=menu]:popover-open'));
    const items = [...menu.querySelectorAll('[role=menuitemradio]')];
    assert.deepEqual(
      items.map(({ textContent }) => textContent),
      ['Spam', 'Wrong'],
    );
    assert.equal(allByRole(chatbot, 'button', 'Dislike').length, 0);
  });

  it('choosing one fires once, with the word; again takes it back', async () => {
    const chatbot = await feedback({ feedbackOptions: ['Spam', 'Wrong'] });
    const likes = eventsOf(chatbot, 'like');
    for (const option of ['Spam', 'Wrong', 'Wrong']) await choose(chatbot, option);
    assert.deepEqual(
      likes.map(({ detail }) => detail.liked),
      ['Spam', 'Wrong', null],
    );
  });

  it('“retry” is a word as any other', async () => {
    const chatbot = await feedback({ feedbackOptions: ['retry'], retryable: true });
    const retries = eventsOf(chatbot, 'retry');
    const liked = nextEvent(chatbot, 'like');
    await choose(chatbot, 'retry');
    assert.equal((await liked).detail.liked, 'retry');
    assert.equal(retries.length, 0);
  });

  const pressed = (chatbot: ParleyChatbot) =>
    ['Like', 'Dislike', 'Give feedback'].map((name) =>
      allByRole(chatbot, 'button', `${name}:`).map(({ ariaPressed }) => ariaPressed === 'true'),
    );

  it('the menu’s button shows that something was said', async () => {
    const chatbot = await feedback({ feedbackOptions: ['Spam'] });
    await choose(chatbot, 'Spam');
    assert.deepEqual(pressed(chatbot)[2], [false, true]);
  });

  it('what the page knows already belongs to the message of that place', async () => {
    const feedbackValue = [null, 'Like', null, 'Spam'];
    const chatbot = await feedback({ feedbackOptions: ['Like', 'Dislike', 'Spam'], feedbackValue });
    assert.deepEqual(pressed(chatbot), [
      [true, false],
      [false, false],
      [false, true],
    ]);
  });

  it('and goes with its message when others come before it', async () => {
    const chatbot = await feedback({ feedbackValue: [null, 'Like'] });
    chatbot.messages = [user('o'), assistant('p'), ...chatbot.messages];
    await drawn(chatbot);
    assert.deepEqual(pressed(chatbot)[0], [false, true, false]);
  });

  it('and may be known before the messages are', async () => {
    const chatbot = await feedback({ messages: [], feedbackValue: [null, 'Dislike'] });
    Object.assign(chatbot, { messages });
    await drawn(chatbot);
    assert.deepEqual(pressed(chatbot)[1], [true, false]);
  });

  it('its reader may change it', async () => {
    const chatbot = await feedback({ feedbackValue: [null, null, null, 'Like'] });
    const liked = nextEvent(chatbot, 'like');
    await press(chatbot, 'Like');
    assert.isNull((await liked).detail.liked);
    assert.deepEqual(pressed(chatbot)[0], [false, false]);
  });

  it('another conversation begins without', async () => {
    const chatbot = await feedback({ feedbackValue: [null, 'Like'] });
    Object.assign(chatbot, { messages: [user('other'), assistant('answer')] });
    await drawn(chatbot);
    assert.deepEqual(pressed(chatbot)[0], [false]);
  });

  const spoken: readonly (readonly [presses: readonly string[], words: string])[] = [
    [['Like'], 'Liked'],
    [['Dislike'], 'Disliked'],
    [['Like', 'Like'], 'Feedback taken back'],
  ];
  for (const [presses, words] of spoken) {
    it(`${presses.join(' twice, or ')} is spoken: ${words}`, async () => {
      const chatbot = await feedback();
      for (const name of presses) await press(chatbot, name);
      await until(() => byRole(chatbot, 'status').lastElementChild?.textContent === words);
    });
  }

  describe('with a comment', () => {
    const comment = (chatbot: ParleyChatbot) =>
      until(() => allByRole(chatbot, 'textbox', 'Comment').find((box) => box.matches(':popover-open *')));

    it('asks for one, and tells it in an event of its own', async () => {
      const chatbot = await feedback({ feedbackComment: true });
      const likes = eventsOf(chatbot, 'like');
      await press(chatbot, 'Dislike');
      const box = await comment(chatbot);
      box.value = 'Too long.';
      box.form?.requestSubmit();
      assert.deepEqual(
        likes.map(({ detail: { index, liked, comment } }) => [index, liked, comment]),
        [
          [3, false, undefined],
          [3, false, 'Too long.'],
        ] as [number, Liked, string | undefined][],
      );
      await until(() => allByRole(chatbot, 'textbox').length === 0);
    });

    it('does not ask what is taken back, nor without the page’s wish', async () => {
      const chatbot = await feedback();
      await press(chatbot, 'Like');
      chatbot.feedbackComment = true;
      await press(chatbot, 'Like');
      assert.equal(allByRole(chatbot, 'textbox').length, 0);
    });

    it('none is needed', async () => {
      const chatbot = await feedback({ feedbackComment: true });
      const likes = eventsOf(chatbot, 'like');
      await press(chatbot, 'Like');
      (await comment(chatbot)).form?.requestSubmit();
      await until(() => allByRole(chatbot, 'textbox').length === 0);
      assert.equal(likes.length, 1);
    });
  });
});

describe('Chatbot: selecting a message', () => {
  const messages = [system('s'), user('q'), assistant(['a', picture])];

  it('is not reported unless the page wants it', async () => {
    const chatbot = await fixture('parley-chatbot', { messages });
    const selections = eventsOf(chatbot, 'message-select');
    byRole(chatbot, 'article').click();
    assert.equal(selections.length, 0);
  });

  it('reports the message that was clicked', async () => {
    const chatbot = await fixture('parley-chatbot', { messages, selectable: true });
    const selected = nextEvent(chatbot, 'message-select');
    allByRole(chatbot, 'article')[1]?.querySelector('p')?.click();
    const { index, value, message } = (await selected).detail;
    assert.deepEqual([index, value], [2, [textPart('a'), filePart]]);
    assert.deepEqual(message, chatbot.messages[2]);
  });

  it('or on which Enter was pressed', async () => {
    const chatbot = await fixture('parley-chatbot', { messages, selectable: true });
    const selected = nextEvent(chatbot, 'message-select');
    const [question] = allByRole(chatbot, 'article');
    question?.focus();
    question?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    assert.equal((await selected).detail.index, 1);
  });

  it('what is pressed inside it is not it', async () => {
    const chatbot = await fixture('parley-chatbot', { messages, selectable: true, likeable: true });
    const selections = eventsOf(chatbot, 'message-select');
    await press(chatbot, 'Like');
    assert.equal(selections.length, 0);
  });
});

describe('Chatbot: buttons of the page’s own', () => {
  const messages = [user('q')];
  const own = [
    { id: 7, value: 'Export' },
    { id: 'share', value: 'Share', icon: '/examples/demo/icon.svg' },
  ];

  it('say which was pressed', async () => {
    const chatbot = await fixture('parley-chatbot', { messages, buttons: own });
    const clicks = eventsOf(chatbot, 'button-click');
    for (const name of ['Export', 'Share']) await press(chatbot, name);
    assert.deepEqual(
      clicks.map(({ detail }) => detail.id),
      [7, 'share'],
    );
  });

  it('stand there before there are messages', async () => {
    const chatbot = await fixture('parley-chatbot', { buttons: ['copy-all', ...own] });
    assert.deepEqual(
      allByRole(chatbot, 'button').map(({ ariaLabel }) => ariaLabel),
      ['Export', 'Share'],
    );
  });

  it('as an attribute they are JSON', async () => {
    const chatbot = await fixture('parley-chatbot', { messages });
    chatbot.setAttribute('buttons', JSON.stringify(['copy_all', own[0]]));
    await drawn(chatbot);
    assert.deepEqual(chatbot.buttons, ['copy-all', { id: 7, value: 'Export' }]);
  });

  for (const bad of ['[', '["cut"]', '{}', '[{"id":1}]']) {
    it(`${bad} is said to be wrong, and the default stays`, async () => {
      warnings();
      const chatbot = await fixture('parley-chatbot', { messages });
      const failed = nextEvent(chatbot, 'parley-error');
      chatbot.setAttribute('buttons', bad);
      await drawn(chatbot);
      assert.equal((await failed).detail.source, 'buttons');
      assert.deepEqual(chatbot.buttons, ['copy', 'copy-all', 'download']);
    });
  }
});

describe('Chatbot: clear', () => {
  it('asks, and clears nothing by itself', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q')], clearable: true });
    const asked = nextEvent(chatbot, 'clear');
    await press(chatbot, 'Clear');
    assert.include(await asked, { cancelable: true, bubbles: true, composed: true });
    assert.equal(chatbot.messages.length, 1);
  });

  it('is not offered where nothing is said', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [system('s')], clearable: true });
    assert.equal(allByRole(chatbot, 'button').length, 0);
  });
});

describe('Chatbot: a page that builds its list bit by bit', () => {
  it('appends a message, and gets its id', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q')] });
    const before = chatbot.messages;
    const id = chatbot.append({ role: 'assistant', content: 'a' });
    assert.deepEqual(chatbot.messages.at(-1), { id, role: 'assistant', content: 'a' });
    assert.equal(before.length, 1, 'the list is another');
  });

  it('keeps an id that it gave', async () => {
    const chatbot = await fixture('parley-chatbot');
    assert.equal(chatbot.append({ id: 'x', role: 'user', content: 'q' }), 'x');
  });

  it('appends text as it comes', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q')] });
    const id = chatbot.append({ role: 'assistant', content: '' });
    for (const piece of ['Hel', 'lo']) chatbot.appendText(id, piece);
    assert.equal(chatbot.messages[1]?.content, 'Hello');
    await drawn(chatbot);
    assert.equal(readable(allByRole(chatbot, 'article')[1] as Element), 'Hello');
  });

  it('appends text after a file as a part of its own', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(picture)] });
    chatbot.appendText(chatbot.messages[0]?.id ?? '', 'See');
    assert.deepEqual(chatbot.messages[0]?.content, [filePart, textPart('See')] as never);
  });

  it('changes some of a message; its id and all else stay', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [{ ...assistant('a'), extra: 1 }] });
    const id = chatbot.messages[0]?.id ?? '';
    chatbot.update(id, { content: 'b', metadata: { title: 'T' } });
    const metadata = { title: 'T' };
    assert.deepEqual(chatbot.messages, [{ id, role: 'assistant', content: 'b', extra: 1, metadata }]);
  });

  it('fires nothing', async () => {
    const chatbot = await fixture('parley-chatbot');
    const heard: Event[] = [];
    for (const type of ['edit', 'clear', 'messages-change', 'change', 'input'])
      chatbot.addEventListener(type, (event) => heard.push(event));
    const id = chatbot.append({ role: 'user', content: 'q' });
    chatbot.appendText(id, 'r');
    chatbot.update(id, { content: 's' });
    await drawn(chatbot);
    assert.equal(heard.length, 0);
  });

  const wrong: Readonly<Record<string, (chatbot: ParleyChatbot, id: string) => void>> = {
    'an id that is not there': (chatbot) => chatbot.appendText('nobody', 'x'),
    'a patch that leaves no message': (chatbot, id) => chatbot.update(id, { content: 5 as never }),
    'a message that is none': (chatbot) =>
      assert.equal(chatbot.append({ role: 'robot', content: 'x' } as never), ''),
  };
  for (const [what, act] of Object.entries(wrong)) {
    it(`${what} is said, and takes nothing along`, async () => {
      warnings();
      const chatbot = await fixture('parley-chatbot', { messages: [user('q')] });
      const failed = nextEvent(chatbot, 'parley-error');
      act(chatbot, chatbot.messages[0]?.id ?? '');
      await drawn(chatbot);
      assert.isNotEmpty((await failed).detail.message);
      assert.equal(chatbot.messages[0]?.content, 'q');
      assert.equal(chatbot.messages.length, 1);
    });
  }

  it('may still append nodes, as to any element', async () => {
    const chatbot = await fixture('parley-chatbot');
    const node = document.createElement('span');
    chatbot.append(node, 'words');
    assert.equal(chatbot.childNodes.length, 2);
    assert.deepEqual(chatbot.messages, []);
  });
});
