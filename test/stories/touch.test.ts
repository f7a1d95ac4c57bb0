import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { entriesOf, modes, Storybook } from '../support/storybook.ts';

const built = 'storybook-static';
const stories = entriesOf(built).filter(({ type }) => type === 'story');
let storybook: Storybook;

before(async () => {
  const viewport = { width: 320, height: 640 };
  storybook = await Storybook.open(built, { viewport, hasTouch: true, isMobile: true });
});
after(() => storybook?.close());

/** Runs in the page: what cannot be pressed by a finger, and what is beside the page. */
function troubles(): string[] {
  const found: string[] = [];
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const { width, height, left, right } = element.getBoundingClientRect();
      const place = `${element.localName}.${element.className} ${width} × ${height}`;
      if (element.matches('button, summary') && width > 0 && (width < 40 || height < 40)) {
        found.push(`small: ${place}`);
      }
      // What scrolls in its own box, and what is there for those who hear the page.
      const aside = element.closest('pre, .table-box, .attachments, .visually-hidden, .story-title');
      if (root !== document && !aside && (left < -1 || right > innerWidth + 1))
        found.push(`beside: ${place}`);
    }
  }
  return found;
}

describe('every story fits a phone of 320 px, and a finger', { concurrency: 2 }, () => {
  for (const story of stories) {
    test(`${story.title}: ${story.name}`, async () => {
      await storybook.withPage(async (page) => {
        assert.deepEqual(await storybook.show(page, story, modes.light), []);
        assert.deepEqual(await page.evaluate(troubles), []);
      });
    });
  }
});

test('what is too small or too wide is found', async () => {
  await storybook.withPage(async (page) => {
    await page.setContent(`<div id="host"></div>`);
    await page.evaluate(() => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      const button = document.createElement('button');
      button.textContent = 'x';
      const wide = document.createElement('p');
      wide.style.width = '400px';
      root?.append(button, wide);
    });
    const kinds = (await page.evaluate(troubles)).map((trouble) => trouble.split(':')[0]);
    assert.deepEqual(kinds, ['small', 'beside']);
  });
});
