import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './server.ts';

const execute = promisify(execFile);

/** Runs to its end; what it printed. Throws with all that it printed where it fails. */
export async function run(
  cwd: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
) {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await execute(command, args, options).catch((error) => {
    throw new Error(`${command} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
  });
  return stdout;
}

/** The package as `npm pack` made it. */
export function tarball(): string {
  const file = process.env.PARLEY_TARBALL;
  if (!file) throw new Error('PARLEY_TARBALL is not set: run npm run test:consumers.');
  return file;
}

/** A folder outside the repository, where nothing of ours is found but what the package brings. */
export async function emptyFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-consumer-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Copies the app's sources together and installs what it needs: other people's as locked, ours as packed. */
export async function install(folder: string, sources: readonly string[]): Promise<string> {
  const app = join(folder, 'app');
  for (const source of sources) await cp(join(root, 'test/consumers', source), app, { recursive: true });
  await cp(tarball(), join(folder, 'parley-elements.tgz'));
  const lockFile = join(app, 'package-lock.json');
  const lock = JSON.parse(await readFile(lockFile, 'utf8'));
  // It was another tarball's.
  delete lock.packages['node_modules/parley-elements'];
  await writeFile(lockFile, JSON.stringify(lock));
  await run(app, 'npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']);
  return app;
}
