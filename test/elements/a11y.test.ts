import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { assert } from 'chai';
import '../../src/index.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import {
  afterThis,
  allByRole,
  byRole,
  drawn,
  eventsOf,
  fixture,
  markup,
  nextEvent,
  pasteOf,
  until,
} from '../support/fixture.js';

declare const axe: typeof axeCore;

/** All rules, none switched off: what is wrong, where, and what is measured. */
async function faults(context: Element): Promise<string[]> {
  arrive(context);
  const { violations } = await axe.run(context, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** What appears softly has another colour while it does. */
function arrive(within: Element | ShadowRoot): void {
  for (const animation of within.getAnimations({ subtree: true })) {
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  }
  for (const element of within.querySelectorAll('*')) if (element.shadowRoot) arrive(element.shadowRoot);
  if (within instanceof Element && within.shadowRoot) arrive(within.shadowRoot);
}

const text = `# A title

Text with **strong**, \`code\`, a [link](https://lit.dev/) and [https://bank.test](https://evil.test).

- one
- two

> quoted

| a | b |
|---|---|
| 1 | 2 |

\`\`\`js
const a = 1;
\`\`\`

![A cat](https://elsewhere.test/cat.png) ![none](javascript:x)

<details><summary>More</summary>inner</details>`;

const gif = Uint8Array.from(atob('R0lGODlhAQABAAAAACwAAAAAAQABAAA='), (letter) => letter.charCodeAt(0));
const messages = [
  { role: 'system', content: 's' },
  {
    role: 'user',
    content: [
      { blob: new File([gif], 'cat.gif', { type: 'image/gif' }) },
      { url: 'https://elsewhere.test/x.png' },
      { path: '/tmp/lost.bin' },
      'What is this?',
    ],
  },
  { role: 'assistant', content: text },
  { role: 'user', content: 'And this?' },
  { role: 'assistant', content: [{ blob: new File([], 'voice.wav', { type: 'audio/wav' }) }, 'Short.'] },
];
const offers = { retryable: true, undoable: true, likeable: true, editable: 'all' } as const;

async function press(chatbot: ParleyChatbot, name: string): Promise<void> {
  byRole(chatbot, 'button', name).click();
  await drawn(chatbot);
}

/** Each element in its main states. */
const states: Readonly<Record<string, () => Promise<Element>>> = {
  'Markdown with all that it can show': () => fixture('parley-markdown', { text }),
  'Markdown that is still coming': () => fixture('parley-markdown', { text: 'Coming', streaming: true }),
  'an empty chatbot': () => fixture('parley-chatbot'),
  'an empty chatbot with words of the page’s own': () =>
    fixture('parley-chatbot', { placeholder: 'Ask **me**', label: 'Help' }),
  'a conversation with files': () => fixture('parley-chatbot', { messages, ...offers }),
  'a conversation in panels, with avatars': () =>
    fixture('parley-chatbot', {
      messages,
      ...offers,
      layout: 'panel',
      avatars: { user: '/examples/demo/icon.svg' },
    }),
  'a chatbot that waits': () =>
    fixture('parley-chatbot', { messages: messages.slice(0, 2), status: 'pending', ...offers }),
  'an answer that is still coming': () =>
    fixture('parley-chatbot', { messages, status: 'generating', ...offers }),
  'an answer that was liked': async () => {
    const chatbot = await fixture('parley-chatbot', { messages, ...offers });
    await press(chatbot, 'Like');
    return chatbot;
  },
  'a question that is being edited': async () => {
    const chatbot = await fixture('parley-chatbot', { messages: messages.slice(3), ...offers });
    await press(chatbot, 'Edit');
    return chatbot;
  },
  'a chatbot scrolled up': async () => {
    const chatbot = await fixture('parley-chatbot', { messages, ...offers });
    byRole(chatbot, 'log').scrollTop = 0;
    await until(() => allByRole(chatbot, 'button', 'Scroll down').length === 1);
    return chatbot;
  },
  'an empty textbox': () => fixture('parley-multimodal-textbox'),
  'a textbox with text and files': () =>
    fixture('parley-multimodal-textbox', {
      value: {
        text: 'Hello',
        files: [
          { blob: new File([gif], 'cat.gif', { type: 'image/gif' }) },
          { blob: new File(['a,b'], 'data.csv', { type: 'text/csv' }) },
        ],
      },
    }),
  'a textbox with Stop': () => fixture('parley-multimodal-textbox', { busy: true }),
  'a textbox that is disabled': () =>
    fixture('parley-multimodal-textbox', { disabled: true, value: 'Hello' }),
  'a textbox that the page names': async () =>
    (await markup('<parley-multimodal-textbox aria-label="Your question"></parley-multimodal-textbox>'))
      .children[0] as Element,
  'a textbox that did not take a file': async () => {
    const box = await fixture('parley-multimodal-textbox', { fileTypes: ['image'] });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['x'], 'note.txt', { type: 'text/plain' }));
    const rejections = eventsOf(box, 'files-reject');
    byRole(box, 'textbox').dispatchEvent(pasteOf(clipboardData));
    assert.equal(rejections.length, 1);
    await drawn(box);
    return box;
  },
  'a chat that has not begun': () => fixture('parley-chat-interface', { heading: 'Help' }),
  'a chat with a conversation': () => fixture('parley-chat-interface', { heading: 'Help', messages }),
  'a chat whose answer failed': async () => {
    const chat = await fixture('parley-chat-interface', {
      respond: () => Promise.reject(new Error('The model is away')),
    });
    const over = nextEvent(chat, 'response-end');
    chat.shadowRoot?.querySelector('parley-multimodal-textbox')?.focus();
    await sendKeys({ type: 'Hello' });
    await sendKeys({ press: 'Enter' });
    await over;
    const chatbot = chat.shadowRoot?.querySelector('parley-chatbot') as ParleyChatbot;
    await until(() => allByRole(chatbot, 'alert').length === 1);
    return chat;
  },
  'a chat that answers': async () => {
    const chat = await fixture('parley-chat-interface', {
      async *respond(_message, { signal }) {
        yield 'Coming';
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    });
    chat.shadowRoot?.querySelector('parley-multimodal-textbox')?.focus();
    await sendKeys({ type: 'Hello' });
    await sendKeys({ press: 'Enter' });
    const chatbot = chat.shadowRoot?.querySelector('parley-chatbot') as ParleyChatbot;
    await until(() => allByRole(chatbot, 'article').length === 2);
    return chat;
  },
};

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`Accessible in a ${colorScheme} page`, function () {
    this.timeout(30_000);

    before(() => {
      document.documentElement.style.colorScheme = colorScheme;
      document.body.style.background = 'Canvas';
    });
    after(() => {
      document.documentElement.style.colorScheme = '';
      document.body.style.background = '';
    });

    for (const [state, show] of Object.entries(states)) {
      it(state, async () => {
        assert.deepEqual(await faults(await show()), []);
      });
    }
  });
}

describe('Accessible: what stands in a message', () => {
  it('each box of a task list says what it is', async () => {
    const element = await fixture('parley-markdown', { text: '- [x] write\n- [ ] test' });
    assert.deepEqual(await faults(element), []);
  });

  it('the ways to copy a table say what they are', async () => {
    const element = await fixture('parley-markdown', { text });
    byRole(element, 'button', 'Copy table').click();
    await until(() => element.shadowRoot?.querySelector('[role=menu]:popover-open'));
    assert.deepEqual(await faults(element), []);
  });

  it('a file’s card is named by the words on it', async () => {
    const blob = new File(['a,b'], 'data.csv', { type: 'text/csv' });
    const chatbot = await fixture('parley-chatbot', { messages: [{ role: 'user', content: { blob } }] });
    assert.deepEqual(await faults(chatbot), []);
  });
});

describe('What the reader prefers', () => {
  it('decides in a page for both colour schemes', async () => {
    const { style } = document.documentElement;
    afterThis(() => style.removeProperty('color-scheme'));
    const element = await fixture('parley-markdown', { text: 'x' });
    const colourIn = (scheme: string) => {
      style.colorScheme = scheme;
      return getComputedStyle(element).color;
    };
    const preferred: string[] = [];
    for (const colorScheme of ['dark', 'light'] as const) {
      await emulateMedia({ colorScheme });
      preferred.push(colourIn('light dark'));
    }
    assert.deepEqual(preferred, [colourIn('dark'), colourIn('light')]);
    assert.notEqual(colourIn('dark'), colourIn('light'));
  });
});

describe('The check itself', () => {
  it('finds a fault inside a shadow root', async () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML =
      '<button></button><p style="color: #eee; background: #fff">pale</p>';
    document.body.append(host);
    afterThis(() => host.remove());
    const found = (await faults(host)).map((fault) => fault.split(':')[0]);
    assert.sameMembers(found, ['button-name', 'color-contrast']);
  });
});
