import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import { fixture, part } from '../support/fixture.js';

describe('Chatbot: what a text needs is fetched when a first one has it', () => {
  it('is drawn when footnotes, and the raw HTML in them, have come', async () => {
    const messages = [{ role: 'assistant', content: 'One[^1].\n\n[^1]: The <kbd>note</kbd>.' }];
    const chatbot = await fixture('parley-chatbot', { messages });
    assert.exists(part(chatbot, 'text').querySelector('.footnotes kbd'));
  });
});
