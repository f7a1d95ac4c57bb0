import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Lexer } from 'marked';
import { build, type Plugin } from 'vite';
import { lean } from '../../scripts/lean.ts';
import { leanNames } from '../../scripts/lean-names.ts';
import { leanSources } from '../../scripts/lean-source.ts';
import { leanVendors } from '../../scripts/lean-vendors.ts';
import { adversarial } from '../corpora/adversarial.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { exports }: { exports: Record<string, { default?: string }> } = JSON.parse(
  readFileSync(`${root}/package.json`, 'utf8'),
);

/** Bundles a module in memory. `files` are those that are not on the disk, or not as they are there. */
async function bundle(entry: string, files: Readonly<Record<string, string>> = {}, plugins: Plugin[] = []) {
  const given: Plugin = {
    name: 'given',
    enforce: 'pre',
    resolveId: (id) => (id in files ? id : undefined),
    load: (id) => files[id],
  };
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [given, ...plugins],
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  });
  const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunks = output.flatMap((one) => (one.type === 'chunk' ? [one] : []));
  return {
    code: chunks.map(({ code }) => code).join('\n'),
    modules: chunks.flatMap(({ moduleIds }) => moduleIds),
  };
}

describe('A page that imports only the textbox', () => {
  const parsers = /[/\\]node_modules[/\\](?:marked|dompurify)[/\\]|[/\\]src[/\\]markdown[/\\]/;
  // The published module, where its source is.
  const textbox = exports['./multimodal-textbox.js']?.default ?? '';
  const source = `${root}${textbox.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts')}`;

  test('contains no Markdown parser', async () => {
    const { modules } = await bundle(source);
    assert.ok(modules.some((id) => id.includes('multimodal-textbox')));
    assert.deepEqual(
      modules.filter((id) => parsers.test(id)),
      [],
    );
  });

  test('or it is found', async () => {
    const entry = `${root}src/planted.ts`;
    const planted = `import './elements/multimodal-textbox.js'; export * from './markdown/renderer.js';`;
    const { modules } = await bundle(entry, { [entry]: planted });
    for (const name of ['marked', 'dompurify', 'renderer'])
      assert.ok(
        modules.some((id) => parsers.test(id) && id.includes(name)),
        name,
      );
  });
});

describe('The build makes templates lean', () => {
  const entry = `${root}src/planted.ts`;
  const lines = (...text: string[]) => text.join('\n');
  const built = async (code: string) => (await bundle(entry, { [entry]: code }, [leanSources()])).code;

  test('a style sheet keeps its rules, and light-dark() and nesting with them', async () => {
    const sheet =
      '\n  /* why */\n  :host {\n    color: light-dark(red, blue);\n    & b { color: red; }\n  }\n';
    assert.match(
      await built(`const css = String.raw; export default css\`${sheet}\`;`),
      /`:host\{color:light-dark\(red,\s?(?:blue|#00f)\);& b\{color:red\}\}`/,
    );
  });

  test('a backslash in a style sheet stays one', async () => {
    const { code } = await bundle(
      entry,
      {
        [entry]: String.raw`const css = (s) => s[0]; export default css${'`'}a::after{content:'\\2022'}${'`'};`,
      },
      [leanSources()],
    );
    assert.match(code, /content:"(?:•|\\\\2022)"/);
  });

  test('a template keeps one space where there was any, and what is in its values', async () => {
    const template = lines('<p', '  class=a>', '  one  two', `  \${"a  b"}</p>`);
    assert.match(
      await built(`const html = String.raw; export default html\`${template}\`;`),
      /`<p class=a> one two \$\{"a {2}b"\}<\/p>`/,
    );
  });

  for (const [what, sheet] of [
    ['that is none', ':host { : }'],
    ['in pieces', `:host { color: \${color}; }`],
  ])
    test(`a style sheet ${what} fails it`, async () => {
      await assert.rejects(built(`const color = 'red', css = String.raw; export default css\`${sheet}\`;`));
    });
});

describe('The build writes decorators as what they do', () => {
  const entry = `${root}src/planted.ts`;
  const names = 'customElement, property, query, state';
  const declared = names.split(', ').map((name) => `declare const ${name}: (given?: unknown) => any;`);
  const built = async (...lines: string[]) => {
    const code = [...declared, 'declare const more: any;', ...lines].join('\n');
    return (await bundle(entry, { [entry]: code }, [leanSources()])).code;
  };

  test('the properties of a class in one list, its queries as getters, and its tag', async () => {
    const code = await built(
      `@customElement('a-b')`,
      'export class AB extends HTMLElement {',
      `  @property({ type: Number }) one = 1;`,
      '  @property() two = 2;',
      '  @state() three = 3;',
      `  @query('.log') log: unknown;`,
      '}',
    );
    assert.doesNotMatch(code, /decorate/);
    assert.match(
      code,
      /AB\.properties = \{\s*"one": \{ type: Number \},\s*"two": \{\},\s*"three": \{ state: true \}/,
    );
    assert.match(code, /this\.renderRoot\?\.querySelector\(["']\.log["']\)/);
    assert.match(code, /customElement\(["']a-b["']\)\(AB\);/);
  });

  test('and fails on one that it does not know', async () => {
    await assert.rejects(built('export class AB { @more() one = 1; }'), /more\(\)\] is a decorator/);
  });
});

describe('The build leaves out what is never used of a package', () => {
  test('and all that is used still works', async () => {
    const entry = `${root}src/planted.ts`;
    const use = `import { Lexer, Parser } from 'marked'; export default () => Parser.parse(Lexer.lex('*a*'));`;
    const { code } = await bundle(
      entry,
      { [entry]: use },
      lean().filter(({ name }) => name !== 'parley-one-policy'),
    );
    assert.doesNotMatch(code, /Please report this to/);
    const { default: html } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    assert.equal(html(), '<p><em>a</em></p>\n');
  });

  test('and Markdown is read as it was', async () => {
    const entry = `${root}src/planted.ts`;
    const use = `import { Lexer } from 'marked'; export default (text, breaks) => Lexer.lex(text, { gfm: true, breaks });`;
    const { code } = await bundle(entry, { [entry]: use }, [leanVendors()]);
    const { default: lex } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    for (const [name, text] of Object.entries(adversarial)) {
      for (const breaks of [true, false])
        assert.deepEqual(lex(text, breaks), Lexer.lex(text, { gfm: true, breaks }), name);
    }
  });

  test('and what makes HTML is apart from what reads Markdown', async () => {
    const { modules } = await bundle(`${root}src/markdown/renderer.ts`, {}, [leanVendors()]);
    assert.equal(modules.filter((id) => /marked\.esm\.js(?:\?|$)/.test(id)).length, 2);
  });

  test('and fails where the package has changed', async () => {
    const entry = `${root}node_modules/marked/lib/marked.esm.js`;
    await assert.rejects(
      bundle(entry, { [entry]: 'export const marked = 1;' }, [leanVendors()]),
      /was found 0 times/,
    );
  });
});

describe('The script-tag build gives private custom properties short names', () => {
  const entry = `${root}src/planted.ts`;
  const part = `${root}src/part.ts`;
  const built = async (sheet: string, rest = '') => {
    const files = {
      [entry]: `export const later = () => import('${part}'); export const sheet = \`${sheet}\`; ${rest}`,
      [part]: 'export const sheet = `b{color:var(--_tone)}`;',
    };
    return (await bundle(entry, files, [leanNames()])).code;
  };

  test('the same in all chunks, and leaves the public ones', async () => {
    const code = await built('a{--_tone:var(--_text,var(--parley-text))}');
    assert.match(code, /`a\{--_1:var\(--_0,var\(--parley-text\)\)\}`/);
    assert.match(code, /`b\{color:var\(--_1\)\}`/);
  });

  for (const name of [`'--_' + part`, `'--_te' + part`, `\`--_\${part}:0\``, `\`--_te\${part}:0\``])
    test(`and fails on one put together as ${name}`, async () => {
      await assert.rejects(
        built('a{--_te:0}', `export const name = (part) => ${name};`),
        /--_ outside a sheet, or a part of a name/,
      );
    });
});
