import { assert } from 'chai';
import { allByRole, fixture, readable, warnings } from '../support/fixture.js';

describe('A page on which another copy has defined one of the elements', () => {
  it('shows the others, which are this copy’s', async () => {
    customElements.define('parley-markdown', class extends HTMLElement {});
    warnings();
    await import('../../src/index.js');
    const chatbot = await fixture('parley-chatbot', { messages: [{ role: 'user', content: '**q**' }] });
    assert.deepEqual(allByRole(chatbot, 'article').map(readable), ['q']);
  });
});
