import type { Plugin } from 'vite';

interface Cut {
  /** The end of the module's path. */
  readonly module: string;
  readonly find: RegExp;
  readonly put: string;
  /** How often it must be found. */
  readonly times: number;
}

/** What is in a package for those who use it otherwise, in one module that no bundler can take apart. */
const cuts: readonly Cut[] = [
  {
    // The instance behind `marked()`, with all that an instance can be told: we use the lexer and the parser.
    module: 'marked/lib/marked.esm.js',
    find: /var (\w+)=new \w+;function \w+\(\w+,\w+\)\{return \1\.parse\([\s\S]*(?=export\{)/g,
    put: '',
    times: 1,
  },
  {
    // The names of it, and of what it was made of.
    module: 'marked/lib/marked.esm.js',
    find: /(?<=export\{[^}]*)\w+ as (?:marked|options|parse|parseInline|parser|setOptions|use|walkTokens|lexer)\b,?/g,
    put: '',
    times: 9,
  },
  {
    // What DOMPurify allows where nobody says what is allowed: `markdown/sanitize.ts` always does. The lists of elements
    // by which it tells SVG and MathML from HTML stay.
    module: 'dompurify/dist/purify.es.mjs',
    find: /(?<=^const (?:html\$1|html|svg|mathMl|xml) = freeze\()\[[^\]]*\]/gm,
    put: '[]',
    times: 5,
  },
];

/** Leaves out of the build what is never used. Fails it where a package has changed, so that each cut is looked at again. */
export function leanVendors(): Plugin {
  return {
    name: 'parley-lean-vendors',
    apply: 'build',
    transform(code, id) {
      let lean = code;
      for (const { module, find, put, times } of cuts) {
        if (!id.replaceAll('\\', '/').endsWith(`/node_modules/${module}`)) continue;
        const found = lean.match(find)?.length ?? 0;
        if (found !== times) this.error(`${module}: ${find} was found ${found} times, not ${times}.`);
        lean = lean.replace(find, put);
      }
      return lean === code ? undefined : { code: lean, map: null };
    },
  };
}
