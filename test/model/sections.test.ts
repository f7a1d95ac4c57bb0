import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Sections, sectionSize } from '../../src/model/sections.ts';
import type { Slice } from '../../src/model/slices.ts';
import { runs } from '../support/sample.ts';

const all = Array.from({ length: 400 }, (_, n): Slice => ({ key: `${n}`, groups: [], previous: undefined }));
const keysIn = (sections: ReturnType<Sections['of']>) =>
  sections.map(({ slices }) => slices.map(({ key }) => key));
const keysOf = (slices: readonly Slice[]) => slices.map(({ key }) => key);

describe('slices in sections', () => {
  test('are all there, in their order, some in each', () => {
    const sections = new Sections().of(all);
    assert.deepEqual(keysIn(sections).flat(), keysOf(all));
    assert.equal(sections.length, Math.ceil(all.length / sectionSize));
  });

  test('one that comes at the end goes into the last section, and then into another', () => {
    const sections = new Sections();
    const [first] = sections.of(all.slice(0, sectionSize - 1));
    assert.deepEqual(
      sections.of(all.slice(0, sectionSize)).map(({ key }) => key),
      [first?.key],
    );
    assert.deepEqual(
      keysIn(sections.of(all.slice(0, sectionSize + 1))).map(({ length }) => length),
      [sectionSize, 1],
    );
  });

  test('what is put before, a little each time, makes few sections', () => {
    const sections = new Sections();
    let now = sections.of(all.slice(-3));
    for (let from = all.length - 6; from >= 0; from -= 3) now = sections.of(all.slice(from));
    assert.ok(now.length < (2 * all.length) / sectionSize, `${now.length} sections`);
  });

  test('each stays in its section, whatever comes and goes at both ends', () => {
    const window = fc.tuple(fc.nat({ max: all.length }), fc.nat({ max: all.length }));
    fc.assert(
      fc.property(fc.array(window, { maxLength: 8 }), (windows) => {
        const sections = new Sections();
        let homes = new Map<string, number>();
        for (const ends of windows) {
          const slices = all.slice(Math.min(...ends), Math.max(...ends));
          const now = sections.of(slices);
          assert.deepEqual(keysIn(now).flat(), keysOf(slices));
          assert.equal(new Set(now.map(({ key }) => key)).size, now.length);
          const after = new Map(now.flatMap(({ key, slices }) => slices.map((slice) => [slice.key, key])));
          for (const [slice, key] of after) assert.equal(homes.get(slice) ?? key, key);
          homes = after;
        }
      }),
      runs(100, 5000),
    );
  });

  test('in another order there are no two sections of one name', () => {
    const sections = new Sections();
    sections.of(all);
    const mixed = [...all.slice(20, 90), ...all.slice(0, 20), ...all.slice(90)];
    const now = sections.of(mixed);
    assert.deepEqual(keysIn(now).flat(), keysOf(mixed));
    assert.equal(new Set(now.map(({ key }) => key)).size, now.length);
  });
});
