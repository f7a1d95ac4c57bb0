// The manifest holds what a user of the elements may rely on, and no more. What the analyzer gets wrong about our
// way of writing elements is put right here.

export default {
  globs: ['src/elements/*.ts'],
  exclude: ['src/elements/*.styles.ts'],
  outdir: '.',
  litelement: true,
  plugins: [publicOnly()],
};

/** What the browser and Lit call on an element, but nobody who uses it. */
const plumbing = new Set([
  'styles',
  'formAssociated',
  'shadowRootOptions',
  'formAssociatedCallback',
  'formDisabledCallback',
  'formResetCallback',
  'formStateRestoreCallback',
  'addEventListener',
  'removeEventListener',
]);

/** Decorators that make a field the element's own affair, whether or not it is marked as private. */
const ownAffair = new Set([
  'state',
  'query',
  'queryAll',
  'queryAsync',
  'queryAssignedElements',
  'consume',
  'provide',
]);

function publicOnly() {
  const inner = new Set();
  /** By the class that has them: methods that the analyzer takes for Lit's own, since that has one of the same name. */
  const hidden = new Map();
  return {
    name: 'parley-public-only',
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node)) return;
      hidden.set(
        node.name?.text,
        node.members.filter((member) => isUpdateById(ts, member)).map((member) => methodOf(ts, member)),
      );
      for (const member of node.members) {
        if (decoratorsOf(ts, member).some((name) => ownAffair.has(name))) {
          inner.add(`${node.name?.text}.${member.name?.getText()}`);
        }
      }
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      manifest.modules = manifest.modules
        .map((module) => ({ ...module, ...elementsOf(module, inner, hidden) }))
        .filter(({ declarations }) => declarations.length > 0)
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}

function decoratorsOf(ts, member) {
  const decorators = (ts.canHaveDecorators(member) && ts.getDecorators(member)) || [];
  return decorators.map(({ expression }) => (expression.expression ?? expression).getText());
}

/** `update(id, …)`, which is described; Lit's takes the properties that have changed. */
function isUpdateById(ts, member) {
  const [first] = member.parameters ?? [];
  return (
    ts.isMethodDeclaration(member) && member.name.getText() === 'update' && first?.name.getText() === 'id'
  );
}

function methodOf(ts, member) {
  const parameters = member.parameters.map(({ name, type }) => ({
    name: name.getText(),
    type: { text: type.getText() },
  }));
  const [comment] = ts.getJSDocCommentsAndTags(member);
  const description = ts.getTextOfJSDocComment(comment.comment).replace(/\s+/g, ' ');
  const name = member.name.getText();
  return { kind: 'method', name, parameters, return: { type: { text: member.type.getText() } }, description };
}

const withMembers = (element, members) => ({ ...element, members: [...(element.members ?? []), ...members] });

/** A module's elements, with what is exported of these. Paths are those of the published files. */
function elementsOf({ path, declarations = [], exports = [] }, inner, hidden) {
  const elements = declarations.filter(({ customElement, tagName }) => customElement && tagName);
  const names = new Set(elements.map(({ name }) => name));
  const published = path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
  return {
    path: published,
    declarations: elements
      .map((element) => withMembers(element, hidden.get(element.superclass?.name) ?? []))
      .map((element) => cleaned(element, inner)),
    exports: exports
      .filter(({ declaration }) => names.has(declaration.name))
      .map((one) => ({ ...one, declaration: { ...one.declaration, module: published } })),
  };
}

function cleaned(element, inner) {
  const members = (element.members ?? [])
    .filter((member) => isPublic(member) && !inner.has(`${element.name}.${member.name}`))
    .map(({ inheritedFrom: _, ...member }) => withAttributeName(member));
  const fields = new Map(members.map((member) => [member.name, member]));
  const attributes = (element.attributes ?? [])
    .filter(({ fieldName }) => fieldName === undefined || fields.has(fieldName))
    .map(({ inheritedFrom: _, ...attribute }) => likeField(attribute, fields.get(attribute.fieldName)));
  // An event that is dispatched as `new RetryEvent(…)` has no name to the analyzer; `@fires` gives it.
  const events = (element.events ?? []).filter(({ name }) => name);
  // What types the listeners is no mixin that a page could meet, nor are the settings a class of their own to it.
  const { mixins: _, ...rest } = element;
  const superclass = element.superclass?.package
    ? element.superclass
    : { name: 'LitElement', package: 'lit' };
  return { ...rest, superclass, members, attributes, events };
}

function isPublic({ name, privacy = 'public' }) {
  return privacy === 'public' && !/^[#_]/.test(name) && !plumbing.has(name);
}

/** Without a name in the decorator Lit takes the property's in lower case, and the analyzer takes it as it is. */
function withAttributeName(member) {
  if (!member.attribute || member.attribute !== member.name) return member;
  return { ...member, attribute: member.name.toLowerCase() };
}

/** An attribute knows less than its field: not the type, nor the default, of a field that starts from a constant. */
function likeField(attribute, field) {
  if (!field) return attribute;
  const { type, default: start } = field;
  return { ...attribute, name: field.attribute, ...(type && { type }), ...(start && { default: start }) };
}
