import assert from 'node:assert/strict';
import test from 'node:test';
import { findFirefox, findWebKit } from '../../scripts/other-engines.mjs';

/** A machine with these `files`; `packages` is what apt-get brings. */
function machine({ files = [], packages = [], ...rest } = {}) {
  const present = new Set(files);
  const ran = [];
  return {
    env: { PATH: '/usr/bin' },
    platform: 'linux',
    isRoot: false,
    exists: (file) => present.has(file),
    ran,
    run: async (command, args) => {
      if (args[0] === '--version') return present.has(command);
      ran.push(args.filter((word) => !/^-|=/.test(word)).join(' '));
      if (args.includes('install')) for (const file of packages) present.add(file);
      return true;
    },
    ...rest,
  };
}

const debian = ['/etc/debian_version', '/usr/bin/apt-get'];
const webkit = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'];

test('an installed Firefox is used, and nothing is installed', async () => {
  const host = machine({ files: [...debian, '/usr/bin/firefox-esr'], isRoot: true });
  assert.equal(await findFirefox(host), '/usr/bin/firefox-esr');
  assert.deepEqual(host.ran, []);
});

test('FIREFOX_PATH goes before an installed Firefox, and must name a file', async () => {
  const files = ['/usr/bin/firefox', '/mine/firefox'];
  assert.equal(
    await findFirefox(machine({ files, env: { FIREFOX_PATH: '/mine/firefox' } })),
    '/mine/firefox',
  );
  await assert.rejects(findFirefox(machine({ files, env: { FIREFOX_PATH: '/gone' } })), /names \/gone, but/);
});

test('Firefox is found on macOS and on Windows', async () => {
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  assert.equal(await findFirefox(machine({ platform: 'darwin', env: {}, files: [mac] })), mac);
  const windows = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';
  const env = { PROGRAMFILES: 'C:\\Program Files' };
  assert.equal(await findFirefox(machine({ platform: 'win32', env, files: [windows] })), windows);
});

test('as root on Debian the packages are installed', async () => {
  const host = machine({ files: debian, isRoot: true, packages: ['/usr/bin/firefox-esr'] });
  assert.equal(await findFirefox(host), '/usr/bin/firefox-esr');
  assert.deepEqual(host.ran, ['update', 'install firefox-esr']);
});

test('WebKit is its driver and a screen', async () => {
  assert.deepEqual(await findWebKit(machine({ files: webkit })), { driver: webkit[0], screen: webkit[1] });
});

for (const [what, files] of [
  ['its driver', webkit.slice(1)],
  ['its screen', webkit.slice(0, 1)],
]) {
  test(`where ${what} is missing, both packages are installed`, async () => {
    const host = machine({ files: [...debian, ...files], isRoot: true, packages: webkit });
    assert.deepEqual(await findWebKit(host), { driver: webkit[0], screen: webkit[1] });
    assert.match(host.ran[1], /install webkit2gtk-driver xvfb$/);
  });
}

test('an engine that cannot be had is named in one sentence', async () => {
  const host = machine({ files: debian, isRoot: true });
  await assert.rejects(findFirefox(host), /^Error: Firefox was not found: [^.]*FIREFOX_PATH[^.]*\.$/);
  await assert.rejects(
    findWebKit(host),
    /^Error: WebKit was not found: [^.]*WebKitWebDriver and Xvfb[^.]*\.$/,
  );
});
