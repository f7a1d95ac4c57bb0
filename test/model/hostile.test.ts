import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconcile } from '../../src/model/identity.ts';
import { nestedIn } from '../../src/model/nesting.ts';
import { outlineOf } from '../../src/model/outline.ts';
import { readMessages } from '../../src/model/parse.ts';
import { plainReader } from '../../src/model/reader.ts';
import { entriesOf, hostileMessages } from '../corpora/hostile-messages.ts';

for (const [name, json] of Object.entries(hostileMessages)) {
  test(`${name}: is read or refused in words, twice the same, and its neighbours stay`, () => {
    const list = [
      { role: 'user', content: 'before' },
      ...entriesOf(json),
      { role: 'user', content: 'after' },
    ];
    const { entries, failures } = readMessages(list);
    const { messages } = reconcile([], entries);

    assert.equal(messages.length + failures.length, list.length);
    assert.ok(failures.every(({ index, reason }) => index !== undefined && reason !== ''));
    assert.equal(messages[0]?.content, 'before');
    assert.equal(messages.at(-1)?.content, 'after');
    assert.deepEqual(reconcile([], readMessages(messages).entries).messages, messages);
    const nested = nestedIn(messages);
    for (const message of messages) {
      outlineOf(message, {
        nested: nested.get(message) ?? [],
        growing: undefined,
        active: false,
        reader: plainReader,
      });
    }
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });
}
