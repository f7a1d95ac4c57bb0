import { defineConfig } from 'vite';
import { lean } from './scripts/lean.ts';

/** The demo page: `npm start` serves it, `npm run build:site` builds it into `site/`. */
export default defineConfig({
  base: './',
  build: {
    outDir: 'site',
    target: ['chrome125', 'firefox128', 'safari18'],
    assetsInlineLimit: 0, // A strict content security policy has no place for data in styles.
  },
  plugins: [lean()],
});
