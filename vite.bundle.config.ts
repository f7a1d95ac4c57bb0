import { defineConfig } from 'vite';
import { onePolicy } from './scripts/one-policy.ts';

/** The script-tag bundle: `dist/parley.js`, with what is loaded on first use beside it. */
export default defineConfig({
  base: './',
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false, // The modules for npm are here, too.
    target: ['chrome125', 'firefox128', 'safari18'],
    modulePreload: false,
    rolldownOptions: {
      input: { parley: 'src/index.ts' },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  plugins: [onePolicy()],
});
