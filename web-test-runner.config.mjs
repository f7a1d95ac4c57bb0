// Runs the tests of elements in the engine of one stage. `scripts/test.mjs` starts it, with tsx for the servers.

import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { LLMock } from '@copilotkit/aimock';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { elementReporter } from './scripts/element-reporter.mjs';
import { launchers } from './scripts/engines.mjs';
import { engines, reportPath } from './scripts/reports.mjs';
import { wheelPlugin } from './scripts/wheel-plugin.mjs';
import { beyondDriver } from './test/support/drivers.ts';
import { serveMarkdownTests } from './test/support/markdown/serve.mjs';
import { serveSteered } from './test/support/steered-server.ts';

const { PARLEY_STAGE: stage = 'elements', PARLEY_SEED: seed, PARLEY_LONG: long } = process.env;
const engine = engines[stage];
const beyond = beyondDriver[engine] ?? [];
const tests = readdirSync('test/elements', { recursive: true }).filter((file) => file.endsWith('.test.ts'));
const minutes = 60_000;
/** After how long a test hangs. WebKitGTK's patterns take many times as long as the others'. */
const patience = engine === 'webkit' ? 4 : 1;

/** What the tests ask of their surroundings; see test/support/steer.ts and sample.ts. */
const testRun = { seed, long, beyond, share: engine === 'webkit' ? 0.1 : 1 };

/** Real servers, whose addresses the page is told. */
function realServers() {
  const model = new LLMock({ port: 0 });
  let steered;
  return {
    name: 'real-servers',
    async serverStart() {
      steered = await serveSteered();
      await model.start();
      testRun.servers = { steered: steered.url, model: model.url };
    },
    async serverStop() {
      await Promise.all([steered?.close(), model.stop()]);
    },
  };
}

// The runner only logs a rejection that nobody handled; thrown again, it fails the test that is running.
const testPage = (testFramework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Element tests</title></head>
  <body>
    <script>
      addEventListener('unhandledrejection', (event) => { throw event.reason; });
      globalThis.testRun = ${JSON.stringify(testRun).replaceAll('<', '\\u003c')};
    </script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;

/** A port of its own: the usual one is looked for, not taken, and two runs on one machine may find the same. */
async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

export default {
  port: await freePort(),
  files: 'test/elements/**/*.test.ts',
  nodeResolve: true,
  middleware: [serveMarkdownTests()],
  plugins: [
    realServers(),
    wheelPlugin(),
    esbuildPlugin({
      ts: true,
      target: 'auto',
      // For the legacy decorators that Lit's are.
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [await launchers[engine]()],
  // Files that wait for frames and timers suffer when they outnumber the cores; other drivers have one page in front.
  concurrency: engine === 'chromium' ? Math.min(4, availableParallelism()) : 1,
  browserStartTimeout: minutes,
  testsFinishTimeout: (long ? 120 : 20) * minutes,
  testRunnerHtml: testPage,
  testFramework: { config: { ui: 'bdd', timeout: (long ? 60 : patience) * minutes } },
  reporters: [defaultReporter(), elementReporter({ file: reportPath(stage), beyond, files: tests.length })],
  browserLogs: true,
  // Lit's other warnings are worth reading.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
