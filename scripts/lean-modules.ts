// Makes the modules for npm as lean as the bundle: whoever bundles them has only a minifier, to which templates are text.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { leanSource } from './lean-source.ts';

const folder = 'dist';
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.js')) continue;
  const module = path.join(folder, file);
  writeFileSync(module, leanSource(readFileSync(module, 'utf8'), module));
}
