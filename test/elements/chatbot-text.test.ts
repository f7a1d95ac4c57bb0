import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import { byRole, drawn, fixture, part } from '../support/fixture.js';

const assistant = (content: unknown) => ({ role: 'assistant', content });
const text = 'One\n  **two** <b>three</b> <answer>four</answer>\n\n- five';

const shown = (chatbot: HTMLElement) => part(chatbot, 'text');

describe('Chatbot: the text of messages', () => {
  it('is Markdown, in which a line end is a line break', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(text)] });
    for (const name of ['br', 'strong', 'b', 'li']) assert.exists(shown(chatbot).querySelector(name), name);
  });

  it('is read as CommonMark reads line ends where the page says so', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(text)], lineBreaks: false });
    assert.isNull(shown(chatbot).querySelector('br'));
  });

  it('shows tags that are no HTML', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(text)] });
    assert.include(shown(chatbot).textContent, 'three <answer>four</answer>');
  });

  it('leaves them out where the page says so', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(text)], allowTags: false });
    assert.include(shown(chatbot).textContent, 'three four');
  });

  it('shows those that the page names, and no others', async () => {
    const messages = [assistant('<plan>a</plan> <answer>b</answer>')];
    const chatbot = await fixture('parley-chatbot', { messages, allowTags: ['plan'] });
    assert.equal(shown(chatbot).textContent?.trim(), '<plan>a</plan> b');
  });
});

describe('Chatbot: text that is not Markdown', () => {
  const plain = (content: string) =>
    fixture('parley-chatbot', { messages: [assistant(content)], renderMarkdown: false });

  it('is shown as it is, with its white space, and never as HTML', async () => {
    const chatbot = await plain(text);
    assert.equal(shown(chatbot).innerText.trim(), text);
    assert.isNull(shown(chatbot).querySelector('b, strong, li, br'));
  });

  it('what is selected in it stays selected while it grows', async () => {
    const chatbot = await plain('One two');
    const walker = document.createTreeWalker(shown(chatbot), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()?.textContent !== 'One two');
    const range = new Range();
    range.setStart(walker.currentNode, 4);
    range.setEnd(walker.currentNode, 7);
    chatbot.messages = [assistant('One two three')];
    await drawn(chatbot);
    assert.equal(shown(chatbot).textContent?.trim(), 'One two three');
    assert.equal(range.toString(), 'two');
  });

  it('another text takes its place', async () => {
    const chatbot = await plain('One');
    chatbot.messages = [assistant('Two')];
    await drawn(chatbot);
    assert.equal(shown(chatbot).textContent?.trim(), 'Two');
  });

  it('becomes Markdown when the page says so, and text again', async () => {
    const chatbot = await plain('**One**');
    chatbot.renderMarkdown = true;
    await drawn(chatbot);
    assert.equal(shown(chatbot).querySelector('strong')?.textContent, 'One');
    chatbot.setAttribute('render-markdown', 'false');
    await drawn(chatbot);
    assert.equal(shown(chatbot).textContent?.trim(), '**One**');
  });

  it('nor is what a tool was given and gave back', async () => {
    const metadata = { title: 'Tides' };
    const messages = [{ ...assistant('{"port":"*Kiel*"}'), metadata }];
    const chatbot = await fixture('parley-chatbot', { messages, renderMarkdown: false });
    assert.include(part(chatbot, 'thought').textContent, '{"port":"*Kiel*"}');
    assert.isNull(part(chatbot, 'thought').querySelector('pre'));
  });

  it('the words for an empty conversation are Markdown all the same', async () => {
    const chatbot = await fixture('parley-chatbot', { placeholder: '**Hello**', renderMarkdown: false });
    assert.equal(byRole(chatbot, 'log').querySelector('strong')?.textContent, 'Hello');
  });
});
