import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright';
import { entriesOf, modes, Storybook } from '../support/storybook.ts';

const built = 'storybook-static';
const stories = entriesOf(built).filter(({ type }) => type === 'story');
let storybook: Storybook;

before(async () => {
  // A window of 1280 × 1024 at 400 %, for a reader who wants other colours and less motion.
  const viewport = { width: 320, height: 256 };
  storybook = await Storybook.open(built, { viewport, forcedColors: 'active', reducedMotion: 'reduce' });
});
after(() => storybook?.close());

/** Runs in the page: what is too small to hit, cut off, moves, or has no edge. */
function troubles(): string[] {
  const found = document.getAnimations().length > 0 ? ['moves'] : [];
  const roots: ParentNode[] = [document.querySelector('#storybook-root') ?? document];
  for (const root of roots) {
    const inOurs = root instanceof ShadowRoot;
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (!inOurs || !element.checkVisibility({ visibilityProperty: true })) continue;
      const place = `${element.localName}.${element.className} ${element.ariaLabel ?? ''}`.trim();
      const style = getComputedStyle(element);
      const edge = style.borderTopStyle !== 'none' && Number.parseFloat(style.borderTopWidth) >= 1;
      if (element.role === 'log' && element.clientHeight < 48) found.push(`cut: ${place}`);
      if (element.matches('.bubble .user .message > .text') && !edge) found.push(`no edge: ${place}`);
      if (!element.matches('button, summary, [role=button], [role=menuitem]')) continue;
      if (element.localName === 'button' && element.role !== 'menuitem' && !edge)
        found.push(`no edge: ${place}`);
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { width, height, left, right, top, bottom } = element.getBoundingClientRect();
      if (width < 24 || height < 24) found.push(`small: ${place} ${width} × ${height}`);
      const isOut = left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
      if (isOut && height <= innerHeight) found.push(`cut: ${place}`);
      if (
        element.ariaPressed === 'true' &&
        style.borderTopColor === style.color &&
        style.color === 'ButtonText'
      )
        found.push(`not pressed: ${place}`);
    }
  }
  return found;
}

/** What a button in a message may be called: a verb first, and whose message it is where it is about the message. */
const verb =
  /^(?:Add|Attach|Cancel|Choose|Clear|Close|Copy|Download|More|Open|Remove|Report|Save|Send|Show|Wrap)\b|^(?:Copy|Dislike|Edit|Like|Report|Retry|Undo)\b.*: message from \S/;

/** The computed names of buttons in messages that are none of these. */
async function badNames(page: Page): Promise<string[]> {
  const bad: string[] = [];
  let article = Number.POSITIVE_INFINITY;
  for (const line of (await page.locator('body').ariaSnapshot()).split('\n')) {
    const depth = line.search(/\S/);
    if (depth <= article) article = /^\s*- article/.test(line) ? depth : Number.POSITIVE_INFINITY;
    const [, name] = /^\s*- '?button(?: "(.*)")?/.exec(line) ?? [];
    if (depth > article && /^\s*- '?button/.test(line) && !verb.test(name ?? ''))
      bad.push(`name: ${line.trim()}`);
  }
  return bad;
}

describe('every story can be seen and hit at 400 %, without motion, in the colours of its reader', {
  concurrency: 2,
}, () => {
  for (const story of stories) {
    test(`${story.title}: ${story.name}`, async () => {
      await storybook.withPage(async (page) => {
        assert.deepEqual(await storybook.show(page, story, modes.light), []);
        assert.deepEqual([...(await badNames(page)), ...(await page.evaluate(troubles))], []);
      });
    });
  }
});

test('each trouble is found', async () => {
  await storybook.withPage(async (page) => {
    await page.setContent('<div id="host"></div>');
    await page.evaluate(() => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      const element = (tag: string, settings: Partial<HTMLElement>, style: string, within?: Element) => {
        const made = Object.assign(document.createElement(tag), { textContent: 'x', ...settings });
        made.style.cssText = style;
        (within ?? root)?.append(made);
        return made;
      };
      element('div', { role: 'log' }, 'block-size: 20px');
      element('button', {}, 'inline-size: 20px; block-size: 20px; padding: 0; border: 1px solid');
      element('button', {}, 'inline-size: 30px; block-size: 30px; border: 0');
      element(
        'button',
        {},
        'position: fixed; inset-inline-start: 400px; inline-size: 30px; block-size: 30px',
      );
      const message = element('article', { ariaLabel: 'Message from You' }, '');
      for (const ariaLabel of ['Like', 'Message: copy'])
        element('button', { ariaLabel }, 'inline-size: 30px; block-size: 30px; border: 1px solid', message);
      message.animate({ opacity: [0, 1] }, 1e6);
    });
    const found = [...(await badNames(page)), ...(await page.evaluate(troubles))];
    assert.deepEqual(
      found.map((each) => each.split(':')[0]),
      ['name', 'name', 'moves', 'cut', 'small', 'no edge', 'cut'],
    );
  });
});
