import { defineConfig } from 'vite';
import { chunkReport } from './scripts/chunk-report.ts';
import { lean } from './scripts/lean.ts';
import { leanNames } from './scripts/lean-names.ts';
import { leanOutput } from './scripts/lean-output.ts';

/**
 * The script-tag bundle: `dist/parley.js`, with what is loaded on first use beside it. What everybody needs is in one
 * chunk, which compresses best, and apart from the entry: a page may load that as `parley.js?v=1`, and a chunk that
 * imported `parley.js` would load it all a second time.
 */
export default defineConfig({
  base: './',
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false, // The modules for npm are here, too.
    target: ['chrome125', 'firefox128', 'safari18'],
    lib: { entry: { parley: 'src/index.ts' }, formats: ['es'] }, // As an app it would carry Vite's preloader.
    rolldownOptions: {
      preserveEntrySignatures: 'strict',
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false }, // Nothing here minds being looked at.
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: { groups: [{ name: 'core', tags: ['$initial'] }] },
        minify: true, // Else a library keeps its white space.
        comments: false,
      },
    },
  },
  plugins: [lean(), leanNames(), leanOutput(), chunkReport('reports/chunks.json')],
});
