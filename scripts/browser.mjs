// Finds a Chromium-family browser for the tests, and gets one where there is none.

import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasPackages, installPackages, programs, thisHost, works } from './host.mjs';

/** The machine this runs on; the tests hand in one of their own. */
const thisMachine = { ...thisHost, playwrightBrowser };

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
export async function findBrowser({ install = true } = {}, host = thisMachine) {
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
  return programs(names, env);
}

function macCandidates(env) {
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
  return apps.flatMap((app) => folders.map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`));
}

function windowsCandidates(env) {
  const paths = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
  paths.push('Microsoft\\Edge\\Application\\msedge.exe');
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  return paths.flatMap((program) => folders.map((folder) => path.win32.join(folder, program)));
}

/**
 * The system's package first where it may be installed: a container that has a package mirror often has no way
 * to Playwright's download, which then hangs until its time is up.
 */
function installers(host) {
  return hasPackages(host) ? [installPackage, installWithPlaywright] : [installWithPlaywright];
}

function installPackage(host) {
  return installPackages(['chromium'], host);
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

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(await findBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
