// Finds a Chromium-family browser for the tests, and gets one where there is none.

import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The machine this runs on; the tests hand in one of their own. */
const thisHost = {
  env: process.env,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  run,
  playwrightBrowser,
};

/** What every launch of the browser is given. Chromium's sandbox refuses to run as root. */
export const browserArgs = [
  ...(thisHost.isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const advice = 'install Chrome, Chromium or Edge, or set CHROME_PATH to the executable of one';

/**
 * The absolute path of a Chromium-family executable: `CHROME_PATH`, an installed browser, or the one that
 * Playwright has downloaded; and, unless `install` is false, one installed for the purpose.
 */
export async function findBrowser({ install = true } = {}, host = thisHost) {
  const chosen = host.env.CHROME_PATH;
  if (chosen) {
    if (host.exists(chosen)) return path.resolve(chosen);
    throw new Error(`CHROME_PATH names ${chosen}, but there is no such file.`);
  }
  const found = await findInstalled(host);
  if (found) return found;
  if (install) {
    for (const installer of installers(host)) {
      await installer(host);
      const installed = await findInstalled(host);
      if (installed) return installed;
    }
  }
  throw new Error(`No browser to test in was found${install ? ' or could be installed' : ''}: ${advice}.`);
}

async function findInstalled(host) {
  for (const candidate of candidates(host)) {
    if (await works(candidate, host)) return candidate;
  }
  const downloaded = await host.playwrightBrowser();
  return downloaded && (await works(downloaded, host)) ? downloaded : undefined;
}

/** Ubuntu's `chromium-browser` may be a stub that only asks for the snap, so a file alone proves nothing. */
async function works(executable, host) {
  if (!host.exists(executable)) return false;
  // On Windows `--version` opens a window, and there are no stubs.
  return host.platform === 'win32' || host.run(executable, ['--version'], { seconds: 30, quiet: true });
}

function candidates({ env, platform }) {
  if (platform === 'win32') return windowsCandidates(env);
  if (platform === 'darwin') return macCandidates(env);
  const names = [
    'google-chrome',
    'google-chrome-stable',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  const usual = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge'];
  const folders = new Set([
    ...(env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/')),
    ...usual,
  ]);
  return names.flatMap((name) => [...folders].map((folder) => path.posix.join(folder, name)));
}

function macCandidates(env) {
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
  return apps.flatMap((app) => folders.map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`));
}

function windowsCandidates(env) {
  const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
  programs.push('Microsoft\\Edge\\Application\\msedge.exe');
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  return programs.flatMap((program) => folders.map((folder) => path.win32.join(folder, program)));
}

/**
 * The system's package first where it may be installed: a container that has a package mirror often has no way
 * to Playwright's download, which then hangs until its time is up.
 */
function installers(host) {
  return hasPackages(host) ? [installPackage, installWithPlaywright] : [installWithPlaywright];
}

function hasPackages(host) {
  return host.isRoot && host.exists('/etc/debian_version') && host.exists('/usr/bin/apt-get');
}

async function installPackage(host) {
  const options = ['-o', 'DPkg::Lock::Timeout=120'];
  // A list that cannot be refreshed may still be good enough to install from.
  await host.run('apt-get', [...options, 'update'], { seconds: 180 });
  await host.run('apt-get', [...options, 'install', '-y', '--no-install-recommends', 'chromium'], {
    seconds: 600,
  });
}

async function installWithPlaywright(host) {
  const cli = createRequire(import.meta.url)
    .resolve('playwright/package.json')
    .replace('package.json', 'cli.js');
  const options = ['--no-shell', ...(hasPackages(host) ? ['--with-deps'] : [])];
  await host.run(process.execPath, [cli, 'install', ...options, 'chromium'], { seconds: 300 });
}

async function playwrightBrowser() {
  try {
    const { chromium } = await import('playwright');
    return chromium.executablePath();
  } catch {
    // Not installed, or this system is one that Playwright has no browser for.
    return undefined;
  }
}

/** Whether the command ended well within its time. What it says goes to stderr: stdout is for the path. */
function run(command, args, { seconds, quiet = false }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', quiet ? 'ignore' : process.stderr, quiet ? 'ignore' : process.stderr],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      // A group of its own, so that a downloader's children end with it.
      detached: process.platform !== 'win32',
    });
    const timer = setTimeout(() => stop(child), seconds * 1000);
    const end = (ok) => {
      clearTimeout(timer);
      resolve(ok);
    };
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
  });
}

function stop(child) {
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(await findBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
