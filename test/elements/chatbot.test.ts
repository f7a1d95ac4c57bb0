import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import type { MessageDetail } from '../../src/events.js';
import {
  addresses,
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

// The same server under another name: for a browser that is somebody else's.
const elsewhere = location.origin.replace('localhost', '127.0.0.1');
const gif = Uint8Array.from(atob('R0lGODlhAQABAAAAACwAAAAAAQABAAA='), (letter) => letter.charCodeAt(0));

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const system = (content: unknown) => ({ role: 'system', content });

const shown = (chatbot: ParleyChatbot) => allByRole(chatbot, 'article').map(readable);

/** Presses the last button whose name begins like this. */
async function press(chatbot: ParleyChatbot, name: string): Promise<void> {
  const button = allByRole(chatbot, 'button', name).at(-1);
  if (!button) throw new Error(`There is no button “${name}”.`);
  button.click();
  await drawn(chatbot);
}

async function set(chatbot: ParleyChatbot, messages: unknown): Promise<void> {
  Object.assign(chatbot, { messages });
  await drawn(chatbot);
}

const without = ({ index, value }: MessageDetail) => ({ index, value });

describe('Chatbot: shows messages in every form in which they come', () => {
  const file = { path: '/tmp/report.pdf', orig_name: 'report.pdf' };
  const forms: readonly [what: string, content: unknown, text: string][] = [
    ['a string', 'Hello', 'Hello'],
    ['a part', { type: 'text', text: 'Hello' }, 'Hello'],
    ['a list of strings', ['Hello', 'again'], 'Hello again'],
    ['a list of parts', [{ type: 'text', text: 'Hello' }], 'Hello'],
    ['a file as Gradio gives it', file, 'Download report.pdf'],
    ['a file with a description', { file, alt_text: 'The report' }, 'Download report.pdf'],
    ['text and a file', ['See', file], 'See Download report.pdf'],
    ['a file part', [{ type: 'file', file }], 'Download report.pdf'],
  ];
  for (const [what, content, text] of forms) {
    it(what, async () => {
      const chatbot = await fixture('parley-chatbot', {
        messages: [assistant(content)],
        fileUrl: (path) => path,
      });
      assert.deepEqual(shown(chatbot), [text]);
    });
  }

  it('a picture as OpenAI gives it', async () => {
    const url = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    const chatbot = await fixture('parley-chatbot', {
      messages: [user([{ type: 'image_url', image_url: { url } }])],
    });
    assert.equal(byRole(chatbot, 'img').src, url);
  });

  it('Markdown is formatted, a line end is a line break', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant('**one**\ntwo')] });
    const [message] = allByRole(chatbot, 'article');
    assert.equal(message?.querySelector('strong')?.textContent, 'one');
    assert.exists(message?.querySelector('br'));
  });

  it('HTML in a message does nothing', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [
        user(
          '<img src onerror="this.ran = true"><script>no()</script><style>* { display: none }</style>said',
        ),
      ],
    });
    assert.match(shown(chatbot)[0] ?? '', /^Picture – Picture not shown ?said$/);
  });

  it('each message says whose it is', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('a'), assistant('b')] });
    const names = allByRole(chatbot, 'article').map((message) => message.ariaLabel);
    assert.deepEqual(names, ['Message from You', 'Message from Assistant']);
  });

  it('a name in the message is used in the place of its role', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [{ ...assistant('b'), name: 'Ada' }] });
    byRole(chatbot, 'article', 'Message from Ada');
  });

  it('instructions to the model are not shown', async () => {
    const developer = { role: 'developer', content: 'c' };
    const chatbot = await fixture('parley-chatbot', { messages: [system('a'), user('b'), developer] });
    assert.deepEqual(shown(chatbot), ['b']);
  });

  it('the list reads back with ids, and developer as system', async () => {
    const developer = { role: 'developer', content: 'x' };
    const chatbot = await fixture('parley-chatbot', {
      messages: [developer, { ...user('b'), id: 7, extra: 1 }],
    });
    const [first, second] = chatbot.messages;
    assert.match(first?.id ?? '', /^p-/);
    assert.equal(first?.role, 'system');
    assert.deepEqual(second, { id: '7', role: 'user', content: 'b', extra: 1 });
  });

  it('what the page passed in is not changed', async () => {
    const messages = [user('a'), assistant([{ type: 'text', text: 'b' }])];
    const before = JSON.stringify(messages);
    const chatbot = await fixture('parley-chatbot', { messages, likeable: true, editable: 'all' });
    await press(chatbot, 'Like');
    assert.equal(JSON.stringify(messages), before);
  });

  for (const none of [null, undefined, []]) {
    it(`${JSON.stringify(none)} is an empty conversation`, async () => {
      const chatbot = await fixture('parley-chatbot', { messages: [user('a')] });
      await set(chatbot, none);
      assert.deepEqual(chatbot.messages, []);
      assert.deepEqual(shown(chatbot), []);
    });
  }
});

describe('Chatbot: a message that is none', () => {
  const list = [
    user('a'),
    { role: 'robot', content: 'b' },
    { content: 'c' },
    null,
    assistant(5),
    assistant('d'),
  ];

  async function withBadOnes() {
    const said = warnings();
    const chatbot = await fixture('parley-chatbot');
    const errors = eventsOf(chatbot, 'parley-error');
    await set(chatbot, list);
    return { chatbot, errors, said };
  }

  it('takes no other along', async () => {
    const { chatbot } = await withBadOnes();
    assert.deepEqual(shown(chatbot), ['a', 'd']);
  });

  it('is named by its place', async () => {
    const { errors } = await withBadOnes();
    assert.deepEqual(
      errors.map(({ detail }) => [detail.source, detail.index]),
      [1, 2, 3, 4].map((index) => ['messages', index]),
    );
  });

  it('is said to be wrong, and why', async () => {
    const { errors, said } = await withBadOnes();
    assert.match(errors[0]?.detail.message ?? '', /role must be .* not “robot”/);
    assert.include(said[0], 'robot');
  });

  it('is reported once, however often the list is set', async () => {
    const { chatbot, errors } = await withBadOnes();
    await set(chatbot, list);
    await set(chatbot, structuredClone(list));
    assert.equal(errors.length, 4);
  });

  it('counts in the index of those after it', async () => {
    const { chatbot } = await withBadOnes();
    chatbot.likeable = true;
    await drawn(chatbot);
    const liked = nextEvent(chatbot, 'like');
    await press(chatbot, 'Like');
    assert.equal((await liked).detail.index, 5);
  });

  it('a thing that is no list shows nothing and says so', async () => {
    warnings();
    const chatbot = await fixture('parley-chatbot');
    const failed = nextEvent(chatbot, 'parley-error');
    await set(chatbot, 'hello');
    assert.include((await failed).detail.message, 'a list of messages was expected');
  });

  it('an id that is there twice is said, and both messages show', async () => {
    warnings();
    const chatbot = await fixture('parley-chatbot');
    const failed = nextEvent(chatbot, 'parley-error');
    await set(chatbot, [
      { ...user('a'), id: 'x' },
      { ...user('b'), id: 'x' },
    ]);
    assert.equal((await failed).detail.index, 1);
    assert.deepEqual(shown(chatbot), ['a', 'b']);
  });
});

const picture = { url: '/package.json', orig_name: 'cat.png', mime_type: 'image/png' };

for (const [name, type] of [
  ['Retry', 'retry'],
  ['Undo', 'undo'],
] as const) {
  describe(`Chatbot: ${name}`, () => {
    const props = { retryable: true, undoable: true };
    const parts = [
      { type: 'file', file: picture },
      { type: 'text', text: 'What is this?' },
    ];
    const histories: readonly [what: string, messages: unknown[], index: number, value: unknown][] = [
      ['a question and its answer', [user('q'), assistant('a')], 0, 'q'],
      ['two answers in a row', [user('q'), assistant('a'), assistant('b')], 0, 'q'],
      ['several questions in a row', [user('q'), user('r'), assistant('a')], 1, 'r'],
      ['a second turn', [user('q'), assistant('a'), user('r'), assistant('b')], 2, 'r'],
      ['instructions first', [system('s'), user('q'), assistant('a')], 1, 'q'],
      ['instructions between', [user('q'), system('s'), assistant('a')], 0, 'q'],
      ['instructions at the end', [user('q'), assistant('a'), system('s')], 0, 'q'],
      ['a history that begins with an answer', [assistant('hi'), user('q'), assistant('a')], 1, 'q'],
      ['a question with a file', [user([picture, 'What is this?']), assistant('a')], 0, parts],
      ['a question of one text part', [user([{ type: 'text', text: 'q' }]), assistant('a')], 0, 'q'],
    ];
    for (const [what, messages, index, value] of histories) {
      it(`${what}: reports the question before the answer`, async () => {
        const chatbot = await fixture('parley-chatbot', { ...props, messages });
        const asked = nextEvent(chatbot, type);
        await press(chatbot, name);
        const { detail } = await asked;
        assert.deepEqual(without(detail), { index, value });
        assert.equal(detail.message.id, chatbot.messages[index]?.id);
      });
    }

    it('counts entries that are no messages', async () => {
      warnings();
      const chatbot = await fixture('parley-chatbot', {
        ...props,
        messages: [null, user('q'), assistant('a')],
      });
      const asked = nextEvent(chatbot, type);
      await press(chatbot, name);
      assert.deepEqual(without((await asked).detail), { index: 1, value: 'q' });
    });

    for (const [what, messages] of [
      ['an answer without a question', [assistant('a')]],
      ['an answer to instructions', [system('s'), assistant('a')]],
      ['a question without an answer', [user('q'), assistant('a'), user('r')]],
    ] as const) {
      it(`${what}: is not offered`, async () => {
        const chatbot = await fixture('parley-chatbot', { ...props, messages });
        assert.equal(allByRole(chatbot, 'button', name).length, 0);
      });
    }

    it('is offered on the last answer alone', async () => {
      const messages = [user('q'), assistant('a'), user('r'), assistant('b')];
      const chatbot = await fixture('parley-chatbot', { ...props, messages });
      assert.equal(allByRole(chatbot, 'button', name).length, 1);
    });

    it('“all” offers it on each answer, for its own question', async () => {
      const messages = [user('q'), assistant('a'), user('r'), assistant('b')];
      const chatbot = await fixture('parley-chatbot', { retryable: 'all', undoable: 'all', messages });
      const asked = nextEvent(chatbot, type);
      assert.equal(allByRole(chatbot, 'button', name).length, 2);
      byRole(chatbot, 'button', name).click();
      assert.deepEqual(without((await asked).detail), { index: 0, value: 'q' });
    });

    it('is offered once on an answer of several parts', async () => {
      const chatbot = await fixture('parley-chatbot', {
        ...props,
        messages: [user('q'), assistant(['a', picture, 'b'])],
      });
      assert.equal(allByRole(chatbot, 'button', name).length, 1);
    });

    it('changes nothing by itself', async () => {
      const chatbot = await fixture('parley-chatbot', { ...props, messages: [user('q'), assistant('a')] });
      const before = chatbot.messages;
      await press(chatbot, name);
      assert.deepEqual(chatbot.messages, before);
      assert.deepEqual(shown(chatbot), ['q', 'a']);
    });

    it('is heard anywhere above, and can be prevented', async () => {
      const chatbot = await fixture('parley-chatbot', { ...props, messages: [user('q'), assistant('a')] });
      const heard = nextEvent(document, type as keyof HTMLElementEventMap);
      await press(chatbot, name);
      assert.include(await heard, { bubbles: true, composed: true, cancelable: true });
    });

    it('waits while an answer comes', async () => {
      const chatbot = await fixture('parley-chatbot', {
        ...props,
        status: 'pending',
        messages: [user('q'), assistant('a')],
      });
      assert.isTrue(byRole(chatbot, 'button', name).disabled);
    });
  });
}

describe('Chatbot: Like', () => {
  const likeable = true;

  it('is true, false, or null when it is taken back', async () => {
    const chatbot = await fixture('parley-chatbot', { likeable, messages: [user('q'), assistant('a')] });
    const likes = eventsOf(chatbot, 'like');
    for (const name of ['Like', 'Like', 'Dislike', 'Like', 'Dislike', 'Dislike']) await press(chatbot, name);
    assert.deepEqual(
      likes.map(({ detail }) => detail.liked),
      [true, null, false, true, false, null],
    );
  });

  it('reports the message on which it was pressed', async () => {
    const chatbot = await fixture('parley-chatbot', {
      likeable,
      messages: [user('q'), assistant('a'), assistant('b')],
    });
    const liked = nextEvent(chatbot, 'like');
    byRole(chatbot, 'button', 'Like').click();
    const { detail, cancelable } = await liked;
    assert.deepEqual(detail, { index: 1, value: 'a', liked: true, message: chatbot.messages[1] });
    assert.isFalse(cancelable);
  });

  it('counts instructions', async () => {
    const chatbot = await fixture('parley-chatbot', {
      likeable,
      messages: [system('s'), user('q'), assistant('a')],
    });
    const liked = nextEvent(chatbot, 'like');
    await press(chatbot, 'Like');
    assert.equal((await liked).detail.index, 2);
  });

  it('needs no question', async () => {
    const chatbot = await fixture('parley-chatbot', { likeable, messages: [assistant('a')] });
    assert.equal(allByRole(chatbot, 'button', 'Like').length, 1);
  });

  it('is not offered on questions', async () => {
    const chatbot = await fixture('parley-chatbot', { likeable, messages: [user('q')] });
    assert.equal(allByRole(chatbot, 'button', 'Like').length, 0);
  });

  it('shows as pressed', async () => {
    const chatbot = await fixture('parley-chatbot', { likeable, messages: [assistant('a')] });
    await press(chatbot, 'Dislike');
    const pressed = ['Like', 'Dislike'].map((name) => byRole(chatbot, 'button', name).ariaPressed);
    assert.deepEqual(pressed, ['false', 'true']);
  });
});

describe('Chatbot: Edit', () => {
  const editable = 'user';
  const history = [system('s'), user('q'), assistant('a'), user('r'), assistant('b')];
  const box = (chatbot: ParleyChatbot) => byRole(chatbot, 'textbox', 'Edit');

  async function editing(content: unknown, role = 'user') {
    const chatbot = await fixture('parley-chatbot', { editable: 'all', messages: [{ role, content }] });
    await press(chatbot, 'Edit');
    return chatbot;
  }

  async function retype(text: string): Promise<void> {
    await sendKeys({ press: 'Control+A' });
    await sendKeys({ type: text });
  }

  it('is offered on the user’s messages alone', async () => {
    const chatbot = await fixture('parley-chatbot', { editable, messages: history });
    assert.equal(allByRole(chatbot, 'button', 'Edit').length, 2);
    assert.equal(allByRole(chatbot, 'button', 'Edit: message from You').length, 2);
  });

  it('“all” offers it on answers, too', async () => {
    const chatbot = await fixture('parley-chatbot', { editable: 'all', messages: history });
    assert.equal(allByRole(chatbot, 'button', 'Edit: message from Assistant').length, 2);
  });

  it('reports the message that was edited, once, with its text before and after', async () => {
    const chatbot = await fixture('parley-chatbot', { editable, messages: history });
    const edits = eventsOf(chatbot, 'edit');
    byRole(chatbot, 'button', 'Edit').click();
    await until(() => chatbot.shadowRoot?.activeElement?.localName === 'textarea');
    await retype('better');
    await sendKeys({ press: 'Enter' });
    const message = { ...chatbot.messages[1], content: 'better' };
    assert.deepEqual(
      edits.map(({ detail }) => detail),
      [{ index: 1, value: 'better', previousValue: 'q', message } as (typeof edits)[0]['detail']],
    );
  });

  it('one of two messages in a row is that one', async () => {
    const chatbot = await fixture('parley-chatbot', {
      editable,
      messages: [user('q'), user('r'), assistant('a')],
    });
    const edited = nextEvent(chatbot, 'edit');
    await press(chatbot, 'Edit');
    await retype('r2');
    await sendKeys({ press: 'Enter' });
    const { index, previousValue } = (await edited).detail;
    assert.deepEqual([index, previousValue], [1, 'r']);
  });

  it('keeps the files', async () => {
    const chatbot = await editing([picture, 'What is this?']);
    const edited = nextEvent(chatbot, 'edit');
    await retype('Who is this?');
    await sendKeys({ press: 'Enter' });
    assert.deepEqual((await edited).detail.message.content, [
      { type: 'file', file: picture },
      { type: 'text', text: 'Who is this?' },
    ]);
  });

  it('joins several texts by a blank line, and gives back one in the place of the first', async () => {
    const chatbot = await editing(['one', picture, 'two']);
    const edited = nextEvent(chatbot, 'edit');
    assert.equal(box(chatbot).value, 'one\n\ntwo');
    await retype('three');
    await sendKeys({ press: 'Enter' });
    const { previousValue, message } = (await edited).detail;
    assert.equal(previousValue, 'one\n\ntwo');
    assert.deepEqual(message.content, [
      { type: 'text', text: 'three' },
      { type: 'file', file: picture },
    ]);
  });

  it('shows the source, not what was made of it', async () => {
    assert.equal(box(await editing('**bold** <b>x</b>')).value, '**bold** <b>x</b>');
  });

  it('opens with the cursor in the text', async () => {
    const chatbot = await editing('q');
    assertSame(chatbot.shadowRoot?.activeElement, box(chatbot));
  });

  it('Shift and Enter begin a new line', async () => {
    const chatbot = await editing('q');
    const edits = eventsOf(chatbot, 'edit');
    await retype('a');
    await sendKeys({ press: 'Shift+Enter' });
    await sendKeys({ type: 'b' });
    assert.equal(box(chatbot).value, 'a\nb');
    assert.equal(edits.length, 0);
  });

  it('Escape gives up: no event, and the old text shows', async () => {
    const chatbot = await editing('q');
    const edits = eventsOf(chatbot, 'edit');
    await retype('other');
    await sendKeys({ press: 'Escape' });
    await until(() => allByRole(chatbot, 'textbox').length === 0);
    assert.deepEqual(shown(chatbot), ['q']);
    assert.equal(edits.length, 0);
  });

  it('what was given up is not there the next time', async () => {
    const chatbot = await editing('q');
    await retype('other');
    await sendKeys({ press: 'Escape' });
    await until(() => allByRole(chatbot, 'textbox').length === 0);
    await press(chatbot, 'Edit');
    assert.equal(box(chatbot).value, 'q');
  });

  it('the buttons do the same', async () => {
    const chatbot = await editing('q');
    const edited = nextEvent(chatbot, 'edit');
    await retype('r');
    await press(chatbot, 'Send');
    assert.equal((await edited).detail.value, 'r');
    await press(chatbot, 'Edit');
    await press(chatbot, 'Cancel');
    assert.deepEqual(shown(chatbot), ['q']);
  });

  for (const key of ['Enter', 'Escape']) {
    it(`${key} puts the focus back on the button`, async () => {
      const chatbot = await editing('q');
      await sendKeys({ press: key });
      await until(() => allByRole(chatbot, 'textbox').length === 0);
      assertSame(chatbot.shadowRoot?.activeElement, byRole(chatbot, 'button', 'Edit'));
    });

    it(`${key} chooses a word while an input method composes`, async () => {
      const chatbot = await editing('q');
      const edits = eventsOf(chatbot, 'edit');
      const keydown = { key, isComposing: true, bubbles: true, composed: true, cancelable: true };
      const taken = !box(chatbot).dispatchEvent(new KeyboardEvent('keydown', keydown));
      await drawn(chatbot);
      assert.equal(allByRole(chatbot, 'textbox').length, 1);
      assert.isFalse(taken);
      assert.equal(edits.length, 0);
    });
  }

  it('changes nothing by itself', async () => {
    const chatbot = await editing('q');
    await retype('r');
    await sendKeys({ press: 'Enter' });
    await until(() => allByRole(chatbot, 'textbox').length === 0);
    assert.deepEqual(shown(chatbot), ['q']);
    assert.equal(chatbot.messages[0]?.content, 'q');
  });

  it('goes on, with what has been typed, while answers come', async () => {
    const chatbot = await editing('q');
    await retype('half');
    await set(chatbot, [user('q'), assistant('new')]);
    await sendKeys({ type: ' done' });
    assert.equal(box(chatbot).value, 'half done');
  });

  it('what is typed there is not heard as the page’s own input', async () => {
    const chatbot = await editing('q');
    const heard: Event[] = [];
    for (const type of ['input', 'change']) chatbot.addEventListener(type, (event) => heard.push(event));
    await retype('r');
    await sendKeys({ press: 'Tab' });
    assert.equal(heard.length, 0);
  });
});

describe('Chatbot: a bare one', () => {
  it('offers to copy, and nothing else that the page has not switched on', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), assistant('a')] });
    const names = allByRole(chatbot, 'button').map(({ ariaLabel }) => ariaLabel);
    const each = ['Copy: message from You', 'Copy: message from Assistant'];
    assert.deepEqual(names, ['Copy conversation', ...each]);
  });

  it('takes the empty string, which Vue sets for an attribute without a value, as that attribute', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), assistant('a')] });
    Object.assign(chatbot, { retryable: '', undoable: '', likeable: '', editable: '', buttons: [] });
    await drawn(chatbot);
    assert.equal(allByRole(chatbot, 'button').length, 5);
  });

  it('names each button by what it does, then by whose message', async () => {
    const chatbot = await fixture('parley-chatbot', {
      ...{ retryable: true, undoable: true, likeable: true, editable: 'all', buttons: ['copy'] },
      messages: [user('q'), assistant('a')],
    });
    const names = allByRole(chatbot, 'button').map(({ ariaLabel }) => ariaLabel);
    const onAnswer = ['Copy', 'Like', 'Dislike', 'Retry', 'Undo', 'Edit'].map(
      (verb) => `${verb}: message from Assistant`,
    );
    assert.deepEqual(names, ['Copy: message from You', 'Edit: message from You', ...onAnswer]);
  });
});

for (const [way, again] of [
  ['changed in place', (list: { content: string }[]) => list],
  ['sent anew, without ids', (list: { content: string }[]) => structuredClone(list)],
] as const) {
  describe(`Chatbot: a list that is ${way}`, () => {
    async function conversation() {
      const list = [user('q'), assistant('a'), user('r'), assistant('b')] as {
        role: string;
        content: string;
      }[];
      const chatbot = await fixture('parley-chatbot', { messages: list, likeable: true, editable: 'user' });
      return { list, chatbot, last: list[3] as { content: string } };
    }

    it('shows what has changed', async () => {
      const { list, chatbot, last } = await conversation();
      last.content = 'b and more';
      await set(chatbot, again(list));
      assert.deepEqual(shown(chatbot), ['q', 'a', 'r', 'b and more']);
    });

    it('shows what was added', async () => {
      const { list, chatbot } = await conversation();
      list.push({ role: 'user', content: 's' });
      await set(chatbot, again(list));
      assert.deepEqual(shown(chatbot), ['q', 'a', 'r', 'b', 's']);
    });

    it('shows what went before it', async () => {
      const { list, chatbot } = await conversation();
      const before = allByRole(chatbot, 'article');
      list.unshift({ role: 'user', content: 'o' }, { role: 'assistant', content: 'p' });
      await set(chatbot, again(list));
      assert.deepEqual(shown(chatbot), ['o', 'p', 'q', 'a', 'r', 'b']);
      const after = allByRole(chatbot, 'article').slice(2);
      before.forEach((message, i) => {
        assertSame(message, after[i]);
      });
    });

    it('keeps the nodes of all messages, and of finished paragraphs', async () => {
      const { list, chatbot, last } = await conversation();
      const nodes = () => [...allByRole(chatbot, 'article'), chatbot.shadowRoot?.querySelectorAll('p')[3]];
      last.content = 'b\n\nsecond';
      await set(chatbot, again(list));
      const before = nodes();
      last.content = 'b\n\nsecond and third';
      await set(chatbot, again(list));
      nodes().forEach((node, i) => {
        assertSame(node, before[i]);
      });
    });

    it('keeps likes', async () => {
      const { list, chatbot, last } = await conversation();
      await press(chatbot, 'Like');
      last.content = 'b and more';
      await set(chatbot, again(list));
      list.push({ role: 'user', content: 's' });
      await set(chatbot, again(list));
      const pressed = allByRole(chatbot, 'button', 'Like').map(({ ariaPressed }) => ariaPressed);
      assert.deepEqual(pressed, ['false', 'true']);
    });

    it('keeps a running edit', async () => {
      const { list, chatbot, last } = await conversation();
      await press(chatbot, 'Edit');
      await sendKeys({ type: '!' });
      last.content = 'b and more';
      await set(chatbot, again(list));
      const box = byRole(chatbot, 'textbox');
      assert.equal(box.value, 'r!');
      assertSame(chatbot.shadowRoot?.activeElement, box);
    });

    it('keeps the ids', async () => {
      const { list, chatbot, last } = await conversation();
      const before = chatbot.messages.map(({ id }) => id);
      last.content = 'b and more';
      await set(chatbot, again(list));
      assert.deepEqual(
        chatbot.messages.map(({ id }) => id),
        before,
      );
    });
  });
}

describe('Chatbot: attributes', () => {
  const attributes = `status="pending" label="Help" placeholder="Hi" layout="panel" autoscroll="false" editable="all"
    retryable undoable="all" likeable avatars='{"user":"/me.png"}'`;
  const values = (chatbot: ParleyChatbot) => {
    const {
      status,
      label,
      placeholder,
      layout,
      avatars,
      autoscroll,
      editable,
      retryable,
      undoable,
      likeable,
    } = chatbot;
    return {
      status,
      label,
      placeholder,
      layout,
      avatars,
      autoscroll,
      editable,
      retryable,
      undoable,
      likeable,
    };
  };
  const find = (box: Element) => box.querySelector('parley-chatbot') as ParleyChatbot;

  it('set the properties', async () => {
    const chatbot = find(await markup(`<parley-chatbot ${attributes}></parley-chatbot>`));
    assert.deepEqual(values(chatbot), {
      ...{
        status: 'pending',
        label: 'Help',
        placeholder: 'Hi',
        layout: 'panel',
        avatars: { user: '/me.png' },
      },
      ...{ autoscroll: false, editable: 'all', retryable: true, undoable: 'all', likeable: true },
    });
  });

  it('that are removed give back the defaults', async () => {
    const chatbot = find(await markup(`<parley-chatbot ${attributes}></parley-chatbot>`));
    for (const name of chatbot.getAttributeNames()) chatbot.removeAttribute(name);
    await drawn(chatbot);
    const { editable, ...rest } = values(await fixture('parley-chatbot'));
    assert.include(values(chatbot), { ...rest, avatars: chatbot.avatars });
    assert.deepEqual(chatbot.avatars, {});
    assert.notOk(chatbot.editable);
  });

  for (const name of ['retryable', 'undoable', 'likeable', 'editable']) {
    it(`${name}="false" means no`, async () => {
      const chatbot = find(await markup(`<parley-chatbot ${name}="false" buttons="[]"></parley-chatbot>`));
      await set(chatbot, [user('q'), assistant('a')]);
      assert.equal(allByRole(chatbot, 'button').length, 0);
    });

    it(`a plain ${name} means yes`, async () => {
      const chatbot = find(await markup(`<parley-chatbot ${name} buttons="[]"></parley-chatbot>`));
      await set(chatbot, [user('q'), assistant('a')]);
      assert.isAtLeast(allByRole(chatbot, 'button').length, 1);
    });
  }

  it('avatars that are no JSON are said to be so, and there are none', async () => {
    const said = warnings();
    const chatbot = await fixture('parley-chatbot', { messages: [user('q')] });
    const failed = nextEvent(chatbot, 'parley-error');
    chatbot.setAttribute('avatars', '{user: me.png}');
    await drawn(chatbot);
    assert.equal((await failed).detail.source, 'avatars');
    assert.deepEqual(chatbot.avatars, {});
    assert.deepEqual(shown(chatbot), ['q']);
    assert.equal(said.length, 1);
  });
});

describe('Chatbot: files', () => {
  const withFile = (file: object, props: object = {}) =>
    fixture('parley-chatbot', { messages: [assistant({ file, alt_text: 'A cat' })], ...props });
  const bytes = (type: string, name: string) => new File(['<script>parent.__ran()</script>'], name, { type });
  const card = (chatbot: ParleyChatbot) => byRole(chatbot, 'link', 'Download');

  it('a picture shows, described', async () => {
    const chatbot = await withFile({ blob: new File([gif], 'cat.gif', { type: 'image/gif' }) });
    const image = byRole(chatbot, 'img', 'A cat');
    await until(() => image.naturalWidth === 1);
  });

  it('a picture without a description is named by its file', async () => {
    const blob = new File([gif], 'cat.gif', { type: 'image/gif' });
    const chatbot = await fixture('parley-chatbot', { messages: [assistant({ blob })] });
    byRole(chatbot, 'img', 'cat.gif');
  });

  for (const [tag, type, name] of [
    ['audio', 'audio/wav', 'voice.wav'],
    ['video', 'video/webm', 'film.webm'],
  ] as const) {
    it(`${tag} has a player, named by its file`, async () => {
      const chatbot = await withFile({ blob: new File([], name, { type }) });
      const player = chatbot.shadowRoot?.querySelector(tag);
      assert.isTrue(player?.controls);
      assert.isFalse(player?.autoplay);
      assert.equal(player?.ariaLabel, name);
      assert.match(player?.src ?? '', /^blob:/);
    });
  }

  it('by its ending, where no type is said', async () => {
    const chatbot = await withFile({ url: '/package.json', orig_name: 'voice.MP3' });
    assert.exists(chatbot.shadowRoot?.querySelector('audio'));
  });

  it('all else is a card with name, size and download', async () => {
    const chatbot = await withFile({ blob: new File(['x'.repeat(2500)], 'data.csv', { type: 'text/csv' }) });
    assert.include(card(chatbot), { download: 'data.csv' });
    assert.equal(readable(part(chatbot, 'file')), 'Download data.csv 3 kB');
  });

  it('a long name keeps its beginning and its ending', async () => {
    const chatbot = await withFile({ url: '/x', orig_name: `${'a'.repeat(60)}.tar.gz`, size: 1 });
    const [start, end] = [...card(chatbot).querySelectorAll<HTMLElement>('bdi[title] span')];
    assert.isAbove(start?.scrollWidth ?? 0, start?.clientWidth ?? 0, 'the beginning is cut');
    assert.equal(end?.textContent, 'aa.tar.gz');
    assert.equal(end?.scrollWidth, end?.clientWidth, 'the ending is not');
    assert.include(card(chatbot), { download: `${'a'.repeat(60)}.tar.gz` });
  });

  for (const [type, name] of [
    ['text/html', 'page.html'],
    ['image/svg+xml', 'drawing.svg'],
    ['application/xhtml+xml', 'page.xhtml'],
    ['application/pdf', 'paper.pdf'],
    ['image/png', 'really.html'],
    ['text/html', 'really.png'],
  ] as const) {
    it(`${name} of type ${type} can be kept, and never be opened as a page`, async () => {
      const chatbot = await withFile({ blob: bytes(type, name) });
      const link = card(chatbot);
      const response = await fetch(link.href);
      assert.equal((await response.blob()).type, 'application/octet-stream');
      assert.equal(link.download, name);
      assert.equal(link.target, '');
      assert.isNull(chatbot.shadowRoot?.querySelector('img, iframe, object, embed'));
    });
  }

  it('the blob wins over the address', async () => {
    const chatbot = await withFile({
      blob: new File([gif], 'cat.gif', { type: 'image/gif' }),
      url: `${elsewhere}/x.gif`,
    });
    assert.match(byRole(chatbot, 'img').src, /^blob:/);
  });

  it('a picture from elsewhere waits, and names its host', async () => {
    const chatbot = await withFile({ ...picture, url: `${elsewhere}/package.json` });
    assert.equal(allByRole(chatbot, 'img').length, 0);
    assert.include(readable(part(chatbot, 'file')), `cat.png, from ${new URL(elsewhere).host}`);
  });

  it('one press shows it', async () => {
    const chatbot = await withFile({ ...picture, url: `${elsewhere}/package.json` });
    await press(chatbot, 'Show: cat.png');
    assert.include(byRole(chatbot, 'img'), {
      src: `${elsewhere}/package.json`,
      referrerPolicy: 'no-referrer',
    });
  });

  it('a recording from elsewhere waits, too', async () => {
    const chatbot = await withFile({ url: `${elsewhere}/voice.mp3` });
    assert.isNull(chatbot.shadowRoot?.querySelector('audio'));
    byRole(chatbot, 'button', 'Show: voice.mp3');
  });

  it('urlPolicy lets it load', async () => {
    const file = { ...picture, url: `${elsewhere}/package.json` };
    const chatbot = await withFile(file, { urlPolicy: { load: [elsewhere] } });
    assert.equal(byRole(chatbot, 'img').src, file.url);
  });

  it('a host that only begins like one on the list still waits', async () => {
    const chatbot = await withFile(
      { ...picture, url: `${elsewhere}.evil.test/x.png` },
      { urlPolicy: { load: [elsewhere] } },
    );
    assert.equal(allByRole(chatbot, 'img').length, 0);
  });

  it('urlPolicy narrows where links lead', async () => {
    const messages = [assistant('[a](https://good.test/x) [b](https://other.test/y)')];
    const chatbot = await fixture('parley-chatbot', {
      messages,
      urlPolicy: { links: ['https://good.test'] },
    });
    assert.deepEqual(
      allByRole(chatbot, 'link').map(({ href }) => href),
      ['https://good.test/x'],
    );
  });

  it('a server’s path is made an address by fileUrl', async () => {
    const chatbot = await withFile(
      { path: '/tmp/cat.png', mime_type: 'image/png' },
      { fileUrl: (path: string) => `${elsewhere}/package.json?file=${encodeURIComponent(path)}` },
    );
    assert.equal(byRole(chatbot, 'img').src, `${elsewhere}/package.json?file=%2Ftmp%2Fcat.png`);
  });

  it('a path without fileUrl is asked of nobody', async () => {
    const chatbot = await withFile({ path: '/tmp/cat.png', mime_type: 'image/png' });
    assert.equal(allByRole(chatbot, 'img').length + allByRole(chatbot, 'link').length, 0);
    assert.include(readable(chatbot), 'cat.png');
  });

  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://x.test/1',
    'https://me:pw@x.test/f',
  ]) {
    it(`${url} is no address`, async () => {
      const chatbot = await withFile({ url, orig_name: 'cat.png' });
      assert.equal(allByRole(chatbot, 'img').length + allByRole(chatbot, 'link').length, 0);
      assert.include(readable(chatbot), 'cat.png');
    });
  }
});

describe('Chatbot: addresses of blobs', () => {
  const messages = [
    user([{ blob: new File([gif], 'cat.gif', { type: 'image/gif' }) }, { blob: new File(['x'], 'a.txt') }]),
  ];

  it('there is one for each file, however often it is drawn', async () => {
    const alive = addresses();
    const chatbot = await fixture('parley-chatbot', { messages });
    await set(chatbot, [...messages, assistant('more')]);
    chatbot.strings = {};
    await drawn(chatbot);
    assert.equal(alive.size, 2);
  });

  it('they go with their messages', async () => {
    const alive = addresses();
    const chatbot = await fixture('parley-chatbot', { messages });
    await set(chatbot, [user('other')]);
    assert.equal(alive.size, 0);
  });

  it('they go with the element', async () => {
    const alive = addresses();
    const chatbot = await fixture('parley-chatbot', { messages });
    chatbot.remove();
    await Promise.resolve(); // One that is moved is back by then.
    assert.equal(alive.size, 0);
  });

  it('they are there again when the element is', async () => {
    addresses();
    const chatbot = await fixture('parley-chatbot', { messages });
    chatbot.remove();
    document.body.append(chatbot);
    await drawn(chatbot);
    const image = byRole(chatbot, 'img');
    await until(() => image.naturalWidth === 1);
    assert.equal(await (await fetch(byRole(chatbot, 'link').href)).text(), 'x');
  });
});

describe('Chatbot: moved to another place in the page', () => {
  async function moved(props: object, before: (chatbot: ParleyChatbot) => Promise<void>) {
    const chatbot = await fixture('parley-chatbot', props);
    await before(chatbot);
    const place = document.createElement('section');
    document.body.append(place);
    afterThis(() => place.remove());
    place.append(chatbot);
    await drawn(chatbot);
    return chatbot;
  }

  it('keeps its messages', async () => {
    const chatbot = await moved({ messages: [user('q'), assistant('a')] }, async () => {});
    assert.deepEqual(shown(chatbot), ['q', 'a']);
  });

  it('keeps likes', async () => {
    const chatbot = await moved({ likeable: true, messages: [assistant('a')] }, (chatbot) =>
      press(chatbot, 'Like'),
    );
    assert.equal(byRole(chatbot, 'button', 'Like').ariaPressed, 'true');
  });

  it('keeps a running edit', async () => {
    const chatbot = await moved({ editable: 'user', messages: [user('q')] }, async (chatbot) => {
      await press(chatbot, 'Edit');
      await sendKeys({ type: ' and more' });
    });
    assert.equal(byRole(chatbot, 'textbox').value, 'q and more');
  });

  it('keeps what was allowed to load', async () => {
    const file = { ...picture, url: `${elsewhere}/package.json` };
    const chatbot = await moved({ messages: [assistant({ file })] }, (chatbot) => press(chatbot, 'Show'));
    assert.equal(byRole(chatbot, 'img').src, file.url);
  });

  it('still follows the end', async () => {
    const chatbot = await moved({ messages: [assistant('long '.repeat(3000))] }, async () => {});
    await set(chatbot, [assistant('long '.repeat(4000))]);
    await until(() => atEnd(chatbot));
  });
});

function atEnd(chatbot: ParleyChatbot): boolean {
  const { scrollHeight, clientHeight, scrollTop } = byRole(chatbot, 'log');
  return scrollHeight > clientHeight && scrollHeight - clientHeight - scrollTop <= 1;
}

describe('Chatbot: while an answer comes', () => {
  const dots = (chatbot: ParleyChatbot) => allByRole(chatbot, 'image', 'Answering').length;
  const caret = (chatbot: ParleyChatbot) => {
    const last = [...(chatbot.shadowRoot?.querySelectorAll('p') ?? [])].at(-1);
    return last !== undefined && getComputedStyle(last, '::after').content !== 'none';
  };

  it('pending: dots stand where it will be', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q')], status: 'pending' });
    assert.equal(dots(chatbot), 1);
    assert.isFalse(caret(chatbot));
  });

  it('generating: a caret stands at its end, and no dots', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [user('q'), assistant('a')],
      status: 'generating',
    });
    assert.equal(dots(chatbot), 0);
    assert.isTrue(caret(chatbot));
  });

  it('generating, and nothing there yet: dots', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q')], status: 'generating' });
    assert.equal(dots(chatbot), 1);
  });

  it('idle: neither', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [user('q'), assistant('a')],
      status: 'generating',
    });
    chatbot.status = 'idle';
    await drawn(chatbot);
    assert.equal(dots(chatbot), 0);
    assert.isFalse(caret(chatbot));
  });

  it('a page that only sets longer lists has a caret while they grow', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), assistant('a')] });
    assert.isFalse(caret(chatbot));
    await set(chatbot, [user('q'), assistant('a b')]);
    assert.isTrue(caret(chatbot));
    await until(() => !caret(chatbot));
  });

  it('the growing answer offers nothing yet', async () => {
    const chatbot = await fixture('parley-chatbot', {
      ...{ messages: [user('q'), assistant('a')], status: 'generating' },
      ...{ retryable: true, likeable: true, undoable: true, editable: 'all' },
    });
    assert.equal(allByRole(chatbot, 'button', 'Edit: message from You').length, 1);
    const [, answer] = allByRole(chatbot, 'article');
    assert.isNull(answer?.querySelector('button') ?? null);
  });

  it('the log itself keeps quiet', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q')] });
    assert.equal(byRole(chatbot, 'log').ariaLive, 'off');
  });
});

describe('Chatbot: what surrounds the messages', () => {
  it('an empty conversation invites', async () => {
    const chatbot = await fixture('parley-chatbot');
    assert.equal(readable(byRole(chatbot, 'log')), 'Ask anything.');
  });

  it('with words of the page’s own, as Markdown', async () => {
    const chatbot = await fixture('parley-chatbot', { placeholder: '# Welcome' });
    assert.equal(chatbot.shadowRoot?.querySelector('h1')?.textContent, 'Welcome');
  });

  it('the invitation goes with the first message', async () => {
    const chatbot = await fixture('parley-chatbot', { placeholder: 'Welcome' });
    await set(chatbot, [user('q')]);
    assert.notInclude(readable(chatbot), 'Welcome');
  });

  it('instructions alone are no conversation yet', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [system('s')] });
    assert.include(readable(chatbot), 'Ask anything.');
  });

  it('the label stands above and names the log', async () => {
    const chatbot = await fixture('parley-chatbot', { label: 'Support' });
    assert.include(readable(chatbot), 'Support');
    byRole(chatbot, 'log', 'Support');
  });

  it('the panel layout names both sides', async () => {
    const messages = [user('q'), { ...assistant('a'), name: 'Ada' }];
    const chatbot = await fixture('parley-chatbot', { layout: 'panel', messages });
    assert.match(readable(byRole(chatbot, 'log')), /You q .*Ada a/);
  });

  it('the bubble layout stands the user’s words at the end side', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), assistant('a')] });
    const [mine, other] = [...(chatbot.shadowRoot?.querySelectorAll('[part=text]') ?? [])].map((text) =>
      text.getBoundingClientRect(),
    );
    assert.isAbove(mine?.left ?? 0, (other?.left ?? 0) + 100);
  });

  it('and at the other side where one writes from right to left', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), assistant('a')], dir: 'rtl' });
    const [mine, other] = [...(chatbot.shadowRoot?.querySelectorAll('[part=text]') ?? [])].map((text) =>
      text.getBoundingClientRect(),
    );
    assert.isBelow(mine?.right ?? 0, (other?.right ?? 0) - 100);
  });

  it('avatars stand beside the two sides, once for messages in a row', async () => {
    const messages = [user('q'), assistant('a'), assistant('b')];
    const avatars = { user: '/examples/demo/icon.svg?me', assistant: `${elsewhere}/examples/demo/icon.svg` };
    const chatbot = await fixture('parley-chatbot', { avatars, messages });
    assert.deepEqual(
      allByRole(chatbot, 'img').map(({ src }) => src),
      [location.origin + avatars.user, avatars.assistant],
    );
  });

  it('an avatar that is no picture’s address is none', async () => {
    const chatbot = await fixture('parley-chatbot', {
      avatars: { user: 'javascript:alert(1)' },
      messages: [user('q')],
    });
    assert.equal(allByRole(chatbot, 'img').length, 0);
  });

  it('a translation stands where there is one, English where there is none', async () => {
    const strings = {
      retry: 'Wiederholen',
      actionOn: (verb: string, who: string) => `${verb}: Nachricht von ${who}`,
    };
    const messages = [user('q'), assistant('a')];
    const chatbot = await fixture('parley-chatbot', { strings, retryable: true, undoable: true, messages });
    byRole(chatbot, 'button', 'Wiederholen: Nachricht von Assistant');
    byRole(chatbot, 'button', 'Undo: Nachricht von Assistant');
  });

  it('a translation that comes later is shown', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q')] });
    chatbot.strings = { messageFrom: (who) => `Nachricht von ${who}`, user: 'Ihnen' };
    await drawn(chatbot);
    byRole(chatbot, 'article', 'Nachricht von Ihnen');
  });

  it('sizes are written as in the language of the page', async () => {
    const file = { url: '/f.bin', size: 1_500_000 };
    const chatbot = await fixture('parley-chatbot', { messages: [user({ file })], lang: 'de' });
    assert.include(readable(chatbot), '1,5 MB');
  });
});

describe('Chatbot: what its reader has opened', () => {
  const folded = '<details><summary>Steps</summary>\n\none\n\n</details>';
  const open = (chatbot: ParleyChatbot) => chatbot.shadowRoot?.querySelector('details')?.open;

  it('stays open when the element is moved', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(folded)] });
    chatbot.shadowRoot?.querySelector('summary')?.click();
    document.body.prepend(chatbot);
    await drawn(chatbot);
    assert.isTrue(open(chatbot));
  });

  it('stays open when a file elsewhere in the conversation is shown', async () => {
    const file = { ...picture, url: `${elsewhere}/package.json` };
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(folded), assistant({ file })] });
    chatbot.shadowRoot?.querySelector('summary')?.click();
    await press(chatbot, 'Show');
    assert.isTrue(open(chatbot));
  });

  it('a picture in the text stays when the element is moved', async () => {
    const text = `![A cat](${elsewhere}/examples/demo/icon.svg)`;
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(text)] });
    await press(chatbot, 'Show: A cat');
    document.body.prepend(chatbot);
    await drawn(chatbot);
    assert.equal(allByRole(chatbot, 'img').length, 1);
  });
});

describe('Chatbot: what a page may get wrong', () => {
  it('avatars="null" are none, and the messages show', async () => {
    const page = await markup('<parley-chatbot></parley-chatbot>');
    const chatbot = page.firstElementChild as ParleyChatbot;
    chatbot.setAttribute('avatars', 'null');
    await set(chatbot, [user('q')]);
    assert.deepEqual(shown(chatbot), ['q']);
  });

  it('a fileUrl that throws takes no message along', async () => {
    warnings();
    const fileUrl = () => {
      throw new Error('no');
    };
    const chatbot = await fixture('parley-chatbot', { fileUrl });
    await set(chatbot, [user('q'), assistant({ path: '/tmp/a.png' })]);
    assert.equal(shown(chatbot).length, 2);
  });
});

describe('Chatbot: an answer that came at once', () => {
  it('is not growing because the one before it did', async () => {
    const chatbot = await fixture('parley-chatbot', {
      likeable: true,
      messages: [user('q'), assistant('a')],
    });
    await set(chatbot, [user('q'), assistant('a b')]);
    await set(chatbot, [user('q'), assistant('a b'), user('r'), assistant('c')]);
    assert.equal(allByRole(chatbot, 'button', 'Like').length, 2);
  });
});

describe('Chatbot: the focus of those who use the keyboard', () => {
  it('stays in the chatbot after Show', async () => {
    const file = { ...picture, url: `${elsewhere}/package.json` };
    const chatbot = await fixture('parley-chatbot', { messages: [assistant({ file })] });
    byRole(chatbot, 'button', 'Show').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => allByRole(chatbot, 'img').length === 1);
    assertSame(document.activeElement, chatbot);
  });

  it('stays in the chatbot after Scroll down', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant('long '.repeat(3000))] });
    for (let frame = 0; frame < 4; frame += 1) await nextFrame();
    byRole(chatbot, 'log').scrollTop = 0;
    const button = await until(() => allByRole(chatbot, 'button', 'Scroll down')[0]);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => allByRole(chatbot, 'button', 'Scroll down').length === 0);
    assertSame(document.activeElement, chatbot);
  });
});

describe('Chatbot: pieces that come faster than frames', () => {
  it('are drawn once in a frame, and all of them in the end', async () => {
    const answer = (content: string) => [{ role: 'assistant', content }];
    const chat = await fixture('parley-chatbot', { messages: answer('x') });
    const prose = chat.shadowRoot?.querySelector('.prose') as Element;
    let [frames, drawings] = [0, 0];
    const observer = new MutationObserver(() => {
      drawings += 1;
    });
    observer.observe(prose, { subtree: true, childList: true, characterData: true });
    const count = () => {
      frames += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    for (let n = 2; n <= 400; n += 1) {
      chat.messages = answer('x'.repeat(n));
      await new Promise((done) => setTimeout(done));
    }
    await drawn(chat);
    observer.disconnect();
    assert.equal(prose.textContent, 'x'.repeat(400));
    assert.isAtMost(drawings, frames + 2);
  });
});

describe('Chatbot: odd surroundings', () => {
  const pdf = { url: '/report.pdf', orig_name: 'report.pdf', size: 2000 };

  it('a language that nobody knows keeps no message away', async () => {
    const { lang } = document.documentElement;
    document.documentElement.lang = 'en_US';
    afterThis(() => Object.assign(document.documentElement, { lang }));
    const chatbot = await fixture('parley-chatbot', { messages: [user(pdf), assistant('Thanks')] });
    assert.lengthOf(shown(chatbot), 2);
  });

  it('what is drawn while it is away leaves no address behind', async () => {
    const alive = addresses();
    const chatbot = await fixture('parley-chatbot');
    chatbot.remove();
    Object.assign(chatbot, { messages: [user({ blob: new File([gif], 'a.gif', { type: 'image/gif' }) })] });
    await chatbot.updateComplete;
    await Promise.resolve();
    assert.equal(alive.size, 0);
  });

  it('an urlPolicy that is no list throws nothing', async () => {
    const picture = { url: `${elsewhere}/a.png`, mime_type: 'image/png' };
    const chatbot = await fixture('parley-chatbot', {
      messages: [user(picture)],
      urlPolicy: { load: `${elsewhere}/` as never, links: 7 as never },
    });
    assert.exists(chatbot.shadowRoot?.querySelector('img'), 'one prefix is as good as a list of one');
  });

  it('a file in a long conversation makes no page longer', async () => {
    const before = document.documentElement.scrollHeight;
    const chatbot = await fixture('parley-chatbot', {
      messages: [...Array.from({ length: 60 }, (_, i) => user(`Question ${i}`)), user(pdf)],
    });
    const own = chatbot.getBoundingClientRect().height;
    assert.isAtMost(document.documentElement.scrollHeight, Math.max(before, innerHeight) + own);
  });

  it('an edit with nothing in it is not taken', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q')], editable: 'user' });
    const edits = eventsOf(chatbot, 'edit');
    await press(chatbot, 'Edit');
    const box = await until(() => allByRole(chatbot, 'textbox')[0] as HTMLTextAreaElement | undefined);
    box.value = '  ';
    await press(chatbot, 'Send');
    assert.lengthOf(edits, 0);
    assert.lengthOf(allByRole(chatbot, 'textbox'), 1);
  });
});
