import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { unreached } from '../support/keyboard.ts';
import { sample } from '../support/sample.ts';
import { entriesOf, modes, Storybook } from '../support/storybook.ts';

const built = 'storybook-static';
const all = entriesOf(built).filter(({ type }) => type === 'story');
const stories = sample(all, 30);
let storybook: Storybook;

before(async () => {
  storybook = await Storybook.open(built);
});
after(() => storybook?.close());

describe('the keyboard comes to every control of every story', { concurrency: 2 }, () => {
  for (const story of stories) {
    test(`${story.title}: ${story.name}`, async () => {
      await storybook.withPage(async (page) => {
        assert.deepEqual(await storybook.show(page, story, modes.light), []);
        assert.deepEqual(await unreached(page), []);
      });
    });
  }
});

test('a control that the keyboard does not come to is found', async () => {
  await storybook.withPage(async (page) => {
    await page.setContent('<p>Text</p><div id="host"></div>');
    await page.evaluate(() => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      const reachable = document.createElement('button');
      const skipped = document.createElement('button');
      const pretended = document.createElement('span');
      for (const each of [reachable, skipped, pretended]) each.textContent = 'x';
      skipped.tabIndex = -1;
      pretended.role = 'button';
      root?.append(reachable, skipped, pretended);
    });
    assert.deepEqual(await unreached(page), ['button. x', 'span. x']);
  });
});

test('a place from which the keyboard does not come out is found', async () => {
  await storybook.withPage(async (page) => {
    await page.setContent('<input id="trap" />');
    await page.evaluate(() =>
      document.querySelector('#trap')?.addEventListener('keydown', (event) => event.preventDefault()),
    );
    await assert.rejects(unreached(page), /does not come out/);
  });
});
