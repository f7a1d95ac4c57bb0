import { assert } from 'chai';
import fc from 'fast-check';
import '../../src/index.js';
import { allByRole, drawn, fixture, readable, warnings } from '../support/fixture.js';
import { long, runs } from '../support/sample.js';

// Few words and few ids, so that the same come again and again.
const message = fc.record(
  {
    role: fc.constantFrom('user', 'assistant'),
    content: fc.constantFrom('one', 'two', '# three', 'four\n\nfive'),
    id: fc.constantFrom('x', 'y', 'z'),
  },
  { requiredKeys: ['role', 'content'] },
);
const lists = fc.array(fc.array(message, { maxLength: 5 }), { minLength: 1, maxLength: 4 });

describe('Chatbot: whatever lists are set, one after the other,', () => {
  it('each shows its messages, in their order and nothing else', async function () {
    if (!long) this.timeout(60_000);
    warnings(); // Of ids that come twice.
    const chatbot = await fixture('parley-chatbot');
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        for (const messages of all) {
          Object.assign(chatbot, { messages });
          await drawn(chatbot);
          assert.deepEqual(
            allByRole(chatbot, 'article').map(readable),
            // Nothing stands between two paragraphs but space that is no text.
            messages.map(({ content }) => content.replace('# ', '').replace('\n\n', '')),
          );
        }
      }),
      runs(50, 5000),
    );
  });
});
