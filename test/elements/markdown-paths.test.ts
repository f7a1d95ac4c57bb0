import { assert } from 'chai';
import fc from 'fast-check';
import { assertSameContent } from '../support/markdown/compare.js';
import { everything } from '../support/markdown/corpora.js';
import { document as written } from '../support/markdown/grammar.js';
import { feedBy, parsingsOf } from '../support/markdown/paths.js';
import { openGate } from '../support/markdown/render.js';
import { runs } from '../support/sample.js';

/** Not only what can be compared with others: both paths are ours, and give the same down to our own attributes. */
function assertPathsAgree(text: string): void {
  const over = { gate: openGate };
  const [built, parsed] = [feedBy(undefined, text, over), feedBy('html', text, over)];
  assertSameContent(built, parsed, JSON.stringify(text));
}

describe('Markdown built straight as nodes is what the sanitiser would have given', () => {
  for (const { name, markdown } of everything) it(name, () => assertPathsAgree(markdown));

  it('in documents that nobody would write', () => {
    fc.assert(fc.property(written, assertPathsAgree), runs(2000, 100_000));
  }).timeout(600_000);

  it('where an address stands in a link, which HTML does not let it', () => {
    for (const link of ['[a <https://lit.dev> b](/c)', '[a *<https://lit.dev>* b](/c)', '[<a@lit.dev>][c]'])
      assertPathsAgree(`${link}\n\n[c]: /d`);
  });

  const ordinary =
    '# A\n\n- **b** `c` [d](/e)\n\n| f |\n|---|\n| ~~g~~ |\n\n```js\nh\n```\n\n![i](/j) &amp;\n';

  it('without raw HTML nothing is parsed', () => {
    assert.equal(
      parsingsOf(() => feedBy(undefined, ordinary, {})),
      0,
    );
  });

  it('the other path does parse, so that the two are two', () => {
    assert.isAtLeast(
      parsingsOf(() => feedBy('html', ordinary, {})),
      1,
    );
  });

  it('raw HTML is parsed on either', () => {
    assert.isAtLeast(
      parsingsOf(() => feedBy(undefined, 'a <b>b</b>', {})),
      1,
    );
  });
});
