import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright';
import { Storybook } from '../support/storybook.ts';
import { take } from './camera.ts';
import { faultIn } from './compare.ts';
import { pictures } from './pictures.ts';

const into = mkdtempSync(join(tmpdir(), 'parley-visual-'));
let storybook: Storybook;

before(async () => {
  storybook = await Storybook.open('storybook-static');
});
after(async () => {
  await storybook?.close();
  rmSync(into, { recursive: true });
});

/** Gives one token another value, in all elements of ours on the page. */
function plant(page: Page, token: string): Promise<void> {
  return page.evaluate((changed) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host { ${changed} }`);
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
      if (root !== document) root.adoptedStyleSheets.push(sheet);
    }
  }, token);
}

/** One token each, and a picture in which it is seen. */
const planted = [
  ['bubbles-light', '--_accent-soft: oklch(92.5% 0.03 262)'],
  ['bubbles-light', '--_6: 1.625rem'],
  ['bubbles-phone', '--_radius-bubble: 0.5rem'],
  ['rich-light', '--_line: oklch(85% 0.006 260)'],
  ['rich-dark', '--_muted: oklch(62% 0.012 260)'],
  ['panel-light', '--_weight-strong: 500'],
  ['pictures-light', '--_tile: 8rem'],
  ['failing-light', '--_danger-soft: oklch(93% 0.03 27)'],
  ['textbox-files-light', '--_button: 2rem'],
  ['textbox-busy-dark', '--_radius-sheet: 1.25rem'],
] as const;

for (const [name, token] of planted) {
  test(`${name} shows that ${token}`, async () => {
    const picture = pictures[name];
    assert.ok(picture, `there is no picture ${name}`);
    const png = await take(storybook, picture, (page) => plant(page, token));
    assert.match(faultIn(name, png, into) ?? 'no fault', /differs in/);
    const written = readdirSync(into).filter((file) => file.startsWith(`${name}.`));
    assert.deepEqual(written.toSorted(), [`${name}.actual.png`, `${name}.diff.png`, `${name}.expected.png`]);
  });
}

test('a picture of another size, or that nobody has kept, is a fault', async () => {
  const picture = pictures['textbox-busy-dark'];
  assert.ok(picture);
  const png = await take(storybook, { ...picture, size: { width: 600, height: 200 } });
  assert.match(faultIn('textbox-busy-dark', png, into) ?? '', /was 640 × 200, and is 600 × 200/);
  assert.match(faultIn('never-kept', png, into) ?? '', /There is no picture never-kept/);
});
