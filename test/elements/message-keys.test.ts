import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/index.js';
import '../../src/elements/inner/message-keys.js'; // Else it would come with the first focus, and after the first key.
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import { afterThis, allByRole, assertSame, byRole, drawn, fixture, until } from '../support/fixture.js';

const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string) => ({ role: 'assistant', content });
const conversation = [
  user('One'),
  assistant('A [link](https://lit.dev/).'),
  user('Two'),
  assistant('```js\ncode\n```'),
];

/** A chatbot between two buttons of the page, with the focus on the first. */
async function between(props: object = {}) {
  const [before, after] = [document.createElement('button'), document.createElement('button')];
  document.body.append(before);
  const chatbot = await fixture('parley-chatbot', {
    messages: conversation,
    likeable: true,
    editable: 'all',
    ...props,
  });
  document.body.append(after);
  afterThis(() => {
    before.remove();
    after.remove();
  });
  before.focus();
  return { chatbot, before, after };
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    const [name = '', back] = key.split('+').reverse();
    if (back) await sendKeys({ down: back });
    await sendKeys({ press: name });
    if (back) await sendKeys({ up: back });
  }
}

const focused = (chatbot: ParleyChatbot) => chatbot.shadowRoot?.activeElement ?? document.activeElement;
const message = (chatbot: ParleyChatbot, place: number) => allByRole(chatbot, 'article').at(place);

/** What Tab comes to on its way to a place, by name. */
async function tabTo(place: Element, chatbot: ParleyChatbot): Promise<string[]> {
  const seen: string[] = [];
  for (let left = 20; left > 0; left -= 1) {
    await press('Tab');
    const here = focused(chatbot);
    if (here === place) return seen;
    seen.push((here?.ariaLabel ?? here?.localName ?? '').split(':')[0] ?? '');
  }
  throw new Error(`Tab comes to ${seen.join()}`);
}

/** With the focus on the last message. */
async function onLast(props: object = {}) {
  const opened = await between(props);
  await tabTo(byRole(opened.chatbot, 'log'), opened.chatbot);
  await press('Tab');
  assertSame(focused(opened.chatbot), message(opened.chatbot, -1));
  return opened;
}

describe('Between messages, by keyboard: Tab', () => {
  it('goes to the log, to the last message, through what is in it, and out', async () => {
    const { chatbot, after } = await onLast();
    assert.includeMembers(await tabTo(after, chatbot), ['Wrap lines', 'Copy code', 'pre', 'Like', 'Edit']);
  });

  it('goes out of an earlier message, and not through those after it', async () => {
    const { chatbot, after } = await onLast();
    await press('Home');
    assert.notInclude(await tabTo(after, chatbot), 'Like');
  });

  it('back goes from what is in a message to it, to the log, and out', async () => {
    const { chatbot } = await onLast();
    await press('ArrowUp', 'ArrowUp', 'Tab');
    assert.equal(focused(chatbot)?.localName, 'a');
    await press('Shift+Tab');
    assertSame(focused(chatbot), message(chatbot, 1));
    await press('Shift+Tab');
    assertSame(focused(chatbot), byRole(chatbot, 'log'));
    await press('Shift+Tab');
    assert.notInclude(allByRole(chatbot, 'article'), focused(chatbot));
  });

  it('there is one stop, the last message', async () => {
    const { chatbot } = await between();
    const stops = allByRole(chatbot, 'article').map(({ tabIndex }) => tabIndex);
    assert.deepEqual(stops, [-1, -1, -1, 0]);
  });
});

describe('Between messages, by keyboard: the arrow keys', () => {
  it('go up and down, Home and End to the first and the last', async () => {
    const { chatbot } = await onLast();
    const places: number[] = [];
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown', 'Home', 'ArrowUp', 'End', 'ArrowDown']) {
      await press(key);
      places.push(allByRole(chatbot, 'article').indexOf(focused(chatbot) as HTMLElement));
    }
    assert.deepEqual(places, [2, 1, 2, 0, 0, 3, 3]);
  });

  it('the message that has the focus shows it', async () => {
    const { chatbot } = await onLast();
    await press('ArrowUp');
    const { outlineStyle, outlineWidth } = getComputedStyle(message(chatbot, 2) as Element);
    assert.deepEqual([outlineStyle, outlineWidth], ['solid', '2px']);
  });

  it('Escape goes back from a button to its message', async () => {
    const { chatbot } = await onLast();
    await press('ArrowUp', 'ArrowUp', 'Tab', 'Tab', 'Escape');
    assertSame(focused(chatbot), message(chatbot, 1));
  });

  it('Escape gives an edit up, and no more', async () => {
    const { chatbot } = await between();
    byRole(chatbot, 'button', 'Edit').click();
    await until(() => focused(chatbot) instanceof HTMLTextAreaElement);
    await press('Escape');
    await until(() => focused(chatbot)?.ariaLabel?.startsWith('Edit'));
  });

  it('Escape drops a word while an input method composes, and stays in the edit', async () => {
    const { chatbot } = await onLast();
    byRole(chatbot, 'button', 'Edit').click();
    const box = await until(() => allByRole(chatbot, 'textbox')[0]);
    await until(() => focused(chatbot) === box);
    const keydown = { key: 'Escape', isComposing: true, bubbles: true, composed: true, cancelable: true };
    assert.isTrue(box.dispatchEvent(new KeyboardEvent('keydown', keydown)));
    assertSame(focused(chatbot), box);
  });

  const long = [user('First'), assistant('line\n\n'.repeat(60))];

  it('scroll where the log has the focus', async () => {
    const { chatbot } = await between({ messages: long });
    const log = byRole(chatbot, 'log');
    await until(() => log.scrollTop > 0);
    const { scrollTop } = log;
    await tabTo(log, chatbot);
    await press('ArrowUp');
    await until(() => log.scrollTop < scrollTop);
    assertSame(focused(chatbot), log);
  });

  it('scroll where a message was clicked', async () => {
    const { chatbot } = await between({ messages: long });
    const log = byRole(chatbot, 'log');
    await until(() => log.scrollTop > 0);
    const { scrollTop } = log;
    const { x, y } = log.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + 60), Math.round(y + 80)] });
    await until(() => focused(chatbot) === log);
    await press('ArrowUp');
    await until(() => log.scrollTop < scrollTop);
    assertSame(focused(chatbot), log);
  });
});

describe('Between messages, by keyboard: the focus stays', () => {
  it('where it is, when answers grow and messages come', async () => {
    const { chatbot } = await onLast();
    await press('ArrowUp', 'ArrowUp');
    const here = focused(chatbot);
    chatbot.status = 'generating';
    for (const text of ['A', 'A b', 'A b c']) {
      chatbot.messages = [...conversation, user('Three'), assistant(text)];
      await drawn(chatbot);
    }
    assertSame(focused(chatbot), here);
    assertSame(here, message(chatbot, 1));
    await press('End');
    assertSame(focused(chatbot), message(chatbot, -1));
  });

  it('on the log, when its message is taken away', async () => {
    const { chatbot } = await onLast();
    chatbot.messages = conversation.slice(0, 2);
    await drawn(chatbot);
    assertSame(focused(chatbot), byRole(chatbot, 'log'));
  });
});
