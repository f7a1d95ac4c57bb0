import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlOf, parseBlocks } from '../../src/markdown/blocks.ts';

const html = (text: string) =>
  parseBlocks(text, false)
    .blocks.map((block) => htmlOf(block, false))
    .join('');

test('what is struck out is struck out', () => {
  assert.match(html('a ~~b~~ c'), /<del>b<\/del>/);
});

test('in a very long block the marks of what is struck out stay text, but near its end; nothing is lost', () => {
  const shown = html(`~~first~~ ${'word '.repeat(3000)}~~last~~`);
  assert.match(shown, /~~first~~/);
  assert.match(shown, /<del>last<\/del>/);
});

test('raw HTML is one block up to where its container closes', () => {
  const { blocks } = parseBlocks('a\n\n<details>\n\n**b**\n\n</details>\n\nc', false);
  assert.deepEqual(
    blocks.map(({ source }) => source.trim()),
    ['a', '<details>\n\n**b**\n\n</details>', 'c'],
  );
});
