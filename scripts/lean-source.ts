import { type ESTree, type Plugin, parseAst } from 'vite';
import { decoratorEdits } from './lean-decorators.ts';
import { templateEdits } from './lean-templates.ts';

/** What stands from one place to another becomes the text. */
export type Edit = readonly [start: number, end: number, text: string];

/** A module of ours, compiled, without what only its readers need. */
export function leanSource(code: string, id: string, program: ESTree.Program = parseAst(code)): string {
  // From the last to the first, so that places stay true.
  return [...templateEdits(program, id), ...decoratorEdits(program, code, id)]
    .sort(([a], [b]) => b - a)
    .reduce((text, [start, end, lean]) => text.slice(0, start) + lean + text.slice(end), code);
}

export function leanSources(): Plugin {
  return {
    name: 'parley-lean-sources',
    apply: 'build',
    transform(code, id) {
      if (!/[/\\]src[/\\].*\.ts$/.test(id)) return undefined;
      const lean = leanSource(code, id, this.parse(code));
      return lean === code ? undefined : { code: lean, map: null };
    },
  };
}
