// Is the committed manifest the one that the sources give? `npm run manifest` writes it anew.

import { readFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const committed = readFileSync('custom-elements.json', 'utf8');
const config = ['--config', 'custom-elements-manifest.config.mjs', '--quiet'];
const manifest = await cli({ argv: ['analyze', ...config], noWrite: true });
const given = `${JSON.stringify(manifest, null, 2)}\n`;

if (given !== committed) {
  const [before, after] = [committed.split('\n'), given.split('\n')];
  const line = after.findIndex((text, i) => text !== before[i]);
  console.error(`custom-elements.json is not what the sources give, from line ${line + 1}:`);
  console.error(`- ${before[line]}\n+ ${after[line]}\nRun npm run manifest, and commit it.`);
  process.exitCode = 1;
}
