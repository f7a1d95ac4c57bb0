import { assert } from 'chai';
import '../../src/index.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import type { Responder } from '../../src/model/backend.js';
import type { Message, UserInput } from '../../src/model/message.js';
import { answered, boxOf, chatbotOf, press, said, shown } from '../support/conversation.js';
import {
  allByRole,
  byRole,
  drawn,
  eventsOf,
  fixture,
  nextEvent,
  part,
  readable,
  replace,
  until,
} from '../support/fixture.js';

/*
 * What Gradio gets wrong, and what is right here: one test for each that is not seen elsewhere. That retry, undo, edit
 * and like name the right message, once and with all its parts, is in chatbot-events.test.ts, as are feedback that is
 * taken back and selections; who nests in whom is in outline.test.ts and thoughts.test.ts, tags of reasoning are in
 * reasoning.test.ts, files that an edit would lose in chatbot-edit.test.ts and session.test.ts, what is copied in
 * chatbot-copy.test.ts, files that do not fit in multimodal-textbox.test.ts, what is left to do after Stop, Clear and a
 * failure in chat-interface.test.ts, and tags that would be swallowed in markdown-tags.test.ts.
 */

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown, rest: object = {}) => ({ role: 'assistant', content, ...rest });
const system = (content: unknown) => ({ role: 'system', content });
const step = (title: string, content: unknown, metadata: object = {}) =>
  assistant(content, { metadata: { title, ...metadata } });
const cat = { url: '/package.json', orig_name: 'cat.png', mime_type: 'image/png' };
const options = [{ value: 'more', label: 'Tell me more' }];
const reasoningTags = [['<think>', '</think>']] as const;

type Props = Readonly<Record<string, unknown>>;
const chatbotWith = (messages: readonly unknown[], props: Props = {}) =>
  fixture('parley-chatbot', { messages, ...props });

/** Presses the last button of a name. */
function pressLast(chatbot: ParleyChatbot, name: string): void {
  const button = allByRole(chatbot, 'button', name).at(-1);
  if (!button) throw new Error(`There is no button “${name}”.`);
  button.click();
}

/** Opens the last editor, adds a letter, and saves. */
async function edit(chatbot: ParleyChatbot): Promise<void> {
  pressLast(chatbot, 'Edit');
  const box = await until(() => allByRole(chatbot, 'textbox').at(-1));
  box.value += '!';
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  box.form?.requestSubmit();
  await drawn(chatbot);
}

/** What reaches a clipboard that takes text alone. */
function clipboard(): string[] {
  const taken: string[] = [];
  const writeText = async (text: string) => void taken.push(text);
  replace(navigator, 'clipboard', { writeText } as Clipboard);
  return taken;
}

/** What a responder was asked, each time: the question, and what was said before. */
interface Asked {
  readonly message: UserInput;
  readonly history: readonly Message[];
}

async function chatWith(messages: readonly unknown[], props: Props = {}) {
  const asked: Asked[] = [];
  const chat = await fixture('parley-chat-interface', {
    messages,
    respond: (message, { history }) => {
      asked.push({ message, history });
      return `to ${message.text}`;
    },
    ...props,
  });
  await drawn(chatbotOf(chat));
  return { chat, asked };
}

interface Fault {
  readonly gradio: string;
  readonly here: string;
  readonly test: () => Promise<void>;
}

const values: readonly Fault[] = [
  {
    gradio: 'strips the white space with which a text begins, and tabs in it',
    here: 'code that an answer begins with stays code, indented as it was',
    test: async () => {
      const chatbot = await chatbotWith([assistant('    if (a)\n    \treturn;')]);
      assert.equal(part(chatbot, 'text').querySelector('pre')?.textContent?.trimEnd(), 'if (a)\n\treturn;');
      assert.equal(chatbot.messages[0]?.content, '    if (a)\n    \treturn;');
    },
  },
  {
    gradio: 'rewrites addresses of files inside what is said',
    here: 'an address in code is what was written',
    test: async () => {
      const chatbot = await chatbotWith([assistant('```html\n<img src="/file=a.png">\n```')]);
      assert.include(readable(part(chatbot, 'text')), '<img src="/file=a.png">');
    },
  },
  {
    gradio: 'drops a message without parts, and those after it are counted one too low',
    here: 'a message without parts still counts',
    test: async () => {
      const chatbot = await chatbotWith([user('q'), assistant([]), user('r')], { editable: 'user' });
      const edited = nextEvent(chatbot, 'edit');
      await edit(chatbot);
      assert.equal((await edited).detail.index, 2);
    },
  },
  ...['<think>a</think>b', '<think></think>', '<think>', ''].map((text) => ({
    gradio: 'counts each piece of reasoning as a message, and one without words not at all',
    here: `an answer counts as one, where it is ${JSON.stringify(text)}`,
    test: async () => {
      const messages = [user('q'), assistant(text), user('r')];
      const chatbot = await chatbotWith(messages, { editable: 'user', reasoningTags });
      const edited = nextEvent(chatbot, 'edit');
      await edit(chatbot);
      assert.equal((await edited).detail.index, 2);
      assert.equal(chatbot.messages.length, 3);
    },
  })),
];

const groups: readonly Fault[] = [
  {
    gradio: 'puts the buttons of a whole group under each part of it, in panels',
    here: 'Retry stands there once, and Copy once for each message',
    test: async () => {
      const messages = [user('q'), assistant(['a', cat, 'b']), assistant('c')];
      const chatbot = await chatbotWith(messages, { layout: 'panel', retryable: true });
      assert.equal(allByRole(chatbot, 'button', 'Retry').length, 1);
      assert.equal(allByRole(chatbot, 'button', 'Copy: message from Assistant').length, 2);
    },
  },
  {
    gradio: 'copies a whole group',
    here: 'Copy takes the message on which it was pressed',
    test: async () => {
      const taken = clipboard();
      const chatbot = await chatbotWith([user('q'), assistant('a'), assistant('b')]);
      pressLast(chatbot, 'Copy: message from Assistant');
      await until(() => taken.length > 0);
      assert.deepEqual(taken, ['b']);
    },
  },
  {
    gradio: 'offers no Copy where a file stands beside the text',
    here: 'the text beside a file can be copied',
    test: async () => {
      const taken = clipboard();
      const chatbot = await chatbotWith([assistant([cat, 'a cat'])]);
      pressLast(chatbot, 'Copy: message from Assistant');
      await until(() => taken.length > 0);
      assert.deepEqual(taken, ['a cat']);
    },
  },
  {
    gradio: 'does not report a copy on a page without https',
    here: 'the page hears of it there, too',
    test: async () => {
      replace(navigator, 'clipboard', undefined as unknown as Clipboard);
      replace(document, 'execCommand', () => true);
      const chatbot = await chatbotWith([user('q'), assistant('a')]);
      const copied = nextEvent(chatbot, 'message-copy');
      pressLast(chatbot, 'Copy: message from Assistant');
      assert.equal((await copied).detail.index, 1);
    },
  },
];

const edits: readonly Fault[] = [
  {
    gradio: 'offers no Edit where `editable` is `true`, as its guide has it',
    here: '`true` means the user’s messages',
    test: async () => {
      const chatbot = await chatbotWith([user('q'), assistant('a')], { editable: true });
      const names = allByRole(chatbot, 'button', 'Edit').map(({ ariaLabel }) => ariaLabel);
      assert.deepEqual(names, ['Edit: message from You']);
    },
  },
  {
    gradio: 'does not let an edit be given up while an answer comes',
    here: 'Cancel gives it up at any time',
    test: async () => {
      const chatbot = await chatbotWith([user('q')], { editable: 'user' });
      pressLast(chatbot, 'Edit');
      await until(() => allByRole(chatbot, 'textbox').length > 0);
      chatbot.status = 'generating';
      await drawn(chatbot);
      pressLast(chatbot, 'Cancel');
      await drawn(chatbot);
      assert.equal(allByRole(chatbot, 'textbox').length, 0);
    },
  },
];

const steps: readonly Fault[] = [
  ...Object.entries({
    'that may have others inside it': [step('A', ['one', 'two'], { id: 1 })],
    'inside another': [step('A', '', { id: 1 }), step('B', ['one', 'two'], { id: 2, parent_id: 1 })],
  }).map(([which, messages]) => ({
    gradio: 'shows of a thought of several parts the first alone',
    here: `a thought ${which} has all its parts`,
    test: async () => {
      const chatbot = await chatbotWith(messages);
      assert.match(readable(part(chatbot, 'log')), /one\s?two/);
    },
  })),
  {
    gradio: 'puts dots after every thought that is done, of whichever turn',
    here: 'there are dots where an answer is awaited, and nowhere else',
    test: async () => {
      const messages = [user('q'), step('T', 't', { status: 'done' }), user('r')];
      const chatbot = await chatbotWith(messages, { status: 'generating' });
      assert.equal(allByRole(chatbot, 'image', 'Answering').length, 1);
    },
  },
  {
    gradio: 'reports a selection when a thought is opened by Enter',
    here: 'opening a thought is no selection',
    test: async () => {
      const chatbot = await chatbotWith([assistant(['a', { type: 'thought', title: 'T', content: 't' }])], {
        selectable: true,
      });
      const selections = eventsOf(chatbot, 'message-select');
      const title = chatbot.shadowRoot?.querySelector('summary');
      title?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      title?.click();
      assert.equal(selections.length, 0);
    },
  },
  {
    gradio: 'loses suggested replies where an answer ends with reasoning',
    here: 'they are offered',
    test: async () => {
      const chatbot = await chatbotWith([assistant('a<think>b</think>', { options })], { reasoningTags });
      await until(() => readable(chatbot).includes('Tell me more'));
    },
  },
];

const files: readonly Fault[] = [
  {
    gradio: 'takes any type with “image” or “audio” in it for a picture or a recording',
    here: 'an image of a disk is a file',
    test: async () => {
      const disk = { url: '/package.json', orig_name: 'disk.dmg', mime_type: 'application/x-disk-image' };
      const chatbot = await chatbotWith([user([disk])]);
      byRole(chatbot, 'link', 'Download disk.dmg');
      assert.equal(allByRole(chatbot, 'img').length, 0);
    },
  },
];

const turns: readonly Fault[] = [
  {
    gradio: 'undoes two questions in a row at once, their words run together',
    here: 'Undo takes back the last question, and leaves the one before it',
    test: async () => {
      const { chat } = await chatWith([user('one'), user('two'), assistant('a')]);
      await press(chat, 'Undo');
      await until(() => shown(chat).length === 1);
      assert.equal(boxOf(chat).value.text, 'two');
      assert.deepEqual(said(chat), [['user', 'one']]);
    },
  },
  {
    gradio: 'asks two questions in a row again as one, their words run together',
    here: 'Retry asks the last one, and the one before it is history',
    test: async () => {
      const { chat, asked } = await chatWith([user('one'), user('two'), assistant('a')]);
      const over = nextEvent(chat, 'response-end');
      await press(chat, 'Retry');
      await over;
      const [{ message, history } = {}] = asked;
      assert.equal(message?.text, 'two');
      assert.deepEqual(
        history?.map(({ content }) => content),
        ['one'],
      );
    },
  },
  {
    gradio: 'gives back nothing where instructions stand after the question',
    here: 'Undo gives back the question',
    test: async () => {
      const { chat } = await chatWith([user('one'), system('s'), assistant('a')]);
      await press(chat, 'Undo');
      await until(() => shown(chat).length === 0);
      assert.equal(boxOf(chat).value.text, 'one');
    },
  },
  {
    gradio: 'forgets instructions from the second question on',
    here: 'a responder is given them each time',
    test: async () => {
      const { chat, asked } = await chatWith([system('s')]);
      await answered(chat, 'q');
      await answered(chat, 'r');
      assert.deepEqual(
        asked.map(({ history }) => history[0]?.content),
        ['s', 's'],
      );
    },
  },
  {
    gradio: 'does not give the placeholder back after the first question',
    here: 'the box keeps it',
    test: async () => {
      const { chat } = await chatWith([]);
      const { placeholder } = byRole(boxOf(chat), 'textbox');
      assert.notEqual(placeholder, '');
      await answered(chat);
      assert.equal(byRole(boxOf(chat), 'textbox').placeholder, placeholder);
    },
  },
  ...(['edit', 'option'] as const).map((way) => ({
    gradio: 'cannot stop the answer to an edited question or to a suggested reply',
    here: `Stop ends the answer to ${way === 'edit' ? 'an edited question' : 'a suggested reply'}, and keeps what came`,
    test: async () => {
      const { chat } = await chatWith([user('q'), assistant('a', { options })], { respond: unending });
      const over = nextEvent(chat, 'response-end');
      if (way === 'edit') await edit(chatbotOf(chat));
      else (await until(() => allByRole(chatbotOf(chat), 'button', 'Tell me more')[0])).click();
      await until(() => shown(chat).at(-1) === 'Hel');
      await press(chat, 'Stop');
      assert.equal((await over).detail.state, 'stopped');
      assert.deepEqual(said(chat).at(-1), ['assistant', 'Hel']);
    },
  })),
];

/** An answer that would go on. */
const unending: Responder = async function* (_message, { signal }) {
  yield 'Hel';
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
};

const subjects = { values, groups, edits, steps, files, turns };

for (const [subject, faults] of Object.entries(subjects)) {
  describe(`Where Gradio is wrong: ${subject}`, () => {
    for (const { gradio, here, test } of faults) it(`it ${gradio}: here ${here}`, test);
  });
}
