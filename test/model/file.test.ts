import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  acceptList,
  accepts,
  admit,
  extensionOf,
  type FileKind,
  fileKind,
  fileName,
  formatBytes,
  fromBlob,
  mimeOf,
} from '../../src/model/file.ts';
import type { FileData } from '../../src/model/message.ts';

const bytes = (size: number, name = 'a.bin', type = '') => new File([new Uint8Array(size)], name, { type });

const names: readonly (readonly [file: FileData, name: string])[] = [
  [{ orig_name: 'Cat.png', path: '/tmp/x.png', url: '/y.png' }, 'Cat.png'],
  [{ blob: new File([], 'mine.txt'), path: '/tmp/x.png' }, 'mine.txt'],
  [{ blob: new Blob([]), url: '/y.png' }, 'y.png'],
  [{ path: '/tmp/gradio/ab/x.png', url: '/y.png' }, 'x.png'],
  [{ path: 'C:\\pictures\\x.png' }, 'x.png'],
  [{ url: 'https://a.test/b/y.png?size=3#top' }, 'y.png'],
  [{ url: 'https://a.test/b/' }, 'file'],
  [{ url: 'data:image/png;base64,AA==' }, 'file'],
  [{ blob: new Blob([]) }, 'file'],
  [{}, 'file'],
];

for (const [file, name] of names) {
  test(`${JSON.stringify(file)} is called ${name}`, () => {
    assert.equal(fileName(file), name);
  });
}

for (const [name, ending] of [
  ['a.PNG', 'png'],
  ['a.tar.gz', 'gz'],
  ['invoice\u202egnp.exe', 'exe'],
  ['.env', ''],
  ['a.', ''],
  ['a', ''],
  ['', ''],
] as const) {
  test(`the ending of ${JSON.stringify(name)} is ${JSON.stringify(ending)}`, () => {
    assert.equal(extensionOf(name), ending);
  });
}

test('the type is the one that is given, else that of the bytes, in lower case', () => {
  assert.equal(mimeOf({ mime_type: 'Image/PNG', blob: new Blob([], { type: 'text/plain' }) }), 'image/png');
  assert.equal(mimeOf({ blob: new Blob([], { type: 'text/plain' }) }), 'text/plain');
  assert.equal(mimeOf({ path: 'a.png' }), '');
});

const kinds: readonly (readonly [name: string, mime: string, kind: FileKind])[] = [
  ['a', 'image/png', 'image'],
  ['a.txt', 'image/png', 'image'],
  ['a', 'image/*', 'image'],
  ['a', 'audio/mpeg', 'audio'],
  ['a', 'video/mp4', 'video'],
  ['a.png', '', 'image'],
  ['a.JPEG', '', 'image'],
  ['a.mp3', '', 'audio'],
  ['a.webm', '', 'video'],
  ['a.png', 'application/octet-stream', 'image'],
  ['a.bin', 'application/octet-stream', 'file'],
  ['a.png', 'text/plain', 'file'],
  ['a.csv', 'text/csv', 'file'],
  ['a', '', 'file'],
  ['a.constructor', '', 'file'],
  ['a.__proto__', '', 'file'],
  ['a', 'constructor', 'file'],
  // What can run something is a card, whatever else it calls itself.
  ['a.svg', '', 'file'],
  ['a.png', 'image/svg+xml', 'file'],
  ['a.svg', 'image/png', 'file'],
  ['a.svgz', 'image/png', 'file'],
  ['a.html', 'image/png', 'file'],
  ['a.xhtml', 'video/mp4', 'file'],
  ['photo.png', 'text/html', 'file'],
  ['photo.png', 'application/xhtml+xml', 'file'],
  ['a.pdf', 'image/png', 'file'],
  ['a.png', 'application/pdf', 'file'],
  ['a.js', 'image/png', 'file'],
  ['a.png', 'TEXT/JAVASCRIPT', 'file'],
];

for (const [name, mime, kind] of kinds) {
  test(`${name} of type ${mime || 'unknown'} is shown as ${kind}`, () => {
    assert.equal(fileKind({ path: name, mime_type: mime }), kind);
  });
}

test('the bytes say their type where nothing else does', () => {
  assert.equal(fileKind({ blob: bytes(1, 'a', 'image/webp') }), 'image');
});

const accepted: readonly (readonly [
  wanted: readonly string[] | undefined,
  name: string,
  type: string,
  fits: boolean,
])[] = [
  [undefined, 'a.exe', '', true],
  [[], 'a.exe', '', true],
  [['.csv'], 'a.csv', '', true],
  [['.csv'], 'A.CSV', 'text/plain', true],
  [['.CSV'], 'a.csv', '', true],
  [['.csv'], 'a.csv.exe', 'text/csv', false],
  [['.csv'], 'acsv', '', false],
  [['csv'], 'a.csv', '', true],
  [['.nii.gz'], 'a.nii.gz', '', true],
  [['.nii.gz'], 'a.gz', '', false],
  [['image'], 'a', 'image/png', true],
  [['image/*'], 'a', 'image/png', true],
  [['image'], 'a.png', 'text/plain', false],
  [['image'], 'a', 'x-image/png', false],
  [['text/csv'], 'a', 'text/csv', true],
  [['text/csv'], 'a', 'text/csv-schema', false],
  [['file'], 'a.exe', 'application/x-msdownload', true],
  [['*'], 'a.exe', '', true],
  [['*/*'], 'a.exe', '', true],
  [[' Image '], 'a', 'image/png', true],
  [['.csv', 'image'], 'a', 'image/png', true],
  [['.csv', 'image'], 'a.txt', 'text/plain', false],
  [['.*'], 'a.txt', 'text/plain', false],
];

for (const [wanted, name, type, fits] of accepted) {
  test(`${JSON.stringify(wanted)} ${fits ? 'takes' : 'does not take'} ${name} of type ${type || 'unknown'}`, () => {
    assert.equal(accepts(wanted, { name, type }), fits);
  });
}

test('Gradio’s words become what a file input wants', () => {
  assert.deepEqual(acceptList(['image', 'audio', 'video', 'text', 'file', 'csv', '.PDF', 'text/csv']), [
    ...['image/*', 'audio/*', 'video/*', 'text/*', '*/*', '.csv', '.pdf', 'text/csv'],
  ]);
});

for (const [size, words] of [
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1500, '2 kB'],
  [1_234_567, '1.2 MB'],
  [5_000_000_000, '5 GB'],
  [5_000_000_000_000, '5,000 GB'],
] as const) {
  test(`${size} bytes are written as ${words}`, () => {
    assert.equal(formatBytes(size, 'en'), words);
  });
}

test('a size is written in the reader’s own way', () => {
  assert.equal(formatBytes(1_234_567, 'de').replace(/\s/, ' '), '1,2 MB');
});

describe('a box', () => {
  test('takes what fits and says of each other file why it does not', () => {
    const [good, wrong, large, more] = [
      bytes(1, 'a.csv'),
      bytes(1, 'b.exe'),
      bytes(11, 'c.csv'),
      bytes(1, 'd.csv'),
    ];
    const limits = { fileTypes: ['.csv'], maxFileSize: 10, room: 2 };

    const { taken, rejected } = admit([wrong, large, good, more, bytes(1, 'e.csv')], limits);

    assert.deepEqual(
      taken.map(({ name }) => name),
      ['a.csv', 'd.csv'],
    );
    assert.deepEqual(
      rejected.map(({ file, reason }) => `${file.name} ${reason}`),
      ['b.exe type', 'c.csv size', 'e.csv count'],
    );
  });

  test('takes a file of exactly the size that is allowed, and an empty one', () => {
    const { taken } = admit([bytes(10), bytes(0)], { maxFileSize: 10, room: 9 });
    assert.equal(taken.length, 2);
  });

  test('that is full takes none', () => {
    assert.deepEqual(
      admit([bytes(1)], { room: 0 }).rejected.map(({ reason }) => reason),
      ['count'],
    );
  });

  test('takes any number from any list of files', () => {
    assert.equal(admit(new Set([bytes(1), bytes(2)]), { room: Number.POSITIVE_INFINITY }).taken.length, 2);
  });
});

test('a file that the user picked is described as the messages format has it', () => {
  const blob = bytes(3, 'a.txt', 'text/plain');
  assert.deepEqual(fromBlob(blob), {
    blob,
    orig_name: 'a.txt',
    mime_type: 'text/plain',
    size: 3,
    meta: { _type: 'gradio.FileData' },
  });
});
