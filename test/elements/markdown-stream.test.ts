import fc from 'fast-check';
import { type Chunking, chunkings, randomly, some } from '../support/markdown/chunks.js';
import { assertSameContent } from '../support/markdown/compare.js';
import { everything } from '../support/markdown/corpora.js';
import { document as written } from '../support/markdown/grammar.js';
import { feed, stream } from '../support/markdown/render.js';
import { runs, sample, seed } from '../support/sample.js';

/** Streams a text, and looks at what holds on the way and at the end. */
function assertStreams(text: string, chunking: Chunking, looks: number): void {
  const ends = chunking(text);
  const looked = new Set(some(ends, looks));
  const { renderer, target } = stream(text, ends, (shown, prefix) => {
    if (looked.has(prefix.length))
      assertSameContent(shown, feed(prefix, true), `streamed up to ${JSON.stringify(prefix)}`);
  });
  renderer.render(text, false);
  assertSameContent(
    target,
    feed(text),
    `streamed ${JSON.stringify(text)}, in pieces up to ${ends.slice(0, 40)}`,
  );
}

describe('Markdown, streamed: the end is what the whole would have been', () => {
  for (const [how, chunking] of Object.entries(chunkings)) {
    for (const { name, markdown } of sample(everything, 250)) {
      it(`${name}, ${how}`, () => assertStreams(markdown, chunking(seed), 4));
    }
  }

  it('documents that nobody would write, in pieces of any size', () => {
    fc.assert(
      fc.property(written, fc.nat(), (text, start) => assertStreams(text, randomly(start, 12), 2)),
      runs(2000, 100_000),
    );
  }).timeout(600_000);
});
