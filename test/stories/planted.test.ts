import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../support/server.ts';
import { entriesOf, modes, Storybook } from '../support/storybook.ts';

const built = 'reports/planted-storybook';
let storybook: Storybook;

before(async () => {
  const cli = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  const config = ['--config-dir', 'test/stories/planted/.storybook', '--output-dir', built];
  const { status, stderr } = spawnSync(process.execPath, [cli, 'build', '--quiet', ...config], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  storybook = await Storybook.open(built);
});
after(async () => {
  await storybook?.close();
  rmSync(join(root, built), { recursive: true, force: true });
});

async function faultsOf(name: string, globals: string): Promise<string> {
  const entry = entriesOf(built).find((each) => each.name === name);
  assert.ok(entry, `there is no story “${name}”`);
  return (await storybook.visit(entry, globals)).join('\n');
}

const planted = {
  Throws: /cannot be drawn/,
  'Play Fails': /playFunctionThrewException/,
  Rejects: /nobody handled this/,
  Pale: /^axe color-contrast/m,
  'Nameless Button': /^axe button-name/m,
  Warns: /^console warning: a warning/m,
  'Looks Elsewhere': /^console error: .*Content Security Policy/m,
};

for (const [name, fault] of Object.entries(planted)) {
  test(`a visit finds what is wrong with “${name}”`, async () => {
    assert.match(await faultsOf(name, modes.light), fault);
  });
}

test('a visit finds what is wrong in the dark only', async () => {
  assert.equal(await faultsOf('Pale In The Dark', modes.light), '');
  assert.match(await faultsOf('Pale In The Dark', modes.dark), /^axe color-contrast/m);
});

test('a visit finds nothing where nothing is wrong', async () => {
  for (const globals of Object.values(modes)) assert.equal(await faultsOf('Fine', globals), '');
});
