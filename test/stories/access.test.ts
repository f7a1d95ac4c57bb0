import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright';
import { sample } from '../support/sample.ts';
import { entriesOf, modes, Storybook } from '../support/storybook.ts';

const built = 'storybook-static';
const all = entriesOf(built).filter(({ type }) => type === 'story');
const stories = sample(all, 30);
/** What is left of a window of 1280 × 1024 at 400 %. */
const zoomed = { width: 320, height: 256 };
const usual = { width: 1280, height: 720 };
let storybook: Storybook;

before(async () => {
  storybook = await Storybook.open(built, { forcedColors: 'active', reducedMotion: 'reduce' });
});
after(() => storybook?.close());

/** Runs in the page: what is too small to hit, cut off, moves, or has no edge. */
function troubles(): string[] {
  const found: string[] = [];
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'ButtonText';
  const ink = getComputedStyle(probe).color;
  probe.remove();
  const roots: ParentNode[] = [document.querySelector('#storybook-root') ?? document];
  for (const root of roots) {
    const inOurs = root instanceof ShadowRoot;
    if (inOurs && root.getAnimations().length > 0) found.push('moves');
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (!inOurs || !element.checkVisibility({ visibilityProperty: true })) continue;
      const place = `${element.localName}.${element.className} ${element.ariaLabel ?? ''}`.trim();
      const style = getComputedStyle(element);
      const edge = style.borderTopStyle !== 'none' && Number.parseFloat(style.borderTopWidth) >= 1;
      if (element.role === 'log' && element.clientHeight < 48) found.push(`cut: ${place}`);
      if (element.matches('.bubble .user .message > .text') && !edge) found.push(`no edge: ${place}`);
      if (!element.matches('button, summary, [role=button], [role=menuitem]')) continue;
      if (element.localName === 'button' && !element.role?.startsWith('menuitem') && !edge)
        found.push(`no edge: ${place}`);
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { width, height, left, right, top, bottom } = element.getBoundingClientRect();
      if (width < 24 || height < 24) found.push(`small: ${place} ${width} × ${height}`);
      const isOut = left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
      if (isOut && height <= innerHeight) found.push(`cut: ${place}`);
      if (element.ariaPressed === 'true' && style.borderTopColor === ink) found.push(`not pressed: ${place}`);
    }
  }
  return found;
}

/** What a button in a message may be called: a verb first, and whose message it is where it is about the message. */
const verb =
  /^(?:Add|Attach|Cancel|Choose|Clear|Close|Copy|Download|More|Open|Remove|Report|Save|Send|Show|Wrap)\b|^(?:Copy|Dislike|Edit|Give|Like|Report|Retry|Undo)\b.*: message from \S/;

/** The computed names of buttons in messages that are none of these. */
async function badNames(page: Page): Promise<string[]> {
  const bad: string[] = [];
  let article = Number.POSITIVE_INFINITY;
  for (const line of (await page.locator('body').ariaSnapshot()).split('\n')) {
    const depth = line.search(/\S/);
    if (depth <= article) article = /^\s*- article/.test(line) ? depth : Number.POSITIVE_INFINITY;
    const [, name] = /^\s*- '?button(?: "(.*)")?/.exec(line) ?? [];
    // In other languages the verb may stand elsewhere.
    const isOurs =
      depth > article && /^\s*- '?button/.test(line) && !/^[^\p{Script=Latin}]/u.test(name ?? '');
    if (isOurs && !verb.test(name ?? '')) bad.push(`name: ${line.trim()}`);
  }
  return bad;
}

describe('every story can be seen and hit at 400 %, without motion, in the colours of its reader', {
  concurrency: 2,
}, () => {
  for (const story of stories) {
    test(`${story.title}: ${story.name}`, async () => {
      await storybook.withPage(async (page) => {
        await page.setViewportSize(usual);
        assert.deepEqual(await storybook.show(page, story, modes.light), []);
        await page.setViewportSize(zoomed);
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        assert.deepEqual([...(await badNames(page)), ...(await page.evaluate(troubles))], []);
      });
    });
  }
});

const box = 'inline-size: 30px; block-size: 30px; border: 1px solid';
const planted = `<div><template shadowrootmode="open">
  <div role="log" style="block-size: 20px"></div>
  <button style="${box}; inline-size: 20px; padding: 0">x</button>
  <button style="${box}; border: 0">x</button>
  <button style="${box}; position: fixed; inset-inline-start: 400px">x</button>
  <button aria-pressed="true" style="${box}; border-color: ButtonText">x</button>
  <article aria-label="Message from You">
    <button style="${box}" aria-label="Like">x</button>
    <button style="${box}" aria-label="Message: copy">x</button>
  </article>
</template></div>`;

test('each trouble is found', async () => {
  await storybook.withPage(async (page) => {
    await page.setViewportSize(zoomed);
    await page.setContent('<p>Text</p>');
    await page.evaluate((html) => document.body.setHTMLUnsafe(html), planted);
    await page.evaluate(() => {
      const article = document.querySelector('div')?.shadowRoot?.querySelector('article');
      article?.animate({ opacity: [0, 1] }, 1e6);
    });
    const found = [...(await badNames(page)), ...(await page.evaluate(troubles))];
    assert.deepEqual(
      found.map((each) => each.split(':')[0]),
      ['name', 'name', 'moves', 'cut', 'small', 'no edge', 'cut', 'not pressed'],
    );
  });
});
