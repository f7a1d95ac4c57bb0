import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { root } from '../support/server.ts';

const kept = join(root, 'test/visual/pictures');
const faulty = join(root, 'reports/visual');

/**
 * How much of a picture may differ, beside the edges of letters, which pixelmatch leaves out: two versions of a browser draw
 * them differently. The corners of one box in another radius are more than this.
 */
const tolerance = 0.0001;

/** How far apart two colours are before they count as different, from 0 to 1: here, a lightness of two hundredths. */
const threshold = 0.02;

/** What is wrong with a picture, in a sentence, and in pictures `into` a folder; nothing where it is as it was. */
export function faultIn(name: string, png: Buffer, into = faulty): string | undefined {
  const file = join(kept, `${name}.png`);
  if (!existsSync(file)) return `There is no picture ${name}: npm run test:visual -- --write`;
  const [expected, actual] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(png)];
  const { width, height } = expected;
  if (width !== actual.width || height !== actual.height) {
    return `${name} was ${width} × ${height}, and is ${actual.width} × ${actual.height}.`;
  }
  const diff = new PNG({ width, height });
  const count = pixelmatch(expected.data, actual.data, diff.data, width, height, { threshold });
  const share = count / (width * height);
  if (share <= tolerance) return undefined;
  mkdirSync(into, { recursive: true });
  for (const [kind, picture] of Object.entries({ expected, actual, diff })) {
    writeFileSync(join(into, `${name}.${kind}.png`), PNG.sync.write(picture));
  }
  return `${name} differs in ${(share * 100).toFixed(3)} % of its pixels: see ${into}`;
}

/** Keeps a picture as the one to compare with, as small as it can be. */
export function keep(name: string, png: Buffer): void {
  mkdirSync(kept, { recursive: true });
  const { width, height, data } = PNG.sync.read(png);
  const opaque = Object.assign(new PNG({ width, height }), { data });
  // Letters take less room without a filter, and pictures with one.
  const [letters, picture] = [0, -1].map((filterType) =>
    PNG.sync.write(opaque, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType }),
  );
  if (letters && picture) {
    writeFileSync(join(kept, `${name}.png`), letters.length < picture.length ? letters : picture);
  }
}
