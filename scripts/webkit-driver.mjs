// Starts WebKit's driver, and a screen that nobody sees for its browser.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findWebKit } from './other-engines.mjs';

/** The port on which the driver listens, and how to end all of it. */
export async function startWebKitDriver() {
  const programs = await findWebKit();
  const children = [];
  const stop = () => {
    for (const child of children.reverse()) child.kill();
  };
  process.once('exit', stop);
  const start = (...command) => {
    const child = startProgram(...command);
    children.push(child);
    return child;
  };
  const screen = start(programs.screen, [
    '-displayfd',
    '1',
    '-screen',
    '0',
    '1280x1024x24',
    '-nolisten',
    'tcp',
  ]);
  const display = await firstLine(screen);
  const port = await freePort();
  // The browser's own sandbox needs what containers do not have; what it runs here is our own page.
  const env = {
    ...process.env,
    DISPLAY: `:${display}`,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    XDG_CONFIG_HOME: narrowToolbar(),
  };
  const driver = start(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], { env });
  await ready(port, driver);
  return { port, stop };
}

/** A configuration in which the browser's toolbar has no width of its own, so that its window can be a phone's. */
function narrowToolbar() {
  const folder = mkdtempSync(path.join(tmpdir(), 'webkit-'));
  mkdirSync(path.join(folder, 'gtk-3.0'));
  const style = '* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px }';
  writeFileSync(path.join(folder, 'gtk-3.0', 'gtk.css'), style);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function startProgram(command, args, options) {
  // What they say is about sound cards and accessibility buses that are not there.
  return spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], ...options });
}

/** What a program writes first; an error if it ends before that. */
async function firstLine(program) {
  for await (const line of createInterface({ input: program.stdout })) return line;
  throw new Error(`${program.spawnfile} ended at once.`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The driver listens. */
async function ready(port, driver) {
  while (driver.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`WebKitWebDriver ended with ${driver.exitCode}.`);
}
