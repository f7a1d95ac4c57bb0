// The three engines that the element tests run in, each as web-test-runner wants to be given it.

import { userInfo } from 'node:os';
import { chromeLauncher } from '@web/test-runner-chrome';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import puppeteer from 'puppeteer-core';
import { browserArgs, findBrowser } from './browser.mjs';
import { firefoxPage, webDriverPage } from './driver-pages.mjs';
import { findFirefox } from './other-engines.mjs';
import { startWebKitDriver } from './webkit-driver.mjs';

/** Each finds its browser, and gives what launches it. */
export const launchers = { chromium, firefox, webkit };

async function chromium() {
  return playwrightLauncher({
    product: 'chromium',
    launchOptions: { executablePath: await findBrowser(), args: browserArgs },
  });
}

async function firefox() {
  // As `@web/test-runner-puppeteer` has it, without the browser that this would download when it is installed.
  const launcher = chromeLauncher({
    puppeteer,
    // Of several pages only one is in front, and only that one has frames.
    concurrency: 1,
    launchOptions: {
      browser: 'firefox',
      executablePath: await findFirefox(),
      headless: true,
      // For the preferences that stand for media features; see `firefoxPage`.
      args: ['--remote-allow-system-access'],
      // Firefox refuses to run in a home that is somebody else's.
      env: { ...process.env, HOME: userInfo().homedir },
    },
  });
  const pageOf = launcher.getPage.bind(launcher);
  return withPages(launcher, (id) => firefoxPage(pageOf(id)));
}

async function webkit() {
  const { port, stop } = await startWebKitDriver();
  const launcher = webdriverLauncher({
    ...{ hostname: '127.0.0.1', port, path: '/' },
    capabilities: { browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true },
  });
  const stopSession = launcher.stop.bind(launcher);
  launcher.stop = async () => {
    await stopSession();
    stop();
  };
  return withPages(launcher, () => webDriverPage(launcher.driver));
}

/** A launcher whose pages the runner's commands take for Playwright's. */
function withPages(launcher, getPage) {
  return Object.assign(launcher, { type: 'playwright', getPage });
}
