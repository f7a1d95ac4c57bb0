// Runs the tests: `npm test`, or a part of them: `npm test -- node`, `npm test -- elements textbox`. Words that
// name no stage are looked for in the paths of the test files.

import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { addFailure, readReport, reportPath, stages, summary, total } from './reports.mjs';

const run = { node: runNode, elements: runElements, e2e: runEndToEnd };

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.exitCode = await main(process.argv.slice(2));

async function main(words) {
  mkdirSync('reports', { recursive: true });
  for (const stage of stages) rmSync(reportPath(stage), { force: true });
  const chosen = stages.filter((stage) => words.includes(stage));
  const parts = words.filter((word) => !stages.includes(word));
  const files = testFiles().filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
  const counts = {};
  for (const stage of chosen.length > 0 ? chosen : stages) {
    const own = files.filter((file) => stageOf(file) === stage);
    // With a word to look for, a stage without such a file has nothing to do; else its tests are missing.
    if (own.length > 0 || parts.length === 0) counts[stage] = await runStage(stage, own);
  }
  return report(counts, parts);
}

/** Every test file below `test`, with forward slashes. */
function testFiles() {
  return readdirSync('test', { recursive: true })
    .map((file) => path.posix.join('test', ...file.split(path.sep)))
    .filter((file) => /\.test\.(ts|mjs)$/.test(file) && !file.includes('/fixtures/'))
    .sort();
}

function stageOf(file) {
  const folder = file.split('/')[1];
  return folder === 'elements' || folder === 'e2e' ? folder : 'node';
}

/** Runs one stage to its end, whatever happens, and counts its report. */
async function runStage(stage, files) {
  console.log(`\n${stage}: ${files.length} test files\n`);
  const file = reportPath(stage);
  try {
    if (files.length === 0) throw new Error('there are no test files');
    const code = await run[stage](files);
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
    console.log(`${stage.padEnd(10)}${summary(count)}${count.fault ? ` (${count.fault})` : ''}`);
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

async function runElements(files) {
  await useBrowser();
  return execute(process.execPath, ['node_modules/@web/test-runner/dist/bin.js', '--files', ...files]);
}

async function runEndToEnd(files) {
  await useBrowser();
  for (const script of ['build:site', 'build:bundle']) {
    if ((await npmRun(script)) !== 0) throw new Error(`npm run ${script} failed`);
  }
  return nodeTests('e2e', files, ['--test-concurrency=1']);
}

/** Finds the browser once; the tests and their runner read where it is from `CHROME_PATH`. */
async function useBrowser() {
  process.env.CHROME_PATH = await findBrowser();
}

function nodeTests(stage, files, options) {
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  reporters.push('--test-reporter=junit', `--test-reporter-destination=${reportPath(stage)}`);
  // A file that hangs must end some day.
  const limit = '--test-timeout=300000';
  return execute(process.execPath, ['--import', 'tsx', '--test', limit, ...options, ...reporters, ...files]);
}

function npmRun(script) {
  const npm = process.env.npm_execpath;
  return npm
    ? execute(process.execPath, [npm, 'run', script])
    : execute('npm', ['run', script], { shell: process.platform === 'win32' });
}

/** The exit code of a command, which writes to this terminal. */
function execute(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
}
