import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runAll } from '../../scripts/check.mjs';
import { differences } from '../../scripts/sizes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const parts = [
  'src',
  'scripts',
  'stories',
  'examples',
  'test/support',
  'test/corpora',
  'test/architecture.test.mjs',
];
parts.push('package.json', 'tsconfig.json', 'tsconfig.build.json', 'biome.json', '.gitignore');
parts.push('custom-elements.json', 'custom-elements-manifest.config.mjs', 'README.md', 'CHANGELOG.md');

let copy;
before(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'check-'));
  for (const part of parts) cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
});
after(() => rmSync(copy, { recursive: true, force: true }));

/** Runs a script of package.json in the copy: whether it passed, and what it said. */
function check(name, ...words) {
  // Without this an inner test run takes itself for a part of this one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name, '--', ...words], {
    cwd: copy,
    env,
    shell,
    encoding: 'utf8',
  });
  return { passed: status === 0, said: stdout + stderr };
}

/** Writes a file into the copy for one test, as it is or as a change of what is there. */
function plant(context, file, change) {
  const place = path.join(copy, file);
  let found;
  try {
    found = readFileSync(place, 'utf8');
  } catch {
    mkdirSync(path.dirname(place), { recursive: true });
  }
  const planted = typeof change === 'string' ? change : change(found);
  assert.notEqual(planted, found, `nothing was planted in ${file}`);
  writeFileSync(place, planted);
  context.after(() => (found === undefined ? rmSync(place) : writeFileSync(place, found)));
}

/** What is planted, where, and what the check says of it. */
const planted = [
  ['types', 'src/model/planted.ts', "export const length: number = 'long';\n", /planted\.ts.*TS2322/],
  ['lint', 'src/model/planted.ts', 'export const unknown = (x: any) => x;\n', /noExplicitAny/],
  ['format', 'src/model/planted.ts', 'export const a = "a"\n', /planted\.ts/],
  ['imports', 'src/model/planted.ts', "import 'lit';\n", /planted\.ts imports lit/],
  [
    'manifest:check',
    'src/elements/markdown.ts',
    (source) => source.replace(/ {2}@property\(/, "  @property() planted = '';\n\n  @property("),
    /custom-elements\.json is not what the sources give/,
  ],
];

describe('A check passes on the sources, and fails on a planted fault', () => {
  for (const [name, file, change, expected] of planted) {
    test(name, (context) => {
      const clean = check(name);
      assert.ok(clean.passed, clean.said);
      plant(context, file, change);
      const { passed, said } = check(name);
      assert.equal(passed, false, said);
      assert.match(said, expected);
    });
  }
});

describe('A package', () => {
  before(() => {
    mkdirSync(path.join(copy, 'dist/chunks'), { recursive: true });
    execFileSync(process.execPath, [
      path.join(root, 'node_modules/typescript/bin/tsc'),
      ...['-p', path.join(copy, 'tsconfig.build.json')],
    ]);
    // What the checks ask is only whether it is there.
    writeFileSync(path.join(copy, 'dist/parley.js'), 'export {};\n');
  });

  test('is as publint wants it, and not without a file that it names', (context) => {
    const clean = check('publint');
    assert.ok(clean.passed, clean.said);
    plant(context, 'package.json', (text) => text.replace('"./dist/index.js"', '"./dist/lost.js"'));
    assert.match(check('publint').said, /lost\.js.*does not exist/);
  });

  test('is as large as was accepted, and not with something more in an entry or in the bundle', (context) => {
    assert.ok(check('sizes', '--write').passed);
    const clean = check('sizes');
    assert.ok(clean.passed, clean.said);
    const planted = `console.log('${randomBytes(2000).toString('base64')}');\n`;
    plant(context, 'dist/elements/markdown.js', (text) => text + planted);
    plant(context, 'dist/chunks/planted.js', planted);
    const { passed, said } = check('sizes');
    assert.equal(passed, false);
    assert.match(said, /parley-elements\/markdown\.js: \d+ bytes → \d+ \(\+/);
    assert.match(said, /chunks\/planted\.js is new/);
  });

  test('compiles where it is installed, and not with a declaration that misses another', (context) => {
    const clean = check('package:types');
    assert.ok(clean.passed, clean.said);
    plant(context, 'dist/events.d.ts', (text) => text.replace("'./model/message.js'", "'./model/lost.js'"));
    const { passed, said } = check('package:types');
    assert.equal(passed, false);
    assert.match(said, /does not compile with the resolution of bundler/);
    assert.match(said, /does not compile with the resolution of node/);
  });
});

describe('Sizes are those that were committed', () => {
  const committed = { 'parley.js': 200, 'chunks/core.js': 10_000 };

  test('or within two percent of them', () => {
    assert.deepEqual(differences(committed, { 'parley.js': 204, 'chunks/core.js': 9800 }), []);
  });

  for (const size of [10_201, 9799])
    test(`else it is said: ${size} bytes`, () => {
      const [difference, ...others] = differences(committed, { ...committed, 'chunks/core.js': size });
      assert.match(difference, /chunks\/core\.js: 10000 bytes → \d+ \([+-]2\.0 %\)/);
      assert.deepEqual(others, []);
    });

  test('and no file comes or goes unseen', () => {
    const found = differences(committed, { 'parley.js': 200, 'chunks/new.js': 1 });
    assert.deepEqual(found, [
      'chunks/core.js is no longer there: it had 10000 bytes',
      'chunks/new.js is new: 1 bytes',
    ]);
  });
});

test('One check that fails is a failure, and the others are run', () => {
  const ran = [];
  const failed = runAll(['a', 'b', 'c'], (name) => ran.push(name) && name !== 'b');
  assert.equal(failed, 1);
  assert.deepEqual(ran, ['a', 'b', 'c']);
});
