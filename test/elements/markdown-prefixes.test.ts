import { assert } from 'chai';
import { every } from '../support/markdown/chunks.js';
import { answers } from '../support/markdown/corpora.js';
import { addresses, kinds, letters, rawMarks } from '../support/markdown/reader.js';
import { feed, openGate, start, stream } from '../support/markdown/render.js';

/** Streams an answer character by character; what `see` sees at each of its beginnings. */
function walk<Seen>(text: string, see: (shown: HTMLElement, prefix: string) => Seen): Seen[] {
  const seen: Seen[] = [];
  stream(text, every(1)(text), (shown, prefix) => seen.push(see(shown, prefix)));
  return seen;
}

describe('Markdown, at every beginning of a realistic answer', () => {
  it('there are answers', () => assert.isAtLeast(answers.length, 8));

  it('marks are not to be seen in 99 of 100', () => {
    let looked = 0;
    const raw: string[] = [];
    for (const { name, markdown } of answers) {
      const final = rawMarks(feed(markdown));
      walk(markdown, (shown, prefix) => {
        looked += 1;
        if (rawMarks(shown).some((count, mark) => count > (final[mark] ?? 0)))
          raw.push(`${name}: …${JSON.stringify(prefix.slice(-40))}`);
      });
    }
    assert.isAtMost(raw.length, looked / 100, raw.slice(0, 20).join('\n'));
  }).timeout(120_000);

  for (const { name, markdown } of answers) {
    it(`${name}: a block changes its kind at most once`, () => {
      const changes: number[] = [];
      let before: string[] = [];
      const faults: string[] = [];
      walk(markdown, (shown, prefix) => {
        const now = kinds(shown);
        before.forEach((kind, index) => {
          if (kind === now[index]) return;
          changes[index] = (changes[index] ?? 0) + 1;
          if ((changes[index] ?? 0) > 1)
            faults.push(`block ${index}, ${kind} to ${now[index]}: …${JSON.stringify(prefix.slice(-30))}`);
        });
        before = now;
      });
      assert.deepEqual(faults, []);
    });

    it(`${name}: no address shows that is not in the answer`, () => {
      const { renderer, target } = start({ gate: openGate });
      const final = new Set(addresses(feed(markdown, false, { gate: openGate })));
      const strange: string[] = [];
      for (const end of every(1)(markdown)) {
        renderer.render(markdown.slice(0, end), true);
        strange.push(...addresses(target).filter((address) => !final.has(address)));
      }
      assert.deepEqual([...new Set(strange)], []);
    });

    it(`${name}: what has come in whole lines is shown`, () => {
      const behind: string[] = [];
      walk(markdown, (shown, prefix) => {
        const whole = prefix.slice(0, prefix.lastIndexOf('\n') + 1);
        if (whole === '' || whole !== prefix) return;
        const [here, wanted] = [letters(shown).length, letters(feed(whole)).length];
        if (here < wanted - 12)
          behind.push(`${wanted - here} letters: …${JSON.stringify(prefix.slice(-40))}`);
      });
      assert.deepEqual(behind, []);
    });
  }
});

describe('Markdown: an address is used once all of it is there', () => {
  const constructs: readonly [what: string, construct: string, rest?: string][] = [
    ['a link', 'See [the site](https://lit.dev/docs/)'],
    ['a link with a title', 'See [the site](https://lit.dev/docs/ "Docs")'],
    ['a link in angle brackets', 'See [the site](<https://lit.dev/docs/>)'],
    ['a picture', 'See ![the site](https://lit.dev/a.png)'],
    ['a picture in a link', 'See [![x](https://lit.dev/a.png)', '](https://lit.dev/)'],
    ['an address in angle brackets', 'See <https://lit.dev/docs/>'],
    ['an address as it is typed', 'See https://lit.dev/docs/one '],
    ['an address without a protocol', 'See www.lit.dev/docs '],
    ['an address of mail', 'Write to me@lit.dev.org '],
    ['a definition', 'See [the site].\n\n[the site]: https://lit.dev/docs/\n'],
    ['a raw link', 'See <a href="https://lit.dev/docs/">', 'the site</a>'],
    ['a raw picture', 'See <img src="https://lit.dev/a.png">'],
    ['a raw picture on a line of its own', '<img src="https://lit.dev/a.png" alt="x">'],
  ];
  for (const [what, construct, rest = ''] of constructs) {
    it(what, () => {
      const early: string[] = [];
      const { renderer, target } = start({ gate: openGate });
      for (const end of every(1)(construct).slice(0, -1)) {
        renderer.render(construct.slice(0, end), true);
        if (addresses(target).length > 0) early.push(construct.slice(0, end));
      }
      assert.deepEqual(early, []);
      renderer.render(construct + rest, false);
      assert.isNotEmpty(addresses(target), 'it is used in the end');
    });
  }
});

describe('Markdown: formatted text follows its source at once', () => {
  const words = 'Plain words, one after the other, come in pieces and are shown as they come.';
  it('plain words are never more than a piece behind', () => {
    const behind = walk(words, (shown, prefix) => prefix.length - (shown.textContent ?? '').length);
    assert.isAtMost(Math.max(...behind), 12);
  });

  const open: readonly [what: string, text: string, selector: string][] = [
    ['strong words', 'This is **very important', 'strong'],
    ['words in italics', 'This is *rather important', 'em'],
    ['code', 'Call `parse(text', 'code'],
    ['the text of a link', 'See [the site](https://li', 'p'],
    ['a heading', '## A head', 'h2'],
    ['an item', '- one\n- tw', 'li:nth-child(2)'],
    ['code in a block', '```js\nlet a', 'pre code'],
    ['a quotation', '> sai', 'blockquote'],
    ['a cell', '| a | b |\n|---|---|\n| one |', 'td'],
  ];
  for (const [what, text, selector] of open) {
    it(`${what}: formatted before it is closed`, () => {
      const shown = feed(text, true);
      assert.isNotNull(shown.querySelector(selector), shown.innerHTML);
      assert.notMatch(shown.textContent ?? '', /[*`[\]|#>]|\]\(/);
    });
  }
});
