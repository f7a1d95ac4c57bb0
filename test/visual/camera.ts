import type { Page } from 'playwright';
import type { Storybook } from '../support/storybook.ts';
import type { Picture } from './pictures.ts';

/** Takes a picture of a story; `plant` changes the page before. */
export function take(
  storybook: Storybook,
  { story, size, globals }: Picture,
  plant?: (page: Page) => Promise<unknown>,
): Promise<Buffer> {
  return storybook.withPage(async (page) => {
    await page.setViewportSize(size);
    const faults = await storybook.show(page, { id: story, type: 'story' }, globals);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    await plant?.(page);
    await page.evaluate(atRest);
    return page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
  });
}

/** Runs in the page: all elements and pictures are there, and what they and the fonts have moved is drawn. */
async function atRest(): Promise<void> {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if ('updateComplete' in element) await element.updateComplete;
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
    for (const picture of root.querySelectorAll('img')) await picture.decode();
  }
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
