import { assert } from 'chai';
import fc from 'fast-check';
import { marked } from 'marked';
import { asSpecified, assertSameContent, comparable } from '../support/markdown/compare.js';
import { commonmark, type Example, everything, gfm } from '../support/markdown/corpora.js';
import { document as written } from '../support/markdown/grammar.js';
import { oracle, safe } from '../support/markdown/oracle.js';
import { feed, openGate } from '../support/markdown/render.js';
import { runs } from '../support/sample.js';

const shows = (text: string) => comparable(feed(text, false, { gate: openGate }));

function assertIsRight(text: string): void {
  assertSameContent(shows(text), comparable(oracle(text, openGate)), JSON.stringify(text));
}

describe('Markdown means what an independent reading of it says', () => {
  for (const { name, markdown } of everything) it(name, () => assertIsRight(markdown));

  it('in documents that nobody would write', () => {
    fc.assert(fc.property(written, assertIsRight), runs(4000, 200_000));
  }).timeout(600_000);
});

describe('Markdown is what its specification says, at least where its parser follows it', () => {
  const specifications: readonly [name: string, examples: readonly Example[], least: number][] = [
    ['CommonMark', commonmark, 647],
    ['GFM', gfm, 689],
  ];
  for (const [name, examples, least] of specifications) {
    it(`${name}: ${least} of ${examples.length} examples`, () => {
      const said = examples.map(({ html }) => asSpecified(safe(html, openGate)));
      const count = (read: (text: string) => HTMLElement) =>
        examples.filter(({ markdown }, index) => said[index]?.isEqualNode(read(markdown))).length;
      const plain = count((text) => asSpecified(safe(marked.parse(text, { async: false }), openGate)));
      assert.equal(plain, least, 'what marked alone reaches');
      assert.isAtLeast(
        count((text) => asSpecified(feed(text, false, { gate: openGate }))),
        least,
      );
    });
  }
});
