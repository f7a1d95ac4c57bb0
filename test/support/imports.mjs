// Who may import whom, checked over a tree of sources. Pure: the tree is `{ 'src/model/url.ts': source, … }`.

import path from 'node:path';
import { parseSync } from 'vite';

/**
 * The layers, which are the folders and files directly in `src`: what each may import besides itself, and from
 * which packages. `lazily` is by `import()`, in one file; `types` is by `import type`.
 */
const layers = {
  'trusted-types': {},
  model: {},
  i18n: {},
  styles: { packages: ['lit'] },
  define: { layers: ['trusted-types'] },
  events: { layers: ['model'] },
  markdown: { layers: ['model', 'trusted-types'], packages: ['marked', 'dompurify'] },
  backends: { layers: ['model'], packages: ['eventsource-parser'] },
  session: { layers: ['model'] },
  plugins: { layers: ['model'], types: ['markdown'], onePackageLazily: true },
  controllers: { layers: ['model', 'i18n', 'session', 'events'], packages: ['lit', '@lit/context'] },
  elements: {
    layers: ['model', 'i18n', 'styles', 'define', 'events', 'markdown', 'session', 'controllers'],
    packages: ['lit', '@lit/context'],
    lazily: { layers: ['plugins', 'backends'], in: 'src/elements/lazy.ts' },
  },
  react: { layers: ['model', 'events', 'elements'], packages: ['react', '@lit/react'] },
  vue: { layers: ['model', 'events', 'elements'], packages: ['vue'] },
  index: { layers: ['model', 'i18n', 'events', 'elements'] },
};

/** Names that occur in one file at most, and where that must be. Comments do not count. */
const rareNames = {
  unsafeHTML: 'src/markdown/',
  unsafeSVG: 'src/markdown/',
  innerHTML: 'src/markdown/',
  outerHTML: 'src/markdown/',
  insertAdjacentHTML: 'src/markdown/',
  localStorage: 'src/',
};

const longest = 300;

/** One sentence for each thing in the tree that breaks a rule. */
export function findFaults(tree) {
  const files = Object.keys(tree)
    .sort()
    .map((file) => ({ file, source: tree[file], ...readSource(file, tree[file]) }));
  return [
    ...files.flatMap((file) => importFaults(file, tree)),
    ...files.flatMap(lengthFaults),
    ...files.flatMap(defineFaults),
    ...nameFaults(files),
    ...cycleFaults(files),
  ];
}

function readSource(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  const nodes = [...walk(program)];
  return { nodes, imports: nodes.flatMap((node) => toImport(node, file) ?? []) };
}

function* walk(node) {
  if (typeof node.type === 'string') yield node;
  for (const child of Object.values(node)) {
    if (child && typeof child === 'object') yield* walk(child);
  }
}

/** What a node imports: `kind` is `type` where nothing is left of it in JavaScript, `lazy` for `import()`. */
function toImport(node, file) {
  const from = (source, kind) => ({ kind, target: targetOf(source?.value, file) });
  switch (node.type) {
    // `import { type A }` is no type import: under `verbatimModuleSyntax` the module is still loaded.
    case 'ImportDeclaration':
      return from(node.source, node.importKind === 'type' ? 'type' : 'static');
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.source ? from(node.source, node.exportKind === 'type' ? 'type' : 'static') : undefined;
    case 'ImportExpression':
      return from(node.source, 'lazy');
    case 'TSImportType':
      return from(node.source, 'type');
    case 'TSExternalModuleReference':
      return from(node.expression, 'static');
    default:
      return undefined;
  }
}

/** The path of a file of ours, the bare name of a package, or nothing for a name that is computed. */
function targetOf(specifier, file) {
  if (typeof specifier !== 'string') return undefined;
  if (specifier.startsWith('.')) {
    return path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
  }
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** `model` for `src/model/url.ts`, `events` for `src/events.ts`, nothing for a package. */
function layerOf(target) {
  return /^src\/([^/]+?)(?:\.\w+)?(?:\/|$)/.exec(target)?.[1];
}

function importFaults({ file, imports }, tree) {
  const layer = layerOf(file);
  const rule = layers[layer];
  if (!rule) return [`${file} belongs to no layer: the table of layers has no ${layer}`];
  const faults = imports.flatMap((one) => {
    const why = whyNot(one, file, layer, tree);
    return why ? [`${file} imports ${one.target ?? 'a computed name'}: ${why}`] : [];
  });
  const packages = new Set(imports.flatMap(({ target }) => (target && !layerOf(target) ? [target] : [])));
  if (rule.onePackageLazily && packages.size > 1) {
    faults.push(`${file} imports ${[...packages].join(' and ')}: a file of ${layer} may import one package`);
  }
  return faults;
}

/** What speaks against an import, if anything does. */
function whyNot({ target, kind }, file, layer, tree) {
  if (!target) return 'an import must name its module';
  const rule = layers[layer];
  const wanted = layerOf(target);
  if (!wanted && rule.onePackageLazily) {
    return kind === 'static' ? `${layer} may import packages by import() only` : undefined;
  }
  if (!wanted) return rule.packages?.includes(target) ? undefined : mayImport(layer);
  if (!(target in tree)) return 'there is no such file';
  if (wanted === layer || rule.layers?.includes(wanted)) return undefined;
  if (kind === 'type' && rule.types?.includes(wanted)) return undefined;
  if (!rule.lazily?.layers.includes(wanted)) return mayImport(layer);
  if (kind === 'lazy' && file === rule.lazily.in) return undefined;
  return `${layer} may import ${wanted} by import() in ${rule.lazily.in} only`;
}

function mayImport(layer) {
  const { layers: own = [], packages = [], types = [] } = layers[layer];
  const allowed = [...own, ...packages, ...types.map((name) => `types of ${name}`)];
  return `${layer} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing'}`;
}

function lengthFaults({ file, source }) {
  const lines = source.trimEnd().split('\n').length;
  return lines > longest ? [`${file} has ${lines} lines: split it at ${longest}`] : [];
}

function defineFaults({ file, nodes }) {
  if (file === 'src/define.ts') return [];
  const defines = nodes.some(({ type, object, property }) => {
    const registry = object?.property?.name ?? object?.name;
    return type === 'MemberExpression' && registry === 'customElements' && nameOf(property) === 'define';
  });
  return defines ? [`${file} calls customElements.define: only src/define.ts may`] : [];
}

function nameOf({ name, value }) {
  return name ?? value;
}

function nameFaults(files) {
  return Object.entries(rareNames).flatMap(([name, folder]) => {
    const users = files.filter(({ nodes }) => nodes.some((node) => mentions(node, name)));
    const faults = users.flatMap(({ file }) =>
      file.startsWith(folder) ? [] : [`${file} uses ${name}: only a file in ${folder} may`],
    );
    const names = users.map(({ file }) => file).join(' and ');
    return users.length > 1 ? [...faults, `${names} use ${name}: only one file may`] : faults;
  });
}

/** As an identifier, in a string, or in a template: `el['innerHTML']` and `.innerHTML=${…}` are uses as well. */
function mentions({ type, name, value }, word) {
  if (type === 'Identifier') return name === word;
  if (type === 'Literal') return value === word;
  return type === 'TemplateElement' && new RegExp(`\\b${word}\\b`).test(value.raw);
}

/** The circles of imports, each once, from its first file back to that. Type imports close none. */
function cycleFaults(files) {
  const next = new Map(
    files.map(({ file, imports }) => [
      file,
      imports.flatMap((one) => (one.kind === 'type' ? [] : one.target)),
    ]),
  );
  const done = new Set();
  const faults = [];
  const visit = (file, trail) => {
    const start = trail.indexOf(file);
    if (start >= 0) faults.push(`${[...trail.slice(start), file].join(' → ')} is a cycle of imports`);
    if (start >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const { file } of files) visit(file, []);
  return faults;
}
