import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Entry, entriesOf, modes, Storybook } from '../support/storybook.ts';

const built = 'storybook-static';
const entries = entriesOf(built);
const stories = entries.filter(({ type }) => type === 'story');
const docs = entries.filter(({ type }) => type === 'docs');
let storybook: Storybook;

before(async () => {
  storybook = await Storybook.open(built);
});
after(() => storybook?.close());

function visit(entry: Entry, globals: string): void {
  test(`${entry.title}: ${entry.name}`, async () => {
    assert.deepEqual(await storybook.visit(entry, globals), []);
  });
}

for (const [mode, globals] of Object.entries(modes)) {
  describe(`every story renders, plays, is accessible and quiet, ${mode}`, { concurrency: 2 }, () => {
    for (const story of stories) visit(story, globals);
  });
}

describe('every page of documents renders and is quiet', () => {
  for (const page of docs) visit(page, modes.light);
});

test('each public element has its stories', () => {
  const titles = new Set(stories.map(({ title }) => title));
  for (const title of ['Chat interface', 'Chatbot', 'Multimodal textbox', 'Markdown']) {
    assert.ok(titles.has(title), title);
  }
});
