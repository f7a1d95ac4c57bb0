import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { browserArgs, findBrowser } from './scripts/browser.mjs';
import { elementReporter } from './scripts/element-reporter.mjs';
import { serveMarkdownTests } from './test/support/markdown/serve.mjs';

const { PARLEY_SEED: seed, PARLEY_LONG: long } = process.env;
/** What the tests ask of their surroundings; see test/support/sample.ts. */
const testRun = { seed, long };

// The runner only logs a rejection that nobody handled; thrown again, it fails the test that is running.
const testPage = (testFramework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Element tests</title></head>
  <body>
    <script>
      addEventListener('unhandledrejection', (event) => { throw event.reason; });
      globalThis.testRun = ${JSON.stringify(testRun)};
    </script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;

export default {
  files: 'test/elements/**/*.test.ts',
  nodeResolve: true,
  middleware: [serveMarkdownTests()],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'auto',
      // For the legacy decorators that Lit's are.
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: await findBrowser(), args: browserArgs },
    }),
  ],
  // Files that wait for frames and timers suffer when they outnumber the cores.
  concurrency: Math.min(4, availableParallelism()),
  browserStartTimeout: 60_000,
  testRunnerHtml: testPage,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  reporters: [defaultReporter(), elementReporter({ file: 'reports/elements.xml' })],
  browserLogs: true,
  // Lit's other warnings are worth reading.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
