// Holds every file of the script-tag build, and every entry of the npm package as a page would bundle it, to the bytes
// (brotli) that are committed in chunks.json: `npm run sizes` after `npm run build`; `-- --write` accepts what is there.

import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

const budget = 'chunks.json';
const tolerance = 0.02;
const slack = 16; // Bytes: a chunk names others by hashes, which compress by chance.

const brotli = (text) => brotliCompressSync(text).length;

/** A chunk's name without its hash, which changes with each change of what is in it. */
const stable = (file) => file.replace(/-[\w-]{8}(?=\.js$)/, '');

/** The script-tag build, file by file. */
export function scriptSizes(folder) {
  const chunks = readdirSync(path.join(folder, 'chunks')).map((file) => path.posix.join('chunks', file));
  const files = ['parley.js', ...chunks.sort()];
  return Object.fromEntries(
    files.map((file) => [stable(file), brotli(readFileSync(path.join(folder, file)))]),
  );
}

/** What a page gets that imports one entry of the package, dependencies included; what is loaded later is not, nor are peers. */
export async function npmSizes(root) {
  const {
    name,
    exports,
    peerDependencies = {},
  } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const modules = Object.entries(exports).filter(
    ([, target]) => typeof target === 'object' && target.default,
  );
  const peers = Object.keys(peerDependencies).map((peer) => new RegExp(`^${peer}(/|$)`));
  const sizes = {};
  for (const [entry, target] of modules) {
    sizes[path.posix.join(name, entry)] = await bundledSize(path.join(root, target.default), peers);
  }
  return sizes;
}

async function bundledSize(entry, external) {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external,
        output: { minify: true, codeSplitting: { groups: [{ name: 'all', tags: ['$initial'] }] } },
      },
    },
  });
  return atOnce(output).reduce((sum, { code }) => sum + brotli(code), 0);
}

/** The chunks that are loaded with the entry. */
function atOnce(chunks) {
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of loaded)
    for (const file of imports) if (named.has(file)) loaded.add(named.get(file));
  return [...loaded];
}

/** What is no longer as it was committed, a sentence each. */
export function differences(committed, measured) {
  const names = new Set([...Object.keys(committed), ...Object.keys(measured)]);
  return [...names].flatMap((name) => {
    const [before, now] = [committed[name], measured[name]];
    if (before === undefined) return [`${name} is new: ${now} bytes`];
    if (now === undefined) return [`${name} is no longer there: it had ${before} bytes`];
    if (Math.abs(now - before) <= Math.max(before * tolerance, slack)) return [];
    const change = (now / before - 1) * 100;
    return [`${name}: ${before} bytes → ${now} (${change > 0 ? '+' : ''}${change.toFixed(1)} %)`];
  });
}

async function main(write) {
  const measured = { script: scriptSizes('dist'), npm: await npmSizes(process.cwd()) };
  console.table({ ...measured.script, ...measured.npm });
  if (write) {
    writeFileSync(budget, `${JSON.stringify(measured, null, 2)}\n`);
    return 0;
  }
  const committed = JSON.parse(readFileSync(budget, 'utf8'));
  const found = ['script', 'npm'].flatMap((part) => differences(committed[part], measured[part]));
  for (const difference of found) console.error(difference);
  if (found.length > 0) console.error(`If that is meant: npm run sizes -- --write, and commit ${budget}.`);
  return found.length > 0 ? 1 : 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.includes('--write'));
}
