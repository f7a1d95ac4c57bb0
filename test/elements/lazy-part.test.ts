import { assert } from 'chai';
import { css } from 'lit';
import '../../src/elements/chatbot.js';
import { LazyModule } from '../../src/elements/inner/lazy-module.js';
import { LazyPart } from '../../src/elements/inner/lazy-part.js';
import { eventsOf, fixture, nextEvent, nextFrame, part, warnings } from '../support/fixture.js';

const styles = css`
  .log {
    outline-style: dotted;
  }
`;

describe('A part that comes when it is first needed', () => {
  it('is fetched once for all elements, and brings its style to each', async () => {
    let fetched = 0;
    const later = new LazyModule(async () => {
      fetched += 1;
      return 'here';
    });
    const make = (words: string) => ({ styles, words });
    const [first, second] = [await fixture('parley-chatbot'), await fixture('parley-chatbot')];

    const own = new LazyPart(first, 'examples', later, make);
    assert.deepEqual([own.part, own.part], [undefined, undefined]);
    assert.isTrue(own.loading);
    await nextFrame();
    assert.equal(own.part?.words, 'here');
    assert.isFalse(own.loading);

    assert.equal(new LazyPart(second, 'examples', later, make).part?.words, 'here');
    assert.equal(fetched, 1);
    for (const chatbot of [first, second])
      assert.equal(getComputedStyle(part(chatbot, 'log')).outlineStyle, 'dotted');
  });

  it('that cannot be had is missed once, and the rest goes on', async () => {
    warnings();
    const chatbot = await fixture('parley-chatbot');
    const said = eventsOf(chatbot, 'parley-error');
    const failed = nextEvent(chatbot, 'parley-error');
    const away = new LazyModule(() => Promise.reject(new Error('away')));
    const later = new LazyPart(chatbot, 'examples', away, () => ({ styles }));
    const early = later.part;
    const { source, message } = (await failed).detail;
    assert.deepEqual({ source, message }, { source: 'examples', message: 'Error: away' });
    await nextFrame();
    assert.deepEqual([early, later.part], [undefined, undefined]);
    assert.isFalse(later.loading);
    assert.lengthOf(said, 1);
  });
});
