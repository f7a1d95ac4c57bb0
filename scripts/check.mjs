// Every check of the sources and of what is built from them: `npm run check`. All of them run, whatever fails.

import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Scripts of package.json, in order: what is checked from `build` on is what it has built. */
const checks = [
  'types',
  'lint',
  'format',
  'imports',
  'manifest:check',
  'build',
  'publint',
  'package:types',
  'sizes',
  'first-load',
  'contract',
];

/** Runs the scripts, and says how each has ended; gives the number of those that failed. */
export function runAll(names, run = npmRun) {
  const results = names.map((name) => {
    console.log(`\n== ${name}`);
    const start = performance.now();
    const passed = run(name);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    return {
      name,
      passed,
      line: `${name.padEnd(16)}${passed ? 'passed' : 'FAILED'} ${seconds.padStart(6)} s`,
    };
  });
  console.log(`\n${results.map(({ line }) => line).join('\n')}`);
  return results.filter(({ passed }) => !passed).length;
}

function npmRun(name) {
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const shell = !npm && process.platform === 'win32';
  return spawnSync(command, [...args, 'run', '--silent', name], { stdio: 'inherit', shell }).status === 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = runAll(checks) > 0 ? 1 : 0;
}
