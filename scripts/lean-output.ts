import { minify } from 'terser';
import type { Plugin } from 'vite';

/** A second minifier, which finds what the bundler's own, a faster one, has left. It keeps no source map: the bundle has none. */
export function leanOutput(): Plugin {
  return {
    name: 'parley-lean-output',
    apply: 'build',
    async generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        const { code } = await minify(output.code, { module: true, ecma: 2020, compress: { passes: 2 } });
        output.code = code ?? output.code;
      }
    },
  };
}
