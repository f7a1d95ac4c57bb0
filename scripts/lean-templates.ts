import { transform } from 'lightningcss';
import { type ESTree, type Plugin, Visitor } from 'vite';

const version = (major: number) => major << 16;
/** As in the builds' `target`: what these browsers know is left as it is, `light-dark()` and nesting included. */
const targets = { chrome: version(125), firefox: version(128), safari: version(18) };

/** Style sheets and templates are strings to a minifier; here they lose what only their readers need. */
export function leanTemplates(): Plugin {
  return {
    name: 'parley-lean-templates',
    apply: 'build',
    transform(code, id) {
      if (!/[/\\]src[/\\].*\.ts$/.test(id)) return undefined;
      const edits: [start: number, end: number, text: string][] = [];
      new Visitor({
        TaggedTemplateExpression: ({ tag, quasi }) => {
          if (tag.type !== 'Identifier') return;
          if (tag.name === 'css' && quasi.expressions.length > 0)
            this.error(`${id}: a sheet with \${} in it`);
          if (tag.name === 'css') edits.push(...quasi.quasis.map((text) => leanCss(text, id)));
          if (tag.name === 'html' || tag.name === 'svg') edits.push(...quasi.quasis.map(leanMarkup));
        },
      }).visit(this.parse(code));
      return edits.length === 0 ? undefined : { code: edited(code, edits), map: null };
    },
  };
}

type Edit = [start: number, end: number, text: string];

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

/** From the last to the first, so that places stay true. */
function edited(code: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort(([a], [b]) => b - a)
    .reduce((text, [start, end, lean]) => text.slice(0, start) + lean + text.slice(end), code);
}
