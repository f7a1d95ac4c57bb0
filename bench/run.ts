// `npm run bench`: measures our elements, and prints a table. `npm run bench -- list prose`: the rows that have one of
// these words in their names. `--peers a,b`: beside what is installed in `bench/peers/a` and `bench/peers/b`.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { lean } from '../scripts/lean.js';
import { launch, Measured, serve } from './browser.js';
import { type Figures, table } from './report.js';
import { type Row, rows } from './rows.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const own = ['naive', 'naive-raf', 'ours', 'ours-markdown', 'bare'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'string' }, only: { type: 'string' }, times: { type: 'string', default: '3' } },
});
const peers = values.peers?.split(',') ?? [];
const adapters = [...own.filter((name) => !values.only || values.only.split(',').includes(name)), ...peers];
const chosen = rows.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);
const folder = mkdtempSync(path.join(tmpdir(), 'parley-bench-'));

try {
  for (const adapter of adapters) await buildPage(adapter);
  console.log(table(await measureAll(), adapters));
} finally {
  rmSync(folder, { recursive: true });
}

async function buildPage(adapter: string): Promise<void> {
  const script = peers.includes(adapter) ? `peers/${adapter}/main.ts` : `adapters/${adapter}.ts`;
  if (!existsSync(path.join(here, script))) throw new Error(`bench/${script} is missing.`);
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // Ours as it is shipped.
    plugins: adapter === 'ours' ? [lean()] : [],
    build: {
      outDir: path.join(folder, adapter),
      rolldownOptions: { input: path.join(here, script), output: { entryFileNames: 'main.js' } },
    },
  });
  writeFileSync(
    path.join(folder, adapter, 'index.html'),
    `<!doctype html><html lang="en"><title>${adapter}</title>
    <style>body { margin: 0; font: 16px/1.5 sans-serif } #root { height: 100vh }</style>
    <div id="root"></div><script type="module" src="main.js"></script>`,
  );
}

/** All adapters after one another, and then all again: what else the machine does is the same for all. */
async function measureAll(): Promise<Figures[]> {
  const server = await serve(folder);
  const figures = chosen.map((row) => ({ row, samples: new Map<string, number[]>() }));
  try {
    for (const { row, samples } of figures) {
      for (let time = 0; time < Number(values.times); time += 1) {
        for (const adapter of adapters.filter(
          (name) => peers.includes(name) || (row.only?.includes(name) ?? true),
        )) {
          const sample = await measure(row, `${server.address}/${adapter}/index.html`);
          samples.set(adapter, [...(samples.get(adapter) ?? []), sample]);
        }
      }
      console.error(
        `${row.name}: ${[...samples].map(([name, all]) => `${name} ${all.map((each) => each.toFixed(2))}`).join('; ')}`,
      );
    }
  } finally {
    server.close();
  }
  return figures;
}

/** In a browser of its own: nothing is warm. */
async function measure(row: Row, address: string): Promise<number> {
  const browser = await launch();
  try {
    const on = await Measured.open(browser, `${address}${row.begins ? `?${row.begins}` : ''}`);
    if (!row.begins) await on.page.evaluate(() => window.bench?.mount());
    return await row.measure(on);
  } catch (cause) {
    console.error(`${row.name}, ${address}: ${String(cause)}`);
    return Number.NaN;
  } finally {
    await browser.close();
  }
}
