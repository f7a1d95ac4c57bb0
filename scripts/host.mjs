// The machine that the scripts run on: its programs, and how some more are had.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What the finders of browsers ask; their tests hand in a machine of their own. */
export const thisHost = {
  env: process.env,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  run,
};

/** Where programs of these names would be, the first name first. */
export function programs(names, env) {
  const usual = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge'];
  const onPath = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const folders = new Set([...onPath, ...usual]);
  return names.flatMap((name) => [...folders].map((folder) => path.posix.join(folder, name)));
}

/** Ubuntu's `chromium-browser` may be a stub that only asks for the snap, so a file alone proves nothing. */
export async function works(executable, host) {
  if (!host.exists(executable)) return false;
  // On Windows `--version` opens a window, and there are no stubs.
  return host.platform === 'win32' || host.run(executable, ['--version'], { seconds: 30, quiet: true });
}

/** Whether packages may be installed here by apt-get. */
export function hasPackages({ isRoot, exists }) {
  return isRoot && exists('/etc/debian_version') && exists('/usr/bin/apt-get');
}

/** Installs Debian packages. Whether that helped, the caller sees by looking again. */
export async function installPackages(names, { run }) {
  const options = ['-o', 'DPkg::Lock::Timeout=120'];
  // A list that cannot be refreshed may still be good enough to install from.
  await run('apt-get', [...options, 'update'], { seconds: 180 });
  await run('apt-get', [...options, 'install', '-y', '--no-install-recommends', ...names], { seconds: 600 });
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
