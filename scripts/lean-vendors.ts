import { readFile } from 'node:fs/promises';
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
    // How Markdown was read before there was a standard: we never ask for that.
    module: 'marked/lib/marked.esm.js',
    find: /this\.options\.pedantic/g,
    put: '!1',
    times: 21,
  },
  {
    // The rules for it, and their names.
    module: 'marked/lib/marked.esm.js',
    find: /,pedantic:\w+(?=\})/g,
    put: '',
    times: 2,
  },
  {
    module: 'marked/lib/marked.esm.js',
    find: /(?<=,\w+=)\{\.\.\.\w+,(?:html:\w+\(`|emStrongLDelim:)[\s\S]*?\.getRegex\(\)\}/g,
    put: '0',
    times: 2,
  },
  {
    // Rules are put together by calls. A bundler that knows that they do nothing else leaves out those that nobody uses.
    module: 'marked/lib/marked.esm.js',
    find: /(?<=[=:])g(?=\()/g,
    put: '/*@__PURE__*/g',
    times: 37,
  },
  {
    // What it knows of small things, in one object by long names: as variables they get short ones, and go when unused.
    module: 'marked/lib/marked.esm.js',
    find: /(?<=[,{])(\w+):(?=\/|l=>|D\()(?<=\bO=\{[\s\S]*)(?=[\s\S]*\},Ge=)/g,
    put: 'O_$1=',
    times: 65,
  },
  {
    module: 'marked/lib/marked.esm.js',
    find: /O=\{(?=O_)|(?<=\/)\}(?=,Ge=)|other:O,/g,
    put: '',
    times: 3,
  },
  {
    module: 'marked/lib/marked.esm.js',
    find: /(?:this\.rules\.other|\bt\.other|\bO)\.(?=\w)/g,
    put: 'O_',
    times: 80,
  },
  {
    // Style sheets for browsers that cannot adopt them: all of ours can.
    module: '@lit/reactive-element/css-tag.js',
    find: /(?<=,)(\w+)=(\w+)\.ShadowRoot&&\(void 0===\2\.ShadyCSS\|\|\2\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/g,
    put: '$1=!0',
    times: 1,
  },
  {
    // A check for those who make sheets otherwise, and a memory of those made twice: ours are constants of their modules.
    module: '@lit/reactive-element/css-tag.js',
    find: /if\(this\._\$cssResult\$=!0,.*?"\);|const s=this\.t;(?=if\(e)|(?<=if\()e&&(?=void 0===t\)\{)|const e=void 0!==s&&1===s\.length;e&&\(t=o\.get\(s\)\),(?=void 0===t&&)|,e&&o\.set\(s,t\)/g,
    put: '',
    times: 5,
  },
  {
    // Sheets put together of others: ours are whole.
    module: '@lit/reactive-element/css-tag.js',
    find: /\(t,\.\.\.e\)=>\{const o=1===.*?return new n\(o,t,s\)\}/g,
    put: 't=>new n(t[0])',
    times: 1,
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

/** Marked is one module, and a module is in one chunk: its parser is loaded later as a module of its own. */
const parser = '?parser';

/** Leaves out of the build what is never used. Fails it where a package has changed, so that each cut is looked at again. */
export function leanVendors(): Plugin {
  return {
    name: 'parley-lean-vendors',
    apply: 'build',
    enforce: 'pre', // Before Vite has resolved what a name stands for.
    async resolveId(source, importer) {
      if (source !== 'marked' || !importer || !/[/\\]src[/\\]markdown[/\\]html\.ts$/.test(importer))
        return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && { ...resolved, id: `${resolved.id}${parser}` };
    },
    load(id) {
      return id.endsWith(parser) ? readFile(id.slice(0, -parser.length), 'utf8') : undefined;
    },
    transform(code, id) {
      let lean = code;
      for (const { module, find, put, times } of cuts) {
        if (!id.replaceAll('\\', '/').replace(parser, '').endsWith(`/node_modules/${module}`)) continue;
        const found = lean.match(find)?.length ?? 0;
        if (found !== times) this.error(`${module}: ${find} was found ${found} times, not ${times}.`);
        lean = lean.replace(find, put);
      }
      return lean === code ? undefined : { code: lean, map: null };
    },
  };
}
