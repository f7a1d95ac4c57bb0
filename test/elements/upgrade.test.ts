import { assert } from 'chai';
import { allByRole, byRole, drawn, nextEvent, readable, until } from '../support/fixture.js';

// Nothing is imported before the page is there: one after another, as on a page whose scripts load late.
describe('A page that is there before the library', () => {
  const messages = [
    { role: 'user', content: 'q' },
    { role: 'assistant', content: 'a' },
  ];
  let page: HTMLElement;
  const find = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, selector = '') =>
    page.querySelector(`${tag}${selector}`) as HTMLElementTagNameMap[Tag];

  before(async () => {
    page = document.createElement('div');
    page.innerHTML = `
      <parley-markdown text="from the **attribute**"></parley-markdown>
      <parley-chatbot id="alone"></parley-chatbot>
      <parley-chat-interface>
        <parley-chatbot slot="chatbot" undoable="false"></parley-chatbot>
        <parley-multimodal-textbox slot="textbox"></parley-multimodal-textbox>
      </parley-chat-interface>`;
    document.body.append(page);
    Object.assign(find('parley-chatbot', '#alone'), { messages, retryable: true });
    Object.assign(find('parley-chatbot', '[slot]'), { messages });
    Object.assign(find('parley-multimodal-textbox'), { value: 'typed before' });
    Object.assign(find('parley-chat-interface'), { respond: () => 'b', heading: 'Chat' });
    // What is slotted is defined before the chat is.
    await import('../../src/elements/markdown.js');
    await import('../../src/elements/chatbot.js');
    await import('../../src/elements/multimodal-textbox.js');
    for (const element of page.querySelectorAll('*')) await drawn(element);
    await import('../../src/elements/chat-interface.js');
    for (const element of page.querySelectorAll('*')) await drawn(element);
  });
  after(() => page.remove());

  it('text in an attribute shows', () => {
    assert.equal(readable(find('parley-markdown')), 'from the attribute');
  });

  it('what was set before shows', () => {
    const chatbot = find('parley-chatbot', '#alone');
    assert.deepEqual(allByRole(chatbot, 'article').map(readable), ['q', 'a']);
    assert.equal(allByRole(chatbot, 'button', 'Retry').length, 1);
  });

  it('what was in the box stays', () => {
    assert.equal(byRole(find('parley-multimodal-textbox'), 'textbox').value, 'typed before');
  });

  it('the slotted chatbot’s list is the chat’s', () => {
    assert.deepEqual(
      find('parley-chat-interface').messages.map(({ content }) => content),
      ['q', 'a'],
    );
  });

  it('the slotted chatbot learns that it is in a chat, and its own settings win', async () => {
    const chatbot = find('parley-chatbot', '[slot]');
    await until(() => allByRole(chatbot, 'button', 'Retry').length === 1);
    assert.equal(allByRole(chatbot, 'button', 'Undo').length, 0);
  });

  it('the slotted box asks the responder that was set before', async () => {
    const over = nextEvent(find('parley-chat-interface'), 'response-end');
    byRole(find('parley-multimodal-textbox'), 'button', 'Send').click();
    assert.equal((await over).detail.state, 'done');
    const chatbot = find('parley-chatbot', '[slot]');
    await until(() => allByRole(chatbot, 'article').length === 4);
    assert.deepEqual(allByRole(chatbot, 'article').map(readable), ['q', 'a', 'typed before', 'b']);
  });

  it('files that are dropped on the slotted box are attached once', async () => {
    const box = find('parley-multimodal-textbox');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'a.txt'));
    byRole(box, 'textbox').dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }),
    );
    assert.equal(box.value.files.length, 1);
  });
});
