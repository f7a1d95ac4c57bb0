import { assert } from 'chai';
import '../../src/elements/markdown.js';
import { allMade } from '../../src/markdown/later.js';
import type { LazyPlugin, MarkdownPlugin, PluginToken } from '../../src/markdown/plugin.js';
import { drawn, fixture, nextFrame, part, readable, warnings } from '../support/fixture.js';
import { every } from '../support/markdown/chunks.js';
import { assertSameContent } from '../support/markdown/compare.js';
import { feed, start } from '../support/markdown/render.js';

/** A block: lines between `%%%`. Its end may be missing. */
const remark: MarkdownPlugin = {
  name: 'remark',
  block: {
    start: (source) => source.search(/\n%%%\n/),
    tokenize(source, { blocks }) {
      const [raw, text] = /^%%%\n([\s\S]*?)(?:^%%%(?:\n|$)|$(?![\s\S]))/m.exec(source) ?? [];
      return raw && text !== undefined ? { raw, content: blocks(text) } : undefined;
    },
  },
  render({ content }, make) {
    const box = document.createElement('aside');
    box.className = 'remark';
    box.append(make.content(content));
    return box;
  },
};

/** Inline: `:name:`, and HTML. */
const key: MarkdownPlugin = {
  name: 'key',
  inline: {
    start: (source) => source.indexOf(':'),
    tokenize(source, { inline }) {
      const [raw, text = ''] = /^:([a-z*]+):/.exec(source) ?? [];
      return raw ? { raw, content: inline(text), text } : undefined;
    },
  },
  render: ({ text }: PluginToken & { text: string }) =>
    `<kbd onclick="alert(1)" style="color: red">${text}</kbd><script>alert(1)</script>`,
};

/** A decoration: words that are shouted. */
const loud: MarkdownPlugin = {
  name: 'loud',
  decorate(block) {
    for (const strong of block.querySelectorAll('strong')) strong.classList.add('loud');
  },
};

/** Fills a block of code when it is whole, once. */
function chart(make: (code: string) => Promise<string>): MarkdownPlugin {
  return {
    name: 'chart',
    fill: { selector: 'code.language-chart', make: ({ textContent }) => make(textContent ?? '') },
  };
}

const streamed = (text: string, plugins: readonly (MarkdownPlugin | LazyPlugin)[]) => {
  const { renderer, target } = start({ plugins });
  for (const end of every(1)(text)) renderer.render(text.slice(0, end), true);
  renderer.render(text);
  return { renderer, target };
};

describe('A plug-in for blocks', () => {
  const text =
    'Before\n%%%\nWith *words*, and <b>tags</b>\n\n<div>raw</div>\n\n%%%\n- a\n\n  %%%\n  in a list\n  %%%\n\nAfter';

  it('shows what it reads, with what is in it', () => {
    const boxes = feed(text, false, { plugins: [remark] }).querySelectorAll('aside.remark');
    assert.deepEqual(
      [...boxes].map(({ textContent }) => textContent?.trim()),
      ['With words, and tagsraw', 'in a list'],
    );
    assert.isNotNull(boxes[0]?.querySelector('em'));
  });

  it('is shown by way of HTML as it is by DOM calls', () => {
    const [one, other] = [
      feed(text, false, { plugins: [remark] }),
      feed(text, false, { plugins: [remark], path: 'html' }),
    ];
    assertSameContent(other, one, 'by way of HTML');
  });

  it('shows the same when the text comes character by character', () =>
    assertSameContent(streamed(text, [remark]).target, feed(text, false, { plugins: [remark] }), 'streamed'));

  it('that fails leaves the source, and the rest of the text', () => {
    const said = warnings();
    const broken: MarkdownPlugin = {
      ...remark,
      render: () => {
        throw new Error('No.');
      },
    };
    const shown = feed('One.\n\n%%%\nTwo.\n%%%\n\nThree.', false, { plugins: [broken] });
    assert.equal(shown.textContent, 'One.%%%\nTwo.\n%%%\n\nThree.');
    assert.lengthOf(said, 1);
  });

  it('that fails while it reads leaves the source, and the rest of the text', () => {
    const said = warnings();
    const broken: MarkdownPlugin = {
      ...remark,
      block: {
        tokenize: () => {
          throw new Error('No.');
        },
      },
    };
    const shown = feed('One.\n\n**Two**', false, { plugins: [broken] });
    assert.equal(shown.textContent, 'One.Two');
    assert.isNotNull(shown.querySelector('strong'));
    assert.lengthOf(said, 1);
  });

  it('inside itself again and again is read sixteen deep, and text from there on', () => {
    const nest: MarkdownPlugin = {
      ...remark,
      block: {
        tokenize(source, { blocks }) {
          const [raw, text] = /^%([^\n]*)\n?/.exec(source) ?? [];
          return raw !== undefined && text !== undefined ? { raw, content: blocks(text) } : undefined;
        },
      },
    };
    const shown = feed(`${'%'.repeat(2000)} deep`, false, { plugins: [nest] });
    assert.lengthOf(shown.querySelectorAll('aside'), 16);
    assert.include(shown.textContent, 'deep');
  });

  it('that says it has read what is not there has read nothing', () => {
    const liar: MarkdownPlugin = { name: 'liar', block: { tokenize: () => ({ raw: 'something else' }) } };
    assert.equal(feed('One.', false, { plugins: [liar] }).textContent, 'One.');
  });
});

describe('A plug-in for what stands between words', () => {
  const text =
    'Press :ctrl: and **:c:**, not `:x:`.\n\n| :a: |\n|---|\n| b |\n\n<u>:d:</u>\n\n![:e:](/i.png)';

  it('shows what it reads, and not in code', () => {
    const keys = feed(text, false, { plugins: [key] }).querySelectorAll('kbd');
    assert.deepEqual(
      [...keys].map(({ textContent }) => textContent),
      ['ctrl', 'c', 'a', 'd'],
    );
  });

  it('gives HTML that is trusted no more than that of a text', () => {
    const shown = feed(text, false, { plugins: [key] });
    assert.isNull(shown.querySelector('script, [onclick], [style]'));
  });

  it('gives addresses that pass the gate, as those of a text do', () => {
    const linking: MarkdownPlugin = {
      ...key,
      render: () =>
        '<a href="https://me:secret@a.test/">a</a><img src="https://elsewhere.test/i.png" alt="b">',
    };
    const shown = feed('Press :ctrl:', false, { plugins: [linking] });
    assert.isNull(shown.querySelector('[href], [src]'));
    assert.equal(shown.querySelector('a')?.textContent, 'a');
  });

  it('shows the same when the text comes character by character', () =>
    assertSameContent(streamed(text, [key]).target, feed(text, false, { plugins: [key] }), 'streamed'));

  it('shows the same in a very long paragraph that comes in pieces', () => {
    const long = 'Press :ctrl: and then go on, word after word. '.repeat(200);
    const { renderer, target } = start({ plugins: [key] });
    for (const end of every(61)(long)) renderer.render(long.slice(0, end), true);
    renderer.render(long);
    assertSameContent(target, feed(long, false, { plugins: [key] }), 'streamed');
  });

  it('shows the same where its end comes long after its beginning', () => {
    const long: MarkdownPlugin = {
      ...key,
      inline: {
        start: (source) => source.indexOf('{{'),
        tokenize(source) {
          const [raw, text] = /^\{\{([^}]*)\}\}/.exec(source) ?? [];
          return raw ? { raw, text } : undefined;
        },
      },
    };
    const words = 'Word after word. '.repeat(200);
    const { renderer, target } = start({ plugins: [long] });
    const text = `${words}{{${words}}} ${words}`;
    for (const end of every(61)(text)) renderer.render(text.slice(0, end), true);
    renderer.render(text);
    assertSameContent(target, feed(text, false, { plugins: [long] }), 'streamed');
  });

  it('in the words for a picture is text', () =>
    assert.equal(feed('![:e:](/i.png)', false, { plugins: [key] }).querySelector('img')?.alt, ':e:'));

  it('cannot be put on the page by a text that names its place', () => {
    const shown = feed('<span class="p1-1">x</span> :ctrl:', false, { plugins: [key] });
    assert.lengthOf(shown.querySelectorAll('kbd'), 1);
  });
});

describe('A plug-in that decorates', () => {
  it('sees each block, also what is in another plug-in’s', () => {
    const shown = feed('**a**\n\n%%%\n**b**\n%%%\n', false, { plugins: [remark, loud] });
    assert.lengthOf(shown.querySelectorAll('strong.loud'), 2);
  });

  it('that fails leaves the block', () => {
    warnings();
    const broken: MarkdownPlugin = {
      name: 'broken',
      decorate: () => {
        throw new Error('No.');
      },
    };
    assert.equal(feed('**a**', false, { plugins: [broken] }).textContent, 'a');
  });
});

describe('A plug-in that fills blocks', () => {
  const text = '```chart\none\n```\n\nTwo.\n\nThree.\n\nFour.\n';

  it('is asked once, when the block is whole', async () => {
    const asked: string[] = [];
    const { renderer, target } = streamed(text, [
      chart(async (code) => {
        asked.push(code);
        return `<em>${code.trim()}</em>`;
      }),
    ]);
    await renderer.ready;
    assert.deepEqual(asked, ['one\n']);
    assert.equal(target.querySelector('code em')?.textContent, 'one');
  });

  it('what it has made stays while the text goes on', async () => {
    const { renderer, target } = streamed(text, [chart(async () => '<em>one</em>')]);
    await renderer.ready;
    const made = target.querySelector('em');
    renderer.render(`${text}\n\nFive.`, true);
    renderer.render(`${text}\n\nFive.\n\nSix.`, false);
    assert.isTrue(target.querySelector('em') === made);
  });

  it('a block that turns out to go on shows its source again, and is filled anew', async () => {
    const { renderer, target } = start({ plugins: [chart(async (code) => `<em>${code.trim()}</em>`)] });
    renderer.render('```chart\none\n');
    await renderer.ready;
    renderer.render('```chart\none\ntwo\n', true);
    assert.equal(target.textContent, 'one\ntwo\n');
    renderer.render('```chart\none\ntwo\n```');
    await renderer.ready;
    assert.equal(target.querySelector('em')?.textContent, 'one\ntwo');
  });

  it('what comes too late for a block that has gone on is not shown', async () => {
    let give = (_: string) => {};
    const late = chart(() => new Promise<string>((resolve) => (give = resolve)));
    const { renderer, target } = start({ plugins: [late] });
    renderer.render('```chart\none\n');
    renderer.render('```chart\none\ntwo\n', true);
    give('<em>one</em>');
    await renderer.ready;
    assert.equal(target.textContent, 'one\ntwo\n');
  });

  it('that fails leaves the source', async () => {
    const said = warnings();
    const { renderer, target } = streamed(text, [chart(() => Promise.reject(new Error('No package.')))]);
    await renderer.ready;
    assert.equal(target.querySelector('code')?.textContent, 'one\n');
    assert.lengthOf(said, 1);
  });
});

describe('A plug-in that is fetched when it is needed', () => {
  const lazy = (load: () => Promise<MarkdownPlugin>): LazyPlugin => ({
    name: 'remark',
    wants: (source) => source.includes('%%%'),
    load,
  });
  const text = 'One.\n\nTwo.\n\n%%%\nThree.\n%%%\n\nFour.\n\nFive.\n\nSix.\n';

  it('is not fetched by text that has nothing for it', async () => {
    let fetched = false;
    const { renderer } = streamed('One % two %%.', [
      lazy(async () => {
        fetched = true;
        return remark;
      }),
    ]);
    await renderer.ready;
    assert.isFalse(fetched);
  });

  it('leaves the source readable until it is there; then the blocks are what they would have been', async () => {
    const { renderer, target } = streamed(text, [lazy(async () => remark)]);
    assert.include(target.textContent ?? '', 'Three.');
    await renderer.ready;
    assertSameContent(target, feed(text, false, { plugins: [remark] }), 'when it is there');
  });

  it('touches none of the blocks before, and nothing of those behind', async () => {
    const { renderer, target } = streamed(text, [lazy(async () => remark)]);
    const before = [...target.children];
    const [first, second, last] = [before[0], before[1], before.at(-1)];
    await renderer.ready;
    assert.isTrue(target.children[0] === first && target.children[1] === second);
    assert.equal(target.lastElementChild?.textContent, last?.textContent);
  });

  it('that cannot be had leaves the source, and is asked for again by the next text', async () => {
    const said = warnings();
    let tries = 0;
    const plugin = lazy(async () => {
      tries += 1;
      if (tries === 1) throw new Error('Offline.');
      return remark;
    });
    const { renderer, target } = streamed(text, [plugin]);
    await renderer.ready;
    assert.include(target.textContent ?? '', '%%%');
    assert.lengthOf(said, 1);
    const other = streamed(text, [plugin]);
    await other.renderer.ready;
    assert.isNotNull(other.target.querySelector('.remark'));
  });

  /** As over a slow line: long after all else. */
  const slow = () =>
    lazy(async () => {
      for (let frames = 0; frames < 3; frames += 1) await nextFrame();
      return remark;
    });

  it('is waited for by who asks when all is shown', async () => {
    const { target } = streamed(text, [slow()]);
    await allMade(Promise.resolve());
    assert.isNotNull(target.querySelector('.remark'));
  });

  it('is waited for by the element', async () => {
    const element = await fixture('parley-markdown', { text, plugins: [slow()] });
    assert.isNotNull(part(element, 'content').querySelector('.remark'));
  });

  it('comes too late where another has taken over', async () => {
    const { renderer, target } = streamed(text, [slow()]);
    renderer.stop();
    target.replaceChildren('Taken over.');
    await renderer.ready;
    assert.equal(target.textContent, 'Taken over.');
  });

  it('is there at once for the next text', async () => {
    const plugin = lazy(async () => remark);
    await streamed(text, [plugin]).renderer.ready;
    assert.isNotNull(
      start({ plugins: [plugin] }) && feed(text, false, { plugins: [plugin] }).querySelector('.remark'),
    );
  });
});

describe('<parley-markdown>: plug-ins', () => {
  it('are those that are set, and their styles come with them', async () => {
    const styled: MarkdownPlugin = { ...remark, styles: '.remark { text-indent: 7px; }' };
    const element = await fixture('parley-markdown', { text: '%%%\nOne.\n%%%', plugins: [styled] });
    const box = part(element, 'content').querySelector('.remark');
    assert.equal(box && getComputedStyle(box).textIndent, '7px');
  });

  it('may be set when the text is there already', async () => {
    const element = await fixture('parley-markdown', { text: '%%%\nOne.\n%%%' });
    element.plugins = [...element.plugins, remark];
    await drawn(element);
    assert.equal(part(element, 'content').querySelector('.remark')?.textContent, 'One.');
  });

  it('none at all leaves the source', async () => {
    const element = await fixture('parley-markdown', { text: 'One[^1].\n\n[^1]: Two words.', plugins: [] });
    assert.include(readable(element), '[^1]');
  });
});
