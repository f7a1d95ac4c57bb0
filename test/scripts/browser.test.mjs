import assert from 'node:assert/strict';
import test from 'node:test';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';

/**
 * A machine with `files` of which `broken` do not start. `packages` and `downloads` say what apt-get and
 * Playwright's installer bring, if anything; `ran` is what was run, in order.
 */
function machine({ files = [], broken = [], packages, downloads, ...rest } = {}) {
  const present = new Set(files);
  const ran = [];
  return {
    env: { PATH: '/usr/bin' },
    platform: 'linux',
    isRoot: false,
    exists: (file) => present.has(file),
    playwrightBrowser: async () => '/cache/chrome',
    ran,
    run: async (command, args) => {
      if (args[0] === '--version') return present.has(command) && !broken.includes(command);
      const what = command === 'apt-get' ? 'apt-get' : 'playwright';
      const action = args.find((word) => word === 'update' || word === 'install');
      ran.push(`${what} ${action}`);
      const brought = what === 'apt-get' ? packages : downloads;
      if (action === 'install' && brought) present.add(brought);
      return brought !== undefined;
    },
    ...rest,
  };
}

const debian = ['/etc/debian_version', '/usr/bin/apt-get'];

test('CHROME_PATH goes before an installed browser', async () => {
  const host = machine({
    files: ['/mine/chrome', '/usr/bin/chromium'],
    env: { CHROME_PATH: '/mine/chrome' },
  });
  assert.equal(await findBrowser({}, host), '/mine/chrome');
});

test('a CHROME_PATH that names nothing is an error that says so', async () => {
  const host = machine({ files: ['/usr/bin/chromium'], env: { CHROME_PATH: '/mine/chrome' } });
  await assert.rejects(findBrowser({}, host), /^Error: CHROME_PATH names \/mine\/chrome, but .*\.$/);
});

test('Chrome is preferred to Chromium, and Chromium to Edge', async () => {
  const files = ['/usr/bin/microsoft-edge', '/usr/bin/chromium', '/usr/bin/google-chrome'];
  assert.equal(await findBrowser({}, machine({ files })), '/usr/bin/google-chrome');
  assert.equal(await findBrowser({}, machine({ files: files.slice(0, 2) })), '/usr/bin/chromium');
  assert.equal(await findBrowser({}, machine({ files: files.slice(0, 1) })), '/usr/bin/microsoft-edge');
});

test('a browser outside PATH is found in the usual places', async () => {
  const host = machine({ files: ['/opt/google/chrome/google-chrome'], env: {} });
  assert.equal(await findBrowser({}, host), '/opt/google/chrome/google-chrome');
});

test('on macOS the application bundles are looked through, the own folder too', async () => {
  const chrome = '/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const host = machine({ platform: 'darwin', env: { HOME: '/Users/me' }, files: [chrome] });
  assert.equal(await findBrowser({}, host), chrome);
});

test('on Windows the program folders are looked through, and nothing is started', async () => {
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
  const host = machine({ platform: 'win32', env, files: [edge], broken: [edge] });
  assert.equal(await findBrowser({}, host), edge);
});

test('what Playwright has downloaded is used where no browser is installed', async () => {
  const host = machine({ files: [...debian, '/cache/chrome'], isRoot: true });
  assert.equal(await findBrowser({}, host), '/cache/chrome');
  assert.deepEqual(host.ran, []);
});

test('a stub that does not start is passed over', async () => {
  const host = machine({
    files: ['/usr/bin/chromium', '/usr/bin/microsoft-edge'],
    broken: ['/usr/bin/chromium'],
  });
  assert.equal(await findBrowser({}, host), '/usr/bin/microsoft-edge');
});

test('as root on Debian the package is installed, and nothing is downloaded', async () => {
  const host = machine({ files: debian, isRoot: true, packages: '/usr/bin/chromium' });
  assert.equal(await findBrowser({}, host), '/usr/bin/chromium');
  assert.deepEqual(host.ran, ['apt-get update', 'apt-get install']);
});

test('where the package is a stub, Playwright downloads one', async () => {
  const host = machine({
    files: debian,
    isRoot: true,
    packages: '/usr/bin/chromium',
    broken: ['/usr/bin/chromium'],
    downloads: '/cache/chrome',
  });
  assert.equal(await findBrowser({}, host), '/cache/chrome');
  assert.deepEqual(host.ran, ['apt-get update', 'apt-get install', 'playwright install']);
});

test('apt-get is left alone by anybody but root, and where there is none', async () => {
  for (const part of [{ files: debian }, { isRoot: true }]) {
    const host = machine({ ...part, downloads: '/cache/chrome' });
    assert.equal(await findBrowser({}, host), '/cache/chrome');
    assert.deepEqual(host.ran, ['playwright install']);
  }
});

test('when nothing helps, one sentence says what to do', async () => {
  const host = machine({ files: debian, isRoot: true });
  await assert.rejects(findBrowser({}, host), (error) => {
    assert.match(error.message, /^No browser [^.]*install Chrome[^.]*CHROME_PATH[^.]*\.$/);
    return true;
  });
});

test('nothing is installed when that is not wanted', async () => {
  const host = machine({ files: debian, isRoot: true, packages: '/usr/bin/chromium' });
  await assert.rejects(findBrowser({ install: false }, host), /install Chrome/);
  assert.deepEqual(host.ran, []);
});

test('the sandbox is switched off for root alone', () => {
  assert.equal(browserArgs.includes('--no-sandbox'), process.getuid?.() === 0);
});
