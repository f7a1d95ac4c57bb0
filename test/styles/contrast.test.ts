import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tokens } from '../../src/styles/tokens.js';
import { contrast, over, type Rgb, tokenColour } from '../support/colour.ts';

const schemes = ['light', 'dark'] as const;
const colour = (name: string, scheme: 'light' | 'dark') => tokenColour(tokens.cssText, name, scheme);

/** What is read, and all that it may stand on. */
const read: Readonly<Record<string, readonly string[]>> = {
  text: ['surface', 'raised', 'sheet', 'accent-soft', 'danger-soft'],
  muted: ['surface', 'raised', 'sheet', 'accent-soft', 'danger-soft'],
  accent: ['surface', 'raised', 'sheet', 'accent-soft'],
  danger: ['surface', 'sheet'],
  surface: ['accent', 'text'],
};

/** What is seen: edges of controls, rings and marks. */
const seen: Readonly<Record<string, readonly string[]>> = {
  'line-strong': ['surface', 'sheet'],
  accent: ['surface', 'raised', 'sheet', 'accent-soft'],
  danger: ['danger-soft'],
};

for (const [pairs, least] of [
  [read, 4.5],
  [seen, 3],
] as const) {
  describe(`at least ${least} : 1`, () => {
    for (const [front, grounds] of Object.entries(pairs)) {
      for (const ground of grounds) {
        test(`${front} on ${ground}`, () => {
          for (const scheme of schemes) {
            const ratio = contrast(colour(front, scheme).rgb, colour(ground, scheme).rgb);
            assert.ok(ratio >= least, `${ratio.toFixed(2)} in ${scheme}`);
          }
        });
      }
    }
  });
}

test('what is pointed at can be read', () => {
  for (const scheme of schemes) {
    for (const ground of ['surface', 'raised', 'sheet', 'accent-soft']) {
      const pointedAt: Rgb = over(colour('hover', scheme), colour(ground, scheme).rgb);
      const ratio = contrast(colour('text', scheme).rgb, pointedAt);
      assert.ok(ratio >= 4.5, `${ratio.toFixed(2)} on ${ground} in ${scheme}`);
    }
  }
});

test('the sum is right for black, white and a grey that is known', () => {
  const sheet =
    ':host { --_a: oklch(0% 0 0); --_b: oklch(100% 0 0); --_c: light-dark(var(--_a), var(--_b)); }';
  const [black, white] = [tokenColour(sheet, 'c', 'light').rgb, tokenColour(sheet, 'c', 'dark').rgb];
  assert.equal(contrast(black, white).toFixed(2), '21.00');
  // #767676, the lightest grey that passes on white.
  const grey = tokenColour(':host { --_g: oklch(56.93% 0 0); }', 'g', 'light').rgb;
  assert.equal(contrast(grey, white).toFixed(1), '4.5');
});
