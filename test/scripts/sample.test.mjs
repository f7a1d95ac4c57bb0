import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';

const module = new URL('../support/sample.ts', import.meta.url);

/** What a program that uses the sampler writes, in an environment of its own. */
function run(code, env = {}) {
  const { PARLEY_SEED: _, PARLEY_LONG: __, ...rest } = process.env;
  const source = `import { numbers, runs, sample, seed } from '${module}'; const all = Array.from({ length: 1000 }, (_, n) => n); ${code}`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', source],
    { env: { ...rest, ...env }, encoding: 'utf8' },
  );
  return { lines: stdout.trim().split('\n'), stderr, status };
}

const print = 'console.log(JSON.stringify(sample(all, 10)));';
const chosen = (env, code = print) => JSON.parse(run(code, env).lines.at(-1));

test('a sample has as many as asked for, each once, in their order', () => {
  const few = chosen({ PARLEY_SEED: '7' });
  assert.equal(new Set(few).size, 10);
  assert.deepEqual(
    few,
    few.toSorted((a, b) => a - b),
  );
});

test('the same seed gives the same sample, another one another', () => {
  assert.deepEqual(chosen({ PARLEY_SEED: '7' }), chosen({ PARLEY_SEED: '7' }));
  assert.notDeepEqual(chosen({ PARLEY_SEED: '7' }), chosen({ PARLEY_SEED: '8' }));
});

test('the seed and the count are printed, and the seed repeats the sample', () => {
  const { lines } = run(print);
  const [, seed] = /^seed (\d+): 10 of 1000$/.exec(lines[0]) ?? [];
  assert.deepEqual(chosen({ PARLEY_SEED: seed }), JSON.parse(lines[1]));
});

test('under test:long all of it is taken', () => {
  const env = { PARLEY_LONG: '1', PARLEY_SEED: '7' };
  assert.equal(chosen(env).length, 1000);
  assert.equal(run(print, env).lines[0], 'seed 7: 1000 of 1000');
});

test('properties are tried more often under test:long', () => {
  const code = 'console.log(JSON.stringify(runs(3, 30)));';
  assert.deepEqual(chosen({ PARLEY_SEED: '7' }, code), { numRuns: 3, seed: 7 });
  assert.deepEqual(chosen({ PARLEY_SEED: '7', PARLEY_LONG: '1' }, code), { numRuns: 30, seed: 7 });
});

test('a seed that is no number is an error', () => {
  const { status, stderr } = run(print, { PARLEY_SEED: 'seven' });
  assert.notEqual(status, 0);
  assert.match(stderr, /PARLEY_SEED is no whole number: seven/);
});
