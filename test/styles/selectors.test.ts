import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const source = path.join(import.meta.dirname, '../../src');

test('no rule counts from the end: whatever stands beside a new block would be styled anew, at each step', () => {
  const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(path.join(source, name), 'utf8') }))
    .filter(({ text }) => text.includes('css`'));
  assert.ok(sheets.length > 10);
  assert.deepEqual(
    sheets.filter(({ text }) => text.includes(':nth-last-')).map(({ name }) => name),
    [],
  );
});
