import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findFaults } from './support/imports.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function sources() {
  const files = readdirSync(path.join(root, 'src'), { recursive: true })
    .map((file) => path.posix.join('src', ...file.split(path.sep)))
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

test('the sources keep the rules', () => {
  const tree = sources();
  assert.ok(Object.keys(tree).length > 0, 'there are no sources');
  const faults = findFaults(tree);
  assert.equal(faults.length, 0, `\n${faults.join('\n')}`);
});

/** Files that keep the rules, for the others to import. */
const clean = {
  'src/trusted-types.ts': 'export const policy = 1;',
  'src/define.ts': "import './trusted-types.js'; customElements.define('a-b', X);",
  'src/model/url.ts': 'export type Url = string; // innerHTML and localStorage are harmless in a comment',
  'src/i18n/strings.ts': "export const strings = { a: 'b' };",
  'src/styles/base.ts': "import { css } from 'lit';",
  'src/events.ts': "import type { Url } from './model/url.js'; export class AnEvent {}",
  'src/markdown/render.ts':
    "import '../trusted-types.js'; import { marked } from 'marked'; el.innerHTML = marked(x);",
  'src/backends/resolve.ts': "import { createParser } from 'eventsource-parser'; import('./one.js');",
  'src/backends/one.ts': "import type { Url } from '../model/url.js';",
  'src/session/session.ts': "import '../model/url.js'; localStorage.getItem('a');",
  'src/plugins/maths.ts':
    "import type { Node } from '../markdown/render.js'; import('katex'); import '../model/url.js';",
  'src/controllers/autosize.ts': "import { css } from 'lit'; import '../session/session.js';",
  'src/elements/lazy.ts': "import('../plugins/maths.js'); import('../backends/resolve.js');",
  'src/elements/chatbot.ts': `import { LitElement } from 'lit'; import { property } from 'lit/decorators.js';
    import { consume } from '@lit/context'; import { customElement } from '../define.js'; import './lazy.js';
    @customElement('a-c') export class C<T> extends LitElement { @property() accessor = 1; declare x: T; }`,
  'src/react/chatbot.ts': `import { createComponent } from '@lit/react'; import React from 'react';
    import '../elements/chatbot.js'; import type { AnEvent } from '../events.js';`,
  'src/vue/index.ts':
    "import type { HTMLAttributes } from 'vue'; import type { C } from '../elements/chatbot.js';",
  'src/index.ts': "export * from './elements/chatbot.js'; export type { Url } from './model/url.js';",
};

test('a clean tree has no fault', () => {
  assert.deepEqual(findFaults(clean), []);
});

/** What is planted, and the one fault that must be found. */
const planted = [
  [
    'a package where none is allowed',
    { 'src/model/url.ts': "import 'lit';" },
    'src/model/url.ts imports lit: model may import nothing',
  ],
  [
    "another layer's package",
    { 'src/session/session.ts': "import { html } from 'lit/html.js';" },
    'src/session/session.ts imports lit: session may import model',
  ],
  [
    'a scoped package',
    { 'src/styles/base.ts': "import { createContext } from '@lit/context';" },
    'src/styles/base.ts imports @lit/context: styles may import lit',
  ],
  [
    'a module of Node',
    { 'src/model/file.ts': "import path from 'node:path';" },
    'src/model/file.ts imports node:path: model may import nothing',
  ],
  [
    'a layer that is not below',
    { 'src/session/a.ts': "import '../events.js';" },
    'src/session/a.ts imports src/events.ts: session may import model',
  ],
  [
    'a type of a layer that is not below',
    { 'src/i18n/de.ts': "import type { AnEvent } from '../events.js';" },
    'src/i18n/de.ts imports src/events.ts: i18n may import nothing',
  ],
  [
    'a type named in place',
    { 'src/i18n/de.ts': "export type E = import('../events.js').AnEvent;" },
    'src/i18n/de.ts imports src/events.ts: i18n may import nothing',
  ],
  [
    're-exports',
    {
      'src/styles/a.ts': "export * from '../model/url.js';",
      'src/styles/b.ts': "export { a } from '../define.js';",
    },
    'src/styles/a.ts imports src/model/url.ts: styles may import lit',
    'src/styles/b.ts imports src/define.ts: styles may import lit',
  ],
  [
    'the policy anywhere but in define and markdown',
    { 'src/elements/markdown.ts': "import '../trusted-types.js';" },
    'src/elements/markdown.ts imports src/trusted-types.ts: elements may import model, i18n, styles, define, events, ' +
      'markdown, session, controllers, lit, @lit/context',
  ],
  [
    'a backend in an element, as a type, at once or lazily',
    {
      'src/elements/a.ts': "import type { Url } from '../backends/one.js';",
      'src/elements/b.ts': "import { one } from '../backends/one.js';",
      'src/elements/inner/c.ts': "import('../../plugins/maths.js');",
    },
    'src/elements/a.ts imports src/backends/one.ts: elements may import backends by import() in src/elements/lazy.ts only',
    'src/elements/b.ts imports src/backends/one.ts: elements may import backends by import() in src/elements/lazy.ts only',
    'src/elements/inner/c.ts imports src/plugins/maths.ts: elements may import plugins by import() in src/elements/lazy.ts only',
  ],
  [
    'a framework in an element, and a framework in the other',
    {
      'src/elements/a.ts': "import { useState } from 'react';",
      'src/vue/a.ts': "import '../react/chatbot.js';",
    },
    'src/elements/a.ts imports react: elements may import model, i18n, styles, define, events, ' +
      'markdown, session, controllers, lit, @lit/context',
    'src/vue/a.ts imports src/react/chatbot.ts: vue may import model, events, elements, vue',
  ],
  [
    'a wrapper that reaches past the elements',
    { 'src/react/a.ts': "import '../markdown/render.js';" },
    'src/react/a.ts imports src/markdown/render.ts: react may import model, events, elements, react, @lit/react',
  ],
  [
    'a wrapper in the entry that needs no framework',
    { 'src/index.ts': "export * from './react/chatbot.js';" },
    'src/index.ts imports src/react/chatbot.ts: index may import model, i18n, events, elements',
  ],
  [
    'a plugin at once in lazy.ts',
    { 'src/elements/lazy.ts': "import '../plugins/maths.js';" },
    'src/elements/lazy.ts imports src/plugins/maths.ts: elements may import plugins by import() in src/elements/lazy.ts only',
  ],
  [
    'a computed import',
    { 'src/elements/lazy.ts': 'import(name);' },
    'src/elements/lazy.ts imports a computed name: an import must name its module',
  ],
  [
    'a file that is not there',
    { 'src/model/a.ts': "import './b.js';" },
    'src/model/a.ts imports src/model/b.ts: there is no such file',
  ],
  [
    'a package of a plugin that is not loaded lazily',
    { 'src/plugins/maths.ts': "import katex from 'katex';" },
    'src/plugins/maths.ts imports katex: plugins may import packages by import() only',
  ],
  [
    'two packages in a plugin',
    { 'src/plugins/maths.ts': "import('katex'); import('mathjax');" },
    'src/plugins/maths.ts imports katex and mathjax: a file of plugins may import one package',
  ],
  [
    'more than types of markdown in a plugin',
    { 'src/plugins/maths.ts': "import { type Node } from '../markdown/render.js';" },
    'src/plugins/maths.ts imports src/markdown/render.ts: plugins may import model, types of markdown',
  ],
  [
    'a folder that is no layer',
    { 'src/utils/a.ts': '' },
    'src/utils/a.ts belongs to no layer: the table of layers has no utils',
  ],
  [
    'HTML outside markdown',
    {
      'src/elements/a.ts': 'el.outerHTML = x;',
      'src/elements/b.ts': "import { unsafeSVG } from 'lit/directives/unsafe-svg.js';",
    },
    'src/elements/b.ts uses unsafeSVG: only a file in src/markdown/ may',
    'src/elements/a.ts uses outerHTML: only a file in src/markdown/ may',
  ],
  [
    'HTML in a second file, in a string',
    { 'src/markdown/a.ts': "el['innerHTML'] = x;" },
    'src/markdown/a.ts and src/markdown/render.ts use innerHTML: only one file may',
  ],
  [
    'HTML in a template',
    { 'src/elements/a.ts': 'html`<p .unsafeHTML></p>`;' },
    'src/elements/a.ts uses unsafeHTML: only a file in src/markdown/ may',
  ],
  [
    'HTML next to an element',
    { 'src/session/a.ts': "el.insertAdjacentHTML('afterend', x);" },
    'src/session/a.ts uses insertAdjacentHTML: only a file in src/markdown/ may',
  ],
  [
    'an element defined elsewhere',
    {
      'src/elements/a.ts': "window.customElements.define('a-d', D);",
      'src/model/a.ts': "customElements['define']();",
    },
    'src/elements/a.ts calls customElements.define: only src/define.ts may',
    'src/model/a.ts calls customElements.define: only src/define.ts may',
  ],
  [
    'a second user of localStorage',
    { 'src/session/a.ts': 'globalThis.localStorage;' },
    'src/session/a.ts and src/session/session.ts use localStorage: only one file may',
  ],
  [
    'a file that is too long',
    { 'src/model/a.ts': 'x;\n'.repeat(301), 'src/model/b.ts': 'x;\n'.repeat(300) },
    'src/model/a.ts has 301 lines: split it at 300',
  ],
  [
    'a cycle',
    {
      'src/model/a.ts': "import './b.js';",
      'src/model/b.ts': "export * from './c.js';",
      'src/model/c.ts': "import { type A } from './a.js';",
    },
    'src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts is a cycle of imports',
  ],
];

describe('a planted fault is found, and named', () => {
  for (const [name, files, ...faults] of planted) {
    test(name, () => assert.deepEqual(findFaults({ ...clean, ...files }), faults));
  }
});

test('types may go in a circle', () => {
  const circle = {
    'src/model/a.ts': "import type { B } from './b.js';",
    'src/model/b.ts': "import './a.js';",
  };
  assert.deepEqual(findFaults({ ...clean, ...circle }), []);
});

test('a source that cannot be parsed is named', () => {
  assert.throws(() => findFaults({ 'src/model/a.ts': 'const = 1;' }), /src\/model\/a\.ts cannot be parsed/);
});
