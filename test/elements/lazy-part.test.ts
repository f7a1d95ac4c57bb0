import { assert } from 'chai';
import { css } from 'lit';
import '../../src/elements/chatbot.js';
import { LazyPart } from '../../src/elements/inner/lazy-part.js';
import { eventsOf, fixture, nextEvent, part, warnings } from '../support/fixture.js';

const styles = css`
  .log {
    outline-style: dotted;
  }
`;

describe('A part that comes when it is first needed', () => {
  it('is fetched once, and brings its style', async () => {
    const chatbot = await fixture('parley-chatbot');
    let fetched = 0;
    const later = new LazyPart(chatbot, 'examples', async () => {
      fetched += 1;
      return { styles, words: 'here' };
    });
    const early = [later.part, later.part];
    assert.deepEqual(early, [undefined, undefined]);
    assert.isTrue(later.loading);
    await new Promise(requestAnimationFrame);
    assert.equal(later.part?.words, 'here');
    assert.isFalse(later.loading);
    assert.equal(fetched, 1);
    assert.equal(getComputedStyle(part(chatbot, 'log')).outlineStyle, 'dotted');
  });

  it('that cannot be had is missed once, and the rest goes on', async () => {
    warnings();
    const chatbot = await fixture('parley-chatbot');
    const said = eventsOf(chatbot, 'parley-error');
    const failed = nextEvent(chatbot, 'parley-error');
    const later = new LazyPart<{ styles: typeof styles }>(chatbot, 'examples', () =>
      Promise.reject(new Error('away')),
    );
    assert.isUndefined(later.part);
    const { source, message } = (await failed).detail;
    assert.deepEqual({ source, message }, { source: 'examples', message: 'Error: away' });
    await new Promise(requestAnimationFrame);
    assert.isUndefined(later.part);
    assert.isFalse(later.loading);
    assert.lengthOf(said, 1);
  });
});
