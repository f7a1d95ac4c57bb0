import { assert } from 'chai';
import '../../src/elements/chat-interface.js';
import '../../src/elements/markdown.js';
import { afterThis, allByRole, byRole, drawn, fixture, markup, until } from '../support/fixture.js';

const messages = [
  { role: 'user', content: 'Frage' },
  { role: 'assistant', content: 'Antwort' },
];
const retry = 'Wiederholen: Nachricht von: Assistent';

describe('An element speaks the language of where it stands:', () => {
  it('its own', async () => {
    const chatbot = await fixture('parley-chatbot', { lang: 'de', messages, retryable: true });
    byRole(chatbot, 'button', retry);
  });

  it('that of what is around it', async () => {
    const page = await markup(
      '<section lang="de-CH"><parley-multimodal-textbox></parley-multimodal-textbox></section>',
    );
    const textbox = page.querySelector('parley-multimodal-textbox') as HTMLElement;
    byRole(textbox, 'textbox', 'Nachricht');
    assert.equal((byRole(textbox, 'textbox') as HTMLTextAreaElement).placeholder, 'Nachricht schreiben …');
  });

  it('through the shadow roots around it', async () => {
    const chat = await fixture('parley-chat-interface', { lang: 'de', messages });
    const chatbot = chat.shadowRoot?.querySelector('parley-chatbot') as HTMLElement;
    await drawn(chatbot);
    byRole(chatbot, 'button', retry);
  });

  it('in code blocks and tables of Markdown alone, too', async () => {
    const markdown = await fixture('parley-markdown', { lang: 'de', text: '```\na\n```' });
    byRole(markdown, 'button', 'Code kopieren');
  });

  it('English, where it is none of ours', async () => {
    const textbox = await fixture('parley-multimodal-textbox', { lang: 'tlh' });
    byRole(textbox, 'button', 'Send');
  });

  it('and changes with it', async () => {
    const { lang } = document.documentElement;
    afterThis(() => Object.assign(document.documentElement, { lang }));
    const chatbot = await fixture('parley-chatbot', { messages, retryable: true });
    byRole(chatbot, 'button', 'Retry: message from Assistant');
    document.documentElement.lang = 'de';
    await until(() => allByRole(chatbot, 'button', retry).length === 1);
    document.documentElement.lang = 'en';
    await until(() => allByRole(chatbot, 'button', 'Retry: message from Assistant').length === 1);
  });

  it('also when it is moved', async () => {
    const chatbot = await fixture('parley-chatbot', { messages, retryable: true });
    const german = (await markup('<div lang="de"></div>')).firstElementChild as HTMLElement;
    german.append(chatbot);
    await until(() => allByRole(chatbot, 'button', retry).length === 1);
  });
});

describe('What the page says itself wins:', () => {
  it('over the language', async () => {
    const strings = { retry: 'Noch einmal' };
    const chatbot = await fixture('parley-chatbot', { lang: 'de', messages, retryable: true, strings });
    byRole(chatbot, 'button', 'Noch einmal: Nachricht von: Assistent');
  });

  it('for the whole chat, and the chatbot’s own over that', async () => {
    const chat = await fixture('parley-chat-interface', {
      messages,
      strings: { retry: 'Again', undo: 'Back', send: 'Go' },
    });
    const chatbot = chat.shadowRoot?.querySelector(
      'parley-chatbot',
    ) as HTMLElementTagNameMap['parley-chatbot'];
    const textbox = chat.shadowRoot?.querySelector('parley-multimodal-textbox') as HTMLElement;
    chatbot.strings = { undo: 'Take back' };
    await drawn(chatbot);
    byRole(chatbot, 'button', 'Again: message from Assistant');
    byRole(chatbot, 'button', 'Take back: message from Assistant');
    byRole(textbox, 'button', 'Go');
  });
});
