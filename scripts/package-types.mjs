// Packs the package, and compiles a program that uses it as those do who install it: with a bundler's resolution, and with
// Node's. The declarations are compiled, too, so that what is missing from the tarball is found.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join('reports', 'package'); // Below the root: there the package's own dependencies are found.
const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What is right compiles, and what is wrong does not. */
const program = `
const chat = document.createElement('parley-chat-interface');
chat.respond = async function* (message) { yield message.text; };
chat.addEventListener('response-end', (event) => event.detail.state satisfies string);
const chatbot = document.createElement('parley-chatbot');
chatbot.messages = [{ role: 'user', content: 'q' }];
chatbot.addEventListener('retry', ({ detail }) => detail.index satisfies number);
// @ts-expect-error There is no such layout.
chatbot.layout = 'spiral';
// @ts-expect-error A liked message has no usage.
chatbot.addEventListener('like', ({ detail }) => detail.usage);
`;

const strict = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: false,
};
const resolutions = {
  bundler: { module: 'ESNext', moduleResolution: 'bundler' },
  node: { module: 'NodeNext', moduleResolution: 'NodeNext' },
};

install();
const results = Object.entries(resolutions).map(([resolution, options]) => compiles(resolution, options));
process.exitCode = results.every(Boolean) ? 0 : 1;

/** Unpacks the tarball where an installed package is. */
function install() {
  const installed = path.join(folder, 'node_modules', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const pack = [...args, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(execFileSync(command, pack, { encoding: 'utf8' }));
  execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', installed, '--strip-components=1']);
}

function compiles(resolution, options) {
  const typed = Object.keys(exports).filter((entry) => exports[entry].types);
  const imports = typed.map((entry) => `import '${path.posix.join(name, entry)}';`);
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(folder, 'program.ts'), `${imports.join('\n')}\n${program}`);
  const compilerOptions = { ...strict, ...options };
  const config = path.join(folder, `tsconfig.${resolution}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', config], {
    stdio: 'inherit',
  });
  console.log(
    `${name} ${status === 0 ? 'compiles' : 'does not compile'} with the resolution of ${resolution}`,
  );
  return status === 0;
}
