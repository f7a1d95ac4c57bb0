import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExamples } from '../../src/model/example.ts';

const only = (entry: unknown) => {
  const { examples, failures } = readExamples([entry]);
  assert.deepEqual(failures, []);
  const [{ title, icon, value } = assert.fail('There is no example.')] = examples;
  return { title, icon, value };
};

test('a string is an example: what is read is what is sent', () => {
  assert.deepEqual(only('Hello'), { title: 'Hello', icon: undefined, value: { text: 'Hello', files: [] } });
});

test('the text for display is read, the text is sent', () => {
  const { title, value } = only({ display_text: 'Tides', text: 'When is high water?' });
  assert.deepEqual([title, value.text], ['Tides', 'When is high water?']);
});

test('a file may be its address alone, from which it has its name', () => {
  const { value } = only({ text: 'See', files: ['/files/a%20map.png?v=2', { path: 'b.csv', size: 3 }] });
  assert.deepEqual(value.files, [
    { url: '/files/a%20map.png?v=2', orig_name: 'a%20map.png' },
    { path: 'b.csv', size: 3 },
  ]);
});

test('an icon is an address, a file, or letters', () => {
  assert.deepEqual(only({ icon: '/sail.svg', text: 'a' }).icon, { url: '/sail.svg' });
  assert.deepEqual(only({ icon: { path: 'sail.svg' }, text: 'a' }).icon, { path: 'sail.svg' });
  assert.deepEqual(only({ icon: { mime_type: 'text' }, text: 'a' }).icon, { mime_type: 'text' });
});

const bad: readonly (readonly [what: string, entry: unknown, reason: string])[] = [
  ['nothing', null, 'text, or an object with it, was expected, not null.'],
  ['a number', 7, 'text, or an object with it, was expected, not a number.'],
  ['an object with nothing in it', {}, 'there is neither text nor a file.'],
  ['an empty string', '', 'there is neither text nor a file.'],
  ['files that are no list', { text: 'a', files: 'b.png' }, 'files must be a list, not a string.'],
  [
    'a file that is none',
    { text: 'a', files: [7] },
    'a file needs a path, a url, a blob or at least a name.',
  ],
];

for (const [what, entry, reason] of bad) {
  test(`${what} is no example, and takes no other along`, () => {
    const { examples, failures } = readExamples(['a', entry, 'b']);
    assert.deepEqual(
      examples.map(({ index, title }) => [index, title]),
      [
        [0, 'a'],
        [2, 'b'],
      ],
    );
    assert.deepEqual(failures, [{ index: 1, reason, cause: entry }]);
  });
}
