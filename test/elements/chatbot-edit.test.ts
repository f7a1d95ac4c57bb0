import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import '../../src/elements/chat-interface.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import { entriesOf, hostileMessages } from '../corpora/hostile-messages.js';
import { chatbotOf, painted } from '../support/conversation.js';
import {
  allByRole,
  assertSame,
  byRole,
  drawn,
  eventsOf,
  fixture,
  nextEvent,
  nextFrame,
  readable,
  until,
  warnings,
} from '../support/fixture.js';
import { hostile } from '../support/markdown/corpora.js';
import { executions, forbidden, led, requests } from '../support/markdown/judge.js';

const user = (content: unknown) => ({ id: 'q', role: 'user', content });
const assistant = (content: unknown) => ({ id: 'a', role: 'assistant', content });
const cat = { url: '/package.json', orig_name: 'cat.png', mime_type: 'image/png' };
const dog = { url: '/package.json', orig_name: 'dog.png', mime_type: 'image/png' };
const filePart = (file: object) => ({ type: 'file', file });
const textPart = (text: string) => ({ type: 'text', text });

async function editing(content: unknown, props: object = {}): Promise<ParleyChatbot> {
  const chatbot = await fixture('parley-chatbot', { messages: [user(content)], editable: 'all', ...props });
  byRole(chatbot, 'button', 'Edit').click();
  await drawn(chatbot);
  return chatbot;
}

const box = (chatbot: ParleyChatbot) => byRole(chatbot, 'textbox');

function type(chatbot: ParleyChatbot, text: string): void {
  box(chatbot).value = text;
  box(chatbot).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

async function save(chatbot: ParleyChatbot): Promise<void> {
  box(chatbot).form?.requestSubmit();
  await drawn(chatbot);
}

describe('Chatbot: what is edited, to the byte', () => {
  const texts: Readonly<Record<string, string>> = {
    'white space in front': '  \n\tindented',
    'line ends after it': 'text\n\n',
    'markup and marks': '<b>&amp;</b> **x** `y` \\(z\\)',
    'letters of all kinds': 'e\u0301 👩‍👩‍👧 \u202eabc\u202c שלום \u00a0\u200b',
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`${what}: stands in the box as it was written`, async () => {
      assert.equal(box(await editing(text)).value, text);
    });

    it(`${what}: is reported as it was typed`, async () => {
      const chatbot = await editing('old');
      const edited = nextEvent(chatbot, 'edit');
      type(chatbot, text);
      await save(chatbot);
      const { value, message } = (await edited).detail;
      assert.equal(value, text);
      assert.equal(message.content, text);
    });
  }

  for (const text of ['plain', 'one\r\ntwo\rthree', ' \n x \n ']) {
    it(`${JSON.stringify(text)}, which nobody changed, asks for nothing`, async () => {
      const chatbot = await editing(text);
      const edits = eventsOf(chatbot, 'edit');
      await save(chatbot);
      assert.equal(edits.length, 0);
      assert.equal(allByRole(chatbot, 'textbox').length, 0);
    });
  }
});

describe('Chatbot: files of a message that is edited', () => {
  const content = [cat, 'old', dog];
  const remove = (chatbot: ParleyChatbot, name: string) =>
    byRole(chatbot, 'button', `Remove ${name}`).click();

  it('stay where they are', async () => {
    const chatbot = await editing(content);
    const edited = nextEvent(chatbot, 'edit');
    type(chatbot, 'new');
    await save(chatbot);
    assert.deepEqual((await edited).detail.message.content, [
      filePart(cat),
      textPart('new'),
      filePart(dog),
    ] as never);
  });

  it('can be taken out, each for itself', async () => {
    const chatbot = await editing(content);
    const edited = nextEvent(chatbot, 'edit');
    remove(chatbot, 'cat.png');
    await drawn(chatbot);
    await save(chatbot);
    const { value, previousValue, message } = (await edited).detail;
    assert.deepEqual([value, previousValue], ['old', 'old']);
    assert.deepEqual(message.content, [textPart('old'), filePart(dog)] as never);
  });

  it('are taken out without touching what was typed', async () => {
    const chatbot = await editing(content);
    type(chatbot, 'half');
    remove(chatbot, 'dog.png');
    await drawn(chatbot);
    assert.equal(box(chatbot).value, 'half');
  });

  it('are there again when the edit was given up', async () => {
    const chatbot = await editing(content);
    remove(chatbot, 'cat.png');
    await drawn(chatbot);
    byRole(chatbot, 'button', 'Cancel').click();
    await drawn(chatbot);
    assert.deepEqual(chatbot.messages[0]?.content, [filePart(cat), textPart('old'), filePart(dog)] as never);
    assert.equal(allByRole(chatbot, 'img').length, 2);
  });

  it('all taken out, and no text: nothing is asked for, and the box stays', async () => {
    const chatbot = await editing([cat]);
    const edits = eventsOf(chatbot, 'edit');
    remove(chatbot, 'cat.png');
    await drawn(chatbot);
    await save(chatbot);
    assert.equal(edits.length, 0);
    assert.equal(allByRole(chatbot, 'textbox').length, 1);
  });
});

describe('Chatbot: an edit while the list changes', () => {
  it('keeps what was typed when the message itself changes', async () => {
    const chatbot = await editing('old');
    type(chatbot, 'mine');
    Object.assign(chatbot, { messages: [user('other'), assistant('a')] });
    await drawn(chatbot);
    assert.equal(box(chatbot).value, 'mine');
  });

  it('and when others come before it, in its own group', async () => {
    const chatbot = await editing('old');
    type(chatbot, 'mine');
    Object.assign(chatbot, { messages: [{ id: 'o', role: 'user', content: 'o' }, user('old')] });
    await drawn(chatbot);
    assert.equal(box(chatbot).value, 'mine');
  });

  it('two messages at once are two edits', async () => {
    const messages = [user('q'), assistant('a')];
    const chatbot = await fixture('parley-chatbot', { messages, editable: 'all' });
    for (const button of allByRole(chatbot, 'button', 'Edit')) {
      button.click();
      await drawn(chatbot);
    }
    const [first, second] = allByRole(chatbot, 'textbox');
    assert.deepEqual([first?.ariaLabel, first?.value], ['Edit your message', 'q']);
    assert.deepEqual([second?.ariaLabel, second?.value], ['Edit the answer', 'a']);
  });

  it('waits while an answer comes, says why, and loses nothing', async () => {
    const chatbot = await editing('old');
    const edits = eventsOf(chatbot, 'edit');
    type(chatbot, 'mine');
    chatbot.status = 'generating';
    await drawn(chatbot);
    await save(chatbot);
    assert.isTrue(byRole(chatbot, 'button', 'Send').disabled);
    assert.include(readable(chatbot), 'Wait until the answer is complete.');
    assert.equal(edits.length, 0);
    assert.equal(box(chatbot).value, 'mine');

    chatbot.status = 'idle';
    await drawn(chatbot);
    await save(chatbot);
    assert.equal(edits[0]?.detail.value, 'mine');
  });

  it('its files stay while an answer comes, and can be taken out after it', async () => {
    const chatbot = await editing([cat, 'old']);
    const remove = () => byRole(chatbot, 'button', 'Remove cat.png');
    chatbot.status = 'generating';
    await drawn(chatbot);
    assert.isTrue(remove().disabled);
    chatbot.status = 'idle';
    await drawn(chatbot);
    assert.isFalse(remove().disabled);
  });
});

describe('Chatbot: where the focus goes after an edit', () => {
  it('to the message, where its button is no more', async () => {
    const chatbot = await editing('old');
    box(chatbot).focus();
    chatbot.editable = 'none';
    await sendKeys({ press: 'Escape' });
    await until(() => allByRole(chatbot, 'textbox').length === 0);
    assertSame(chatbot.shadowRoot?.activeElement, byRole(chatbot, 'article'));
  });

  it('and stays with the message while its answer comes', async () => {
    const respond = () => new Promise<string>(() => {});
    const chat = await fixture('parley-chat-interface', { respond, messages: [user('old')] });
    await painted(chat);
    const chatbot = chatbotOf(chat);
    byRole(chatbot, 'button', 'Edit').click();
    await until(() => allByRole(chatbot, 'textbox').length === 1);
    await sendKeys({ type: '!' });
    await sendKeys({ press: 'Enter' });
    await until(() => chatbot.status === 'pending');
    await painted(chat);
    assertSame(chatbot.shadowRoot?.activeElement, byRole(chatbot, 'article'));
  });
});

describe('Chatbot: hostile text in the edit box', () => {
  it('is kept to the byte; it runs nothing, asks for nothing, and brings nothing that it may not', async () => {
    const who = 'edit-box';
    const ran = executions(window);
    const found: string[] = [];
    const chatbot = await fixture('parley-chatbot', { messages: [user('x')], editable: 'all' });
    chatbot.addEventListener('edit', ({ detail }) => {
      Object.assign(chatbot, { messages: chatbot.messages.with(detail.index, detail.message) });
    });
    for (const { id, input } of hostile) {
      const text = led(input, who).replace(/\r\n?/g, '\n'); // As any box for text has it.
      byRole(chatbot, 'button', 'Edit').click();
      const before = chatbot.messages[0]?.content;
      await until(() => chatbot.shadowRoot?.activeElement?.localName === 'textarea');
      if (box(chatbot).value !== before) found.push(`${id}: what came before stands otherwise in the box`);
      type(chatbot, text);
      await sendKeys({ press: 'Enter' });
      await until(() => allByRole(chatbot, 'textbox').length === 0);
      await drawn(chatbot);
      if (chatbot.messages[0]?.content !== text) found.push(`${id}: saved otherwise`);
      for (const prose of chatbot.shadowRoot?.querySelectorAll('.prose') ?? [])
        found.push(...forbidden(prose).map((fault) => `${id}: ${fault}`));
    }
    await nextFrame();
    assert.deepEqual({ asked: await requests(who), found, ran }, { asked: [], found: [], ran: [] });
  }).timeout(240_000);
});

describe('Chatbot: a message that wants to do harm, in the editor', () => {
  for (const [name, json] of Object.entries(hostileMessages)) {
    it(name, async () => {
      warnings();
      let ran = false;
      Object.assign(window, {
        ran: () => {
          ran = true;
        },
      });
      const messages = entriesOf(json);
      const chatbot = await fixture('parley-chatbot', { messages, editable: 'all' });
      for (const button of allByRole(chatbot, 'button', 'Edit')) button.click();
      await drawn(chatbot);
      for (const { localName, attributes } of chatbot.shadowRoot?.querySelectorAll('form *') ?? []) {
        assert.notInclude(['script', 'iframe', 'object', 'embed', 'video', 'audio'], localName);
        for (const { name: key, value } of attributes) {
          assert.notMatch(key, /^on/);
          if (key === 'src') assert.match(value, /^blob:/);
        }
      }
      const edits = eventsOf(chatbot, 'edit');
      for (const field of allByRole(chatbot, 'textbox')) {
        field.value += '!';
        field.form?.requestSubmit();
      }
      await drawn(chatbot);
      assert.equal(allByRole(chatbot, 'textbox').length, 0);
      for (const { detail } of edits) assert.isTrue(detail.value.endsWith('!'));
      assert.isFalse(ran);
      assert.isUndefined(Reflect.get({}, 'polluted'));
    });
  }
});
