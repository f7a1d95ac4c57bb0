import { assert } from 'chai';
import { marked } from 'marked';
import '../../src/elements/markdown.js';
import { fixture, markup, part } from '../support/fixture.js';
import { every, some } from '../support/markdown/chunks.js';
import { comparable } from '../support/markdown/compare.js';
import { hostile } from '../support/markdown/corpora.js';
import { executions, forbidden, led, playground, requests } from '../support/markdown/judge.js';
import { safe } from '../support/markdown/oracle.js';
import { gate, start } from '../support/markdown/render.js';

/** Shows every vector in the page; what runs, what is asked for, and what stands there that may not. */
async function judge(who: string, show: (text: string, box: HTMLElement) => Iterable<Element>) {
  const ran = executions(window);
  const box = await markup('');
  const found: string[] = [];
  for (const { id, input } of hostile) {
    for (const shown of show(led(input, who), box))
      found.push(...forbidden(shown).map((fault) => `${id}: ${fault}`));
  }
  return { asked: await requests(who), found, ran };
}

function* atEveryBeginning(text: string, box: HTMLElement): Generator<Element> {
  const { renderer, target } = start();
  box.append(target);
  for (const end of some(every(1)(text), 60)) {
    renderer.render(text.slice(0, end), true);
    yield target;
  }
  renderer.render(text, false);
  yield target;
}

function* atOnce(text: string, box: HTMLElement): Generator<Element> {
  const { renderer, target } = start();
  box.append(target);
  renderer.render(text);
  yield target;
}

const nothing = { asked: [], found: [], ran: [] };

describe('Markdown from an enemy', () => {
  it('runs nothing, asks for nothing and brings nothing that it may not, shown at once', async () => {
    assert.deepEqual(await judge('whole', atOnce), nothing);
  });

  it('nor at any of its beginnings, while it comes', async () => {
    assert.deepEqual(await judge('streamed', atEveryBeginning), nothing);
  }).timeout(600_000);

  it('nor in the element', async () => {
    const who = 'element';
    const ran = executions(window);
    const found: string[] = [];
    for (const { id, input } of hostile) {
      const element = await fixture('parley-markdown', { text: led(input, who) });
      found.push(...forbidden(part(element, 'content')).map((fault) => `${id}: ${fault}`));
    }
    assert.deepEqual({ asked: await requests(who), found, ran }, nothing);
  });

  it('would run and ask, without us: the same in a page that trusts it', async () => {
    const who = 'trusting';
    const { body, ran, close } = await playground(who);
    for (const { input } of hostile) {
      const box = body.ownerDocument.createElement('div');
      box.innerHTML = marked.parse(led(input, who), { async: false });
      body.append(box);
    }
    const asked = await requests(who);
    close();
    assert.isAtLeast(new Set(ran).size, 8, 'vectors that ran');
    assert.isAtLeast(new Set(asked).size, 15, 'addresses that were asked for');
  });

  it('would bring what it may not, without us: the walk finds it', () => {
    const box = document.implementation.createHTMLDocument('').body;
    const caught = hostile.filter(({ input }) => {
      box.innerHTML = marked.parse(input, { async: false });
      try {
        return forbidden(box).length > 0;
      } catch {
        return true; // An address that is none.
      }
    });
    assert.isAtLeast(caught.length, hostile.length / 2);
  });

  it('cannot pass for what is ours', () => {
    const shown = atOnce(
      '<span data-parley-ui class="blocked">a</span> <div data-parley-wrap>b</div>\n\n<p class="code-header" role="alert">c</p>',
      document.createElement('div'),
    );
    for (const target of shown) {
      assert.isNull(target.querySelector('[data-parley-ui], [data-parley-wrap], [class], [role]'));
      assert.include(target.textContent, 'c');
    }
  });
});

describe('Markdown from a friend', () => {
  const friendly = `# Plan

Some **strong**, *soft*, ~~wrong~~ and \`coded\` words, a [link](https://lit.dev/ "Lit") and ![a mark](/examples/demo/icon.svg).

- [x] one
- [ ] two
  1. inner

> quoted

| a | b |
|:-:|---|
| 1 | 2 |

\`\`\`js
a < b && c;
\`\`\`

<details><summary>More</summary>Press <kbd>K</kbd>, H<sub>2</sub>O</details>

---
`;

  it('is shown undamaged', () => {
    const wanted = safe(marked.parse(friendly, { async: false }), gate);
    const elements = (root: ParentNode) => [...root.querySelectorAll('*')].map(({ localName }) => localName);
    for (const target of atOnce(friendly, document.createElement('div'))) {
      assert.deepEqual(elements(comparable(target)), elements(wanted));
      assert.deepEqual(forbidden(target), []);
    }
    assert.includeMembers(
      elements(wanted),
      'h1 strong em del code a img input ol blockquote th pre details kbd sub hr'.split(' '),
    );
  });
});

describe('Markdown stays in its bubble', () => {
  const overlays = hostile.filter(({ id }) => id.startsWith('ui-'));

  /** Whether it reaches points around a box. Says no more: a report that showed elements would never end. */
  function reaches(cover: Element | undefined, box: Element): boolean {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const margin = 24;
    const points = [
      [left - margin, top + 5],
      [right + margin, top + 5],
      [left + 5, top - margin],
      [left + 5, bottom + margin],
    ] as const;
    return points.some(([x, y]) => document.elementFromPoint(x, y) === cover);
  }
  const place =
    '<div id="place" style="position: absolute; inset: 60px auto auto 60px; inline-size: 200px"></div>';

  for (const { id, input } of overlays) {
    it(`${id}: nothing of it lies outside`, async () => {
      const spot = (await markup(place)).firstElementChild as HTMLElement;
      const { length } = document.body.children;
      const element = await fixture('parley-markdown', { text: `${input}\n\nwords` }, spot);
      element.style.maxBlockSize = '100px';
      assert.isFalse(reaches(element, element));
      assert.equal(document.body.children.length, length);
      assert.isTrue(document.getElementById('place') === spot);
    });
  }

  it('without us one of them covers the page', async () => {
    const spot = (await markup(place)).firstElementChild as HTMLElement;
    spot.innerHTML = overlays.find(({ id }) => id === 'ui-02')?.input ?? '';
    const [cover] = spot.children;
    assert.isTrue(reaches(cover, spot));
  });

  it('what is fixed or pulled out inside it stays inside, by containment alone', async () => {
    const spot = (await markup(place)).firstElementChild as HTMLElement;
    const element = await fixture('parley-markdown', { text: 'words' }, spot);
    const fixed = document.createElement('div');
    fixed.style.cssText = 'position: fixed; inset: 0; margin: -500px';
    part(element, 'content').append(fixed);
    assert.isFalse(reaches(element, element));
  });
});
