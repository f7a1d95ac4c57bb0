import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import { casesOf, faultsOf } from '../../scripts/element-reporter.mjs';
import { addFailure, countTests, readReport, summary, toJunit, total } from '../../scripts/reports.mjs';

let folder;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reports-'));
});
after(() => rmSync(folder, { recursive: true }));

/** What Node's own runner reports of a test file with this source. */
function nodeReport(source) {
  const file = path.join(folder, 'sample.test.mjs');
  const report = path.join(folder, 'sample.xml');
  writeFileSync(file, source);
  const options = ['--test', '--test-reporter=junit', `--test-reporter-destination=${report}`];
  // Without this the inner run takes itself for a part of this one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  spawnSync(process.execPath, [...options, file], { env });
  return readReport(report);
}

describe("reports of Node's runner", () => {
  test('nested suites are counted once', () => {
    const source = `
      import { describe, it } from 'node:test';
      describe('outer <&"> suite', () => {
        it('passes > this', () => {});
        it('fails', () => { throw new Error('<failure> of ]]> "this"'); });
        describe('inner', () => {
          it('passes too', () => {});
          it('is skipped', { skip: 'why' }, () => {});
          it('is to do', { todo: true }, () => { throw new Error('not yet'); });
        });
      });`;
    assert.deepEqual(nodeReport(source), { passed: 2, failed: 1, skipped: 2 });
  });

  test('what a failed hook kept from running has failed', () => {
    const source = `
      import { before, describe, it } from 'node:test';
      describe('suite', () => {
        before(() => { throw new Error('no'); });
        it('one', () => {});
        it('two', () => {});
      });`;
    assert.deepEqual(nodeReport(source), { passed: 0, failed: 2, skipped: 0 });
  });

  test('a file that throws on import is a failure', () => {
    assert.deepEqual(nodeReport("throw new Error('on import');"), { passed: 0, failed: 1, skipped: 0 });
  });

  test('a file that holds no test is a failure', () => {
    assert.deepEqual(nodeReport('export {};'), { passed: 0, failed: 1, skipped: 0 });
  });
});

describe('reports of the element tests', () => {
  const session = { testFile: path.resolve('test/elements/a.test.ts'), errors: [], request404s: [] };
  const counts = (more) => countTests(toJunit(casesOf({ ...session, ...more })));
  const passing = { name: 'shows <b>', passed: true, skipped: false, duration: 3 };
  const suite = (tests, suites = []) => ({ name: '', tests, suites });

  test('tests of nested suites are counted', () => {
    const failing = {
      name: 'fails',
      passed: false,
      skipped: false,
      error: { message: 'a\u001b[31m & ]]> <b>' },
    };
    const skipped = { name: 'later', passed: false, skipped: true };
    const testResults = suite([passing], [{ name: 'inner', tests: [failing, skipped], suites: [] }]);
    assert.deepEqual(counts({ passed: false, testResults }), { passed: 1, failed: 1, skipped: 1 });
  });

  test('a file that does not load is a failure that names what is missing', () => {
    const [only, ...others] = casesOf({ ...session, passed: false, request404s: ['src/nope.js'] });
    assert.deepEqual(others, []);
    assert.equal(only.name, path.join('test', 'elements', 'a.test.ts'));
    assert.match(only.failure, /src\/nope\.js/);
  });

  test('a file that fails after its tests have passed is a failure', () => {
    assert.deepEqual(counts({ passed: false, testResults: suite([passing]) }), {
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  test('a file that holds no test is a failure', () => {
    assert.deepEqual(counts({ passed: true, testResults: suite([]) }), { passed: 0, failed: 1, skipped: 0 });
  });

  test('a test that a failed hook kept from running gives the reason of the hook', () => {
    const kept = { name: 'kept', passed: false, skipped: false };
    const errors = [{ message: 'in the hook' }];
    const [only] = casesOf({ ...session, passed: false, errors, testResults: suite([kept]) });
    assert.equal(only.failure, 'in the hook');
  });
});

describe('what a driver cannot do', () => {
  const file = 'test/elements/a.test.ts';
  const suite = path.normalize(file);
  const ran = [suite];
  const passed = Array.from({ length: 19 }, (_, n) => ({ suite, name: `${n}`, skipped: false }));
  const skipped = { suite: `${suite} › Colours`, name: 'are dark', skipped: true };
  const listed = { file, test: 'Colours › are dark', because: 'No command.' };
  const faults = (cases, beyond, whole = true) =>
    faultsOf(cases, { beyond, ran, whole }).map(({ failure }) => failure);

  test('is skipped, one test in twenty', () => {
    assert.deepEqual(faults([...passed, skipped], [listed]), []);
  });

  test('is a failure when it is more than one in twenty', () => {
    assert.match(faults([...passed.slice(1), skipped], [listed]).join(), /^1 of 19 tests are listed/);
  });

  test('may be more in a run of some files', () => {
    assert.deepEqual(faults([skipped], [listed], false), []);
  });

  test('is a failure when its entry names no test, or one that ran', () => {
    assert.match(faults(passed, [listed], false).join(), /^It names no test: .*are dark$/);
    assert.match(faults([...passed, { ...skipped, skipped: false }], [listed]).join(), /^It names no test/);
  });

  test('is not looked for in a file that did not run', () => {
    assert.deepEqual(faults(passed, [{ ...listed, file: 'test/elements/b.test.ts' }]), []);
  });

  test('a test that is skipped for another reason is a failure', () => {
    assert.match(faults([...passed, skipped], []).join(), /^Skipped, and it is not listed: .*are dark$/);
  });
});

describe('a report that says nothing is a failure', () => {
  const write = (xml) => {
    const file = path.join(folder, 'report.xml');
    writeFileSync(file, xml);
    return readReport(file);
  };

  test('when it is missing', () => {
    const count = readReport(path.join(folder, 'nowhere.xml'));
    assert.equal(count.failed, 1);
    assert.match(count.fault, /nowhere\.xml is missing$/);
  });

  test('when it is cut short', () => {
    const whole = toJunit([{ suite: 'a', name: 'b' }]);
    for (let length = 0; length < whole.trimEnd().length; length += 1) {
      assert.equal(write(whole.slice(0, length)).failed, 1, `cut after ${length} characters`);
    }
    assert.match(write(whole.slice(0, -5)).fault, /cannot be read/);
  });

  test('when it names no test', () => {
    assert.match(write(toJunit([])).fault, /names no test$/);
  });
});

test('a failure outside the tests is added to what they report', () => {
  const file = path.join(folder, 'deeper', 'added.xml');
  addFailure(file, 'elements', 'no <browser>');
  assert.deepEqual(readReport(file), { passed: 0, failed: 1, skipped: 0 });
  writeFileSync(file, toJunit([{ suite: 'a', name: 'b' }]));
  addFailure(file, 'elements', 'the runner fell over');
  assert.deepEqual(readReport(file), { passed: 1, failed: 1, skipped: 0 });
  assert.match(readFileSync(file, 'utf8'), /the runner fell over/);
});

test('the sum is one line, and says what was skipped only if anything was', () => {
  const counts = [
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 1, failed: 1, skipped: 0 },
  ];
  assert.equal(summary(total(counts)), '3 passed, 1 failed');
  assert.equal(summary({ passed: 1, failed: 0, skipped: 4 }), '1 passed, 0 failed, 4 skipped');
});
