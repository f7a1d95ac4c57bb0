import { defineConfig } from 'vite';
import { lean } from './scripts/lean.ts';

/** The demo page and the guide: `npm start` serves them, `npm run build:site` builds them into `site/`. */
export default defineConfig({
  base: './',
  build: {
    outDir: 'site',
    target: ['chrome125', 'firefox128', 'safari18'],
    rolldownOptions: { input: ['index.html', 'examples/guide/index.html'] },
    assetsInlineLimit: 0, // A strict content security policy has no place for data in styles.
  },
  plugins: [lean()],
});
