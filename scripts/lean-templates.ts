import { transform } from 'lightningcss';
import { type ESTree, Visitor } from 'vite';
import type { Edit } from './lean-source.ts';

const version = (major: number) => major << 16;
/** As in the builds' `target`: what these browsers know is left as it is, `light-dark()` and nesting included. */
const targets = { chrome: version(125), firefox: version(128), safari: version(18) };

/** Style sheets and templates are strings to a minifier; here they lose what only their readers need. */
export function templateEdits(program: ESTree.Program, id: string): Edit[] {
  const edits: Edit[] = [];
  new Visitor({
    TaggedTemplateExpression: ({ tag, quasi }) => {
      if (tag.type !== 'Identifier') return;
      if (tag.name === 'css' && quasi.expressions.length > 0)
        throw new Error(`${id}: a sheet with \${} in it`);
      if (tag.name === 'css') edits.push(...quasi.quasis.map((text) => leanCss(text, id)));
      if (tag.name === 'html' || tag.name === 'svg') edits.push(...quasi.quasis.map(leanMarkup));
    },
  }).visit(program);
  return edits;
}

/** A whole sheet: a piece of one, cut by `${}`, would be closed where it ends. */
function leanCss({ start, end, value }: ESTree.TemplateElement, filename: string): Edit {
  const { code } = transform({ filename, code: Buffer.from(value.cooked ?? ''), minify: true, targets });
  return [start, end, code.toString().replace(/[\\`]|\$\{/g, '\\$&')];
}

/** One space stays, since between two words it is one. */
const leanMarkup = ({ start, end, value }: ESTree.TemplateElement): Edit => [
  start,
  end,
  value.raw.replace(/\s+/g, ' '),
];
