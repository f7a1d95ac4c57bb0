// Writes what web-test-runner found as JUnit, and counts what is not a test but a failure: a file that does not
// load, does not end, or holds no test.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toJunit } from './reports.mjs';

export function elementReporter({ file }) {
  return {
    onTestRunFinished({ sessions }) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, toJunit([...sessions].flatMap(casesOf)));
    },
  };
}

/** The test cases of one session, which is one test file in one browser. */
export function casesOf(session) {
  const testFile = path.relative(process.cwd(), session.testFile);
  // A test that a failed hook kept from running has no error of its own: the hook's is the session's.
  const cases = flatten(session.testResults, [testFile], session.errors[0]);
  const failed = cases.some(({ failure }) => failure !== undefined);
  if (failed || (session.passed && cases.length > 0)) return cases;
  const reasons = [
    ...session.errors.map(describe),
    ...session.request404s.map((url) => `not found: ${url}`),
    ...(session.passed ? ['the file holds no test'] : []),
  ];
  return [
    ...cases,
    { suite: testFile, name: testFile, failure: reasons.join('\n') || 'the file did not pass' },
  ];
}

function flatten(suite, names, otherwise) {
  if (!suite) return [];
  const inside = suite.name ? [...names, suite.name] : names;
  const own = suite.tests.map(({ name, duration = 0, skipped, passed, error }) => ({
    suite: inside.join(' › '),
    name,
    seconds: duration / 1000,
    skipped,
    failure: passed || skipped ? undefined : describe(error ?? otherwise),
  }));
  return [...own, ...suite.suites.flatMap((nested) => flatten(nested, inside, otherwise))];
}

function describe(error) {
  if (!error) return 'the test did not pass';
  return [error.name, error.message, error.stack].filter(Boolean).join('\n');
}
