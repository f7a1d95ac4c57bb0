import type { Plugin } from 'vite';

/** A private custom property where a sheet without white space has it: set, or in `var()`. */
const whole = /--_[\w-]+(?=[:,)])/g;

/**
 * Gives private custom properties short names, the same in all chunks. Not when chunks are written: their own names are
 * made of what is in them, so that none is taken from a cache that has other names.
 */
export function leanNames(): Plugin {
  let names: readonly string[] = [];
  return {
    name: 'parley-lean-names',
    apply: 'build',
    renderStart() {
      const modules = [...this.getModuleIds()].map((id) => this.getModuleInfo(id)?.code ?? '');
      names = [...new Set(modules.flatMap((code) => code.match(whole) ?? []))].sort();
    },
    renderChunk(code, { fileName }) {
      if (code.replace(whole, '').includes('--_'))
        this.error(`${fileName}: --_ outside a sheet, or a part of a name`);
      return { code: code.replace(whole, (name) => `--_${names.indexOf(name).toString(36)}`), map: null };
    },
  };
}
