import { assert } from 'chai';
import { start } from '../support/markdown/render.js';
import { type Work, workOf } from '../support/markdown/work.js';

describe('Markdown that has become long costs no more for each piece', () => {
  const kilobyte = 1000;
  const sentence = 'Some *words* with `code`, a [link](https://lit.dev/) and **more**. ';
  const many = (line: (n: number) => string) => (size: number) => {
    let text = '';
    for (let n = 0; text.length < size; n += 1) text += line(n);
    return text;
  };
  const kinds: Readonly<Record<string, (size: number) => string>> = {
    paragraphs: many((n) => `${n}. ${sentence}\n\n`.slice(3)),
    'one code block': (size) => `\`\`\`js\n${many((n) => `const a${n} = call(${n});\n`)(size)}`,
    'one list': many((n) => `- ${n} ${sentence}\n`),
    'one loose list': many((n) => `- ${n} ${sentence}\n\n`),
    'one table': (size) => `| a | b |\n|---|---|\n${many((n) => `| ${n} | ${sentence} |\n`)(size)}`,
    'one folded part': (size) =>
      `<details>\n<summary>More</summary>\n\n${many(() => `${sentence}\n\n`)(size)}`,
    'one paragraph': many(() => sentence),
    'one paragraph of many lines': many(() => `${sentence}\n`),
  };

  /** The work of the next 40 pieces of 12 characters, when so much is there already. */
  function next(text: string, from: number): Work {
    const { renderer, target } = start();
    // The last kilobytes come in pieces, too, so that what is counted is no longer the arrival of the whole.
    for (const end of [from - 2000, from - 1000, from]) renderer.render(text.slice(0, end), true);
    return workOf(target, () => {
      for (let piece = 1; piece <= 40; piece += 1) renderer.render(text.slice(0, from + piece * 12), true);
    });
  }

  for (const [what, grow] of Object.entries(kinds)) {
    it(what, () => {
      const text = grow(201 * kilobyte);
      const [short, long] = [next(text, 10 * kilobyte), next(text, 200 * kilobyte)];
      // A piece may happen to be the one with which a block settles: a little more than the share is no growth.
      assert.isAtMost(long.lexed, short.lexed * 1.2 + 20 * kilobyte, 'characters lexed');
      assert.isAtMost(long.nodes, short.nodes * 1.2 + 400, 'nodes touched');
    });
  }
});
