// Finds Firefox, and what drives WebKit, for the element tests; as root on Debian they are installed.

import path from 'node:path';
import { hasPackages, installPackages, programs, thisHost, works } from './host.mjs';

/** The absolute path of Firefox: `FIREFOX_PATH`, or one that is installed. */
export async function findFirefox(host = thisHost) {
  const chosen = host.env.FIREFOX_PATH;
  if (chosen) {
    if (host.exists(chosen)) return path.resolve(chosen);
    throw new Error(`FIREFOX_PATH names ${chosen}, but there is no such file.`);
  }
  const look = async () => {
    for (const candidate of firefoxes(host)) {
      if (await works(candidate, host)) return candidate;
    }
    return undefined;
  };
  const firefox = (await look()) ?? (await installed(['firefox-esr'], look, host));
  if (firefox) return firefox;
  throw new Error('Firefox was not found: install it, or set FIREFOX_PATH to its executable.');
}

/** The absolute paths of WebKitGTK's driver, which knows its own browser, and of the screen to show that on. */
export async function findWebKit(host = thisHost) {
  const look = () => {
    const [driver, screen] = ['WebKitWebDriver', 'Xvfb'].map((name) =>
      programs([name], host.env).find((program) => host.exists(program)),
    );
    return driver && screen ? { driver, screen } : undefined;
  };
  const webkit = look() ?? (await installed(['webkit2gtk-driver', 'xvfb'], look, host));
  if (webkit) return webkit;
  throw new Error('WebKit was not found: install WebKitWebDriver and Xvfb, which are for Linux only.');
}

/** What is found after these packages have been installed, where that can be done. */
async function installed(packages, look, host) {
  if (!hasPackages(host)) return undefined;
  await installPackages(packages, host);
  return look();
}

function firefoxes({ env, platform }) {
  if (platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter(Boolean);
    return folders.map((folder) => path.win32.join(folder, 'Mozilla Firefox', 'firefox.exe'));
  }
  return programs(['firefox', 'firefox-esr'], env);
}
