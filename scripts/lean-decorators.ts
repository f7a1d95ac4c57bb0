import { type ESTree, Visitor } from 'vite';
import type { Edit } from './lean-source.ts';

/** What is decorated, as it is written: `decorator(given)` on the `key` of its `owner`, or on the class itself. */
interface Decorated {
  readonly place: readonly [start: number, end: number];
  readonly decorator: string;
  readonly given: string;
  readonly owner: string;
  readonly key: string;
}

/**
 * What Lit has for those who do without decorators, in the place of what they are compiled to: one list of a class's
 * properties, and a getter for each query. Our own `customElement` returns nothing. Any other is a reason to look here.
 */
export function decoratorEdits(program: ESTree.Program, code: string, id: string): Edit[] {
  const helpers: Edit[] = [];
  const all: Decorated[] = [];
  new Visitor({
    ExpressionStatement({ start, end, expression }) {
      const call = expression.type === 'AssignmentExpression' ? expression.right : expression;
      if (call.type !== 'CallExpression' || !isHelper(call.callee)) return;
      const [list = '', owner = '', key = ''] = call.arguments.map((each) =>
        code.slice(each.start, each.end),
      );
      const [, decorator = '', given = ''] = /^\[\s*(\w+)\(([\s\S]*)\)\s*\]$/.exec(list) ?? [];
      if (!known.has(decorator)) throw new Error(`${id}: ${list} is a decorator that is not known here`);
      all.push({ place: [start, end], decorator, given, owner: owner.replace(/\.prototype$/, ''), key });
    },
    // TypeScript's own, which each module has.
    VariableDeclaration({ start, end, declarations: [first] }) {
      if (first && isHelper(first.id)) helpers.push([start, end, '']);
    },
  }).visit(program);
  return [...helpers, ...all.map((one): Edit => [...one.place, written(one, all)])];
}

const known = new Set(['customElement', 'property', 'state', 'query']);

const isHelper = (node: ESTree.Node) => node.type === 'Identifier' && /^_+decorate$/.test(node.name);

/** The first property of a class stands for all of them. */
function written({ decorator, given, owner, key }: Decorated, all: readonly Decorated[]): string {
  if (decorator === 'customElement') return `customElement(${given})(${owner});`;
  if (decorator === 'query') {
    const found = `this.renderRoot?.querySelector(${given}) ?? null`;
    return `Object.defineProperty(${owner}.prototype, ${key}, { get() { return ${found}; } });`;
  }
  const properties = all.filter((one) => one.owner === owner && /property|state/.test(one.decorator));
  if (properties[0]?.key !== key) return '';
  const list = properties.map(
    (one) => `${one.key}: ${one.given || (one.decorator === 'state' ? '{ state: true }' : '{}')}`,
  );
  return `${owner}.properties = { ${list.join(', ')} };`;
}
