import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ours = fileURLToPath(new URL('../src/trusted-types.ts', import.meta.url)).replaceAll('\\', '/');
const lits =
  /(\w+)\?\1\.createPolicy\((["'])lit-html\2,\s*\{\s*createHTML:\s*\(?(\w+)\)?\s*=>\s*\3\s*\}\):void 0/;

/**
 * Sends lit-html's templates through our one Trusted Types policy, made on first use: Lit's own is made at import, under
 * a name that a second copy of Lit on the page cannot have. Fails the build where Lit has changed.
 */
export function onePolicy(): Plugin {
  let replaced = 0;
  return {
    name: 'parley-one-policy',
    apply: 'build',
    transform(code, id) {
      if (!/[/\\]lit-html[/\\]lit-html\.js$/.test(id)) return undefined;
      const shared =
        '{createHTML:html=>{const policy=trustedTypesPolicy();return policy?policy.createHTML(html):html}}';
      const mended = code.replace(lits, shared);
      if (mended !== code) replaced += 1;
      return { code: `import { trustedTypesPolicy } from ${JSON.stringify(ours)};\n${mended}`, map: null };
    },
    buildEnd(error) {
      if (!error && replaced !== 1) this.error(`lit-html's policy was found ${replaced} times, not once.`);
    },
  };
}
