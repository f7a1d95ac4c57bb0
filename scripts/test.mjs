// Runs the tests: `npm test`, or a part of them: `npm test -- node`, `npm test -- firefox textbox`. Words that name no
// stage are looked for in the paths of the test files; `--long` does in full what is sampled else.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { findFirefox, findWebKit } from './other-engines.mjs';
import { addFailure, engines, readReport, reportPath, stages, summary, total } from './reports.mjs';

const run = {
  node: runNode,
  elements: runElements,
  firefox: runElements,
  webkit: runElements,
  e2e: runEndToEnd,
  consumers: runConsumers,
  stories: runStorybook,
  visual: runStorybook,
};

/** What `npm test` runs, in any browser that its user has. */
const usual = ['node', 'elements', 'e2e'];

/** What is counted is the same in each engine, and WebKitGTK takes minutes for it: there it is for the long run. */
const countsWork = /markdown-(?:flat|growing)\.test/;

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.exitCode = await main(process.argv.slice(2));

async function main(args) {
  const words = args.filter((word) => !word.startsWith('--'));
  const long = args.includes('--long');
  // Accepts the pictures as they are now.
  if (args.includes('--write')) process.env.PARLEY_WRITE = 'true';
  if (long) process.env.PARLEY_LONG = '1';
  // Drawn once, so that one number repeats the whole run.
  process.env.PARLEY_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
  console.log(`PARLEY_SEED=${process.env.PARLEY_SEED}${long ? ', all of it' : ''}`);
  const named = stages.filter((stage) => words.includes(stage));
  const chosen = named.length > 0 ? named : usual;
  clearReports(named);
  const parts = words.filter((word) => !stages.includes(word));
  const files = testFiles().filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
  const counts = {};
  for (const stage of chosen) {
    const own = files
      .filter((file) => folderOf(file) === (engines[stage] ? 'elements' : stage))
      .filter((file) => long || stage !== 'webkit' || !countsWork.test(file));
    // With a word to look for, a stage without such a file has nothing to do; else its tests are missing.
    if (own.length === 0 && parts.length > 0) continue;
    const start = performance.now();
    counts[stage] = await runStage(stage, own);
    counts[stage].seconds = Math.round((performance.now() - start) / 1000);
  }
  return report(counts, parts);
}

/** A run of named stages leaves the reports of the others: together they are one count. */
function clearReports(named) {
  const old = named.length > 0 ? named.map(reportPath) : ['reports'];
  for (const file of old) rmSync(file, { recursive: true, force: true });
  mkdirSync('reports', { recursive: true });
}

/** Every test file below `test`, with forward slashes. */
function testFiles() {
  return readdirSync('test', { recursive: true })
    .map((file) => path.posix.join('test', ...file.split(path.sep)))
    .filter((file) => /\.test\.(ts|mjs)$/.test(file) && !file.includes('/fixtures/'))
    .sort();
}

function folderOf(file) {
  const folder = file.split('/')[1];
  return folder in run ? folder : 'node';
}

/** Runs one stage to its end, whatever happens, and counts its report. */
async function runStage(stage, files) {
  console.log(`\n${stage}: ${files.length} test files\n`);
  const file = reportPath(stage);
  try {
    if (files.length === 0) throw new Error('there are no test files');
    const code = await run[stage](files, stage);
    if (code !== 0 && readReport(file).failed === 0) {
      throw new Error(`the runner ended with ${code}, though no test failed`);
    }
  } catch (error) {
    console.error(`${stage}: ${error.message}`);
    addFailure(file, stage, error.message);
  }
  return readReport(file);
}

function report(counts, parts) {
  console.log();
  for (const [stage, count] of Object.entries(counts)) {
    const time = `${count.seconds} s`.padStart(6);
    console.log(`${stage.padEnd(10)}${time}  ${summary(count)}${count.fault ? ` (${count.fault})` : ''}`);
  }
  const all = total(Object.values(counts));
  if (Object.keys(counts).length === 0) {
    console.log(`No test file has ${parts.join(' or ')} in its path.`);
    all.failed = 1;
  }
  console.log(summary(all));
  return all.failed > 0 ? 1 : 0;
}

function runNode(files) {
  return nodeTests('node', files, [`--test-concurrency=${availableParallelism()}`]);
}

async function runElements(files, stage) {
  // Before the runner starts: that no engine can be had is then one sentence, and the failure of this stage.
  if (stage === 'elements') process.env.CHROME_PATH = await findBrowser();
  if (stage === 'firefox') process.env.FIREFOX_PATH = await findFirefox();
  if (stage === 'webkit') await findWebKit();
  const runner = ['--import', 'tsx', 'node_modules/@web/test-runner/dist/bin.js', '--files', ...files];
  return execute(process.execPath, runner, { env: { ...process.env, PARLEY_STAGE: stage } });
}

async function runEndToEnd(files) {
  // Found once; the tests read where it is.
  process.env.CHROME_PATH = await findBrowser();
  for (const script of ['build:site', 'build:bundle']) {
    if ((await npm('run', script)) !== 0) throw new Error(`npm run ${script} failed`);
  }
  return nodeTests('e2e', files, ['--test-concurrency=1']);
}

/** Packs the package as npm would; the tests read where it is from `PARLEY_TARBALL`. */
async function runConsumers(files) {
  process.env.CHROME_PATH = await findBrowser();
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-'));
  try {
    for (const words of [
      ['run', 'build:modules'],
      ['run', 'build:bundle'],
      ['pack', '--pack-destination', folder],
    ]) {
      if ((await npm(...words)) !== 0) throw new Error(`npm ${words.join(' ')} failed`);
    }
    process.env.PARLEY_TARBALL = path.join(folder, readdirSync(folder)[0]);
    return await nodeTests('consumers', files, ['--test-concurrency=1']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runStorybook(files, stage) {
  if (!existsSync('storybook-static')) throw new Error('there is no Storybook: npm run build:storybook');
  process.env.CHROME_PATH = await findBrowser();
  return nodeTests(stage, files, ['--test-concurrency=1']);
}

function nodeTests(stage, files, options) {
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  reporters.push('--test-reporter=junit', `--test-reporter-destination=${reportPath(stage)}`);
  // A file that hangs must end some day.
  const limit = `--test-timeout=${process.env.PARLEY_LONG ? 7_200_000 : 900_000}`;
  return execute(process.execPath, ['--import', 'tsx', '--test', limit, ...options, ...reporters, ...files]);
}

function npm(...words) {
  const program = process.env.npm_execpath;
  return program
    ? execute(process.execPath, [program, ...words])
    : execute('npm', words, { shell: process.platform === 'win32' });
}

/** The exit code of a command, which writes to this terminal. */
function execute(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
}
