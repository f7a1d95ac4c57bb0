import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Storybook } from '../support/storybook.ts';
import { take } from './camera.ts';
import { faultIn, keep } from './compare.ts';
import { pictures } from './pictures.ts';

const write = process.env.PARLEY_WRITE === 'true';
let storybook: Storybook;

before(async () => {
  storybook = await Storybook.open('storybook-static');
});
after(() => storybook?.close());

describe('each picture is as it was when it was last looked at', { concurrency: 2 }, () => {
  for (const [name, picture] of Object.entries(pictures)) {
    test(name, async () => {
      const png = await take(storybook, picture);
      if (write && faultIn(name, png)) keep(name, png);
      assert.equal(faultIn(name, png), undefined);
    });
  }
});

test('no picture is kept that is not taken', () => {
  const kept = readdirSync(new URL('./pictures', import.meta.url)).map((file) => file.replace('.png', ''));
  assert.deepEqual(kept.toSorted(), Object.keys(pictures).toSorted());
});
