// Counts tests from the JUnit files that the runners write, and writes such files.

import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The parts of the test run, in order; each has its report. */
export const stages = ['node', 'elements', 'firefox', 'webkit', 'e2e', 'consumers', 'stories', 'visual'];

/** The stages that run the tests of elements, and the engine that each does it in. */
export const engines = { elements: 'chromium', firefox: 'firefox', webkit: 'webkit' };

export const reportPath = (stage) => path.join('reports', `${stage}.xml`);

/** `2 passed, 1 failed`, and what was skipped if anything was. */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** The counts of several reports in one. */
export function total(counts) {
  const sum = (key) => counts.reduce((all, count) => all + count[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** Counts a report file. One that is missing, cannot be read or names no test is itself a failure, and says why. */
export function readReport(file) {
  const fault = (why) => ({ passed: 0, failed: 1, skipped: 0, fault: `${file} ${why}` });
  let xml;
  try {
    xml = readFileSync(file, 'utf8');
  } catch {
    return fault('is missing');
  }
  try {
    const count = countTests(xml);
    return count.passed + count.failed + count.skipped > 0 ? count : fault('names no test');
  } catch (error) {
    return fault(`cannot be read: ${error.message}`);
  }
}

/**
 * Counts the test cases of a JUnit report, and not its suites: Node nests these, and gives a suite's failure to
 * its cases too. Throws if the report is cut short.
 */
export function countTests(xml) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  let result;
  let name;
  for (const tag of tags(xml)) {
    if (tag.name === 'testcase' && tag.opens) {
      name = tag.caseName;
      result = 'passed';
    }
    // Node marks an expected failure ("todo") as both, in this order.
    if (tag.name === 'skipped' && tag.opens) result = 'skipped';
    if ((tag.name === 'failure' || tag.name === 'error') && result === 'passed') result = 'failed';
    if (tag.name === 'testcase' && tag.closes) {
      // Node reports a file that holds no test as a passed test with the file's path for a name.
      if (result === 'passed' && path.isAbsolute(name) && /\.test\.\w+$/.test(name)) result = 'failed';
      count[result] += 1;
    }
  }
  return count;
}

/** The tags of a document, checked for being nested properly and closed. */
function* tags(xml) {
  const token =
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g;
  const open = [];
  let roots = 0;
  for (const [, slash, name, attributes, selfClosing] of xml.matchAll(token)) {
    if (!name) continue;
    const tag = { name, opens: !slash, closes: Boolean(slash || selfClosing) };
    if (tag.opens && open.length === 0) roots += 1;
    if (tag.opens) open.push(name);
    if (tag.closes && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    yield { ...tag, caseName: / name="([^"]*)"/.exec(attributes ?? '')?.[1] ?? '' };
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is not closed`);
  if (roots !== 1) throw new Error('it has no single root element');
}

/** A JUnit report of `{ suite, name, seconds, skipped, failure }`, where a `failure` is what to print. */
export function toJunit(cases) {
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n${cases.map(toCase).join('')}</testsuites>\n`;
}

function toCase({ suite, name, seconds = 0, skipped = false, failure }) {
  const inside = skipped
    ? '<skipped/>'
    : failure === undefined
      ? ''
      : `<failure>${escapeXml(failure)}</failure>`;
  const attributes = `classname="${escapeXml(suite)}" name="${escapeXml(name)}" time="${seconds.toFixed(3)}"`;
  return `  <testcase ${attributes}>${inside}</testcase>\n`;
}

function escapeXml(text) {
  const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // XML 1.0 has no way to write most control characters, which the colours of a terminal use.
  return text.replace(/[&<>"]/g, (character) => named[character]).replace(/[^\t\n\r\x20-\uFFFD]/gu, '\uFFFD');
}

/** Puts what no test could say (the runner fell over, a build failed) among the failures of a report. */
export function addFailure(file, name, failure) {
  const added = { suite: 'the run itself', name, failure };
  let xml = '';
  try {
    xml = readFileSync(file, 'utf8');
  } catch {
    mkdirSync(path.dirname(file), { recursive: true });
  }
  const end = xml.lastIndexOf('</testsuites>');
  writeFileSync(file, end < 0 ? toJunit([added]) : `${xml.slice(0, end)}${toCase(added)}</testsuites>\n`);
}

// As a program: the sum of the reports of a whole run.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const counts = total(stages.map((stage) => readReport(reportPath(stage))));
  console.log(summary(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
}
