// Prints which packages get into a page that uses this one component.
import { build } from 'vite';

const [component] = process.argv.slice(2);
const page = 'virtual:page';
const { output } = await build({
  configFile: false,
  logLevel: 'silent',
  build: { write: false, rolldownOptions: { input: page } },
  plugins: [
    {
      name: 'a-page-with-one-component',
      resolveId: (id) => (id === page ? id : undefined),
      load: (id) =>
        id === page
          ? `import { ${component} as one } from 'parley-elements/react.js'; console.log(one);`
          : undefined,
    },
  ],
});
const files = output.flatMap(({ modules }) => Object.keys(modules ?? {}));
const packages = files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
console.log([...new Set(packages)].join('\n'));
