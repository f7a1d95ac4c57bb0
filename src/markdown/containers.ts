import type { Token } from 'marked';
import { sanitize } from './sanitize.js';
import { tidy } from './tidy.js';

/**
 * The containers that pieces of raw HTML leave open, outermost first; `undefined` where what follows cannot be put into
 * them piece by piece, since it is not plain to see where it would end up.
 */
function opened(pieces: readonly string[]): readonly string[] | undefined {
  const open: string[] = [];
  let orderly = true;
  for (const piece of pieces) {
    const rest = piece.replace(orderlyTag, (_, closing: string, name: string) => {
      if (!closing) open.push(name.toLowerCase());
      else orderly &&= open.pop() === name.toLowerCase();
      return '';
    });
    orderly &&= !rest.includes('<') && open.every((name) => enterable.has(name));
  }
  return orderly ? open : undefined;
}
const enterable = new Set(['details', 'div', 'blockquote']);
const orderlyTag =
  /<(\/?)(details|div|blockquote|summary|b|strong|i|em|code)(?:\s+[\w-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[\w-]+))?)*\s*>/gi;

/** The containers, if a block of raw HTML does nothing but close them; innermost first. */
export function closed(html: string): readonly string[] | undefined {
  if (!onlyClosing.test(html)) return undefined;
  return [...html.matchAll(/<\/(\w+)/g)].map(([, name = '']) => name.toLowerCase());
}
const onlyClosing = /^\s*(?:<\/(?:details|div|blockquote)\s*>\s*)+$/i;

/** A container that has been opened, its element on the page, and the last settled child of that. */
type Step = readonly [name: string, element: Element, settled: ChildNode | null];

/** Follows the containers that the first of some blocks opens in what is shown, once there are a few blocks in them. */
export function pathInto(tokens: readonly Token[], shown: ChildNode | null): readonly Step[] | undefined {
  const [first] = tokens;
  const names = (first && opened([first.raw])) ?? [];
  if (!first || names.length === 0 || tokens.length < fewest || !opened(htmlIn(tokens))?.length)
    return undefined;
  // With something behind it, as it stands on the page.
  const made = tidy(sanitize(`${first.raw}<hr>`));
  return made.childNodes.length === 1 ? follow(names, made.firstChild, shown) : undefined;
}
const fewest = 3;

/** Whether it is plain to see where the pieces of raw HTML among some blocks leave what follows. */
export const isOrderly = (tokens: readonly Token[]): boolean => opened(htmlIn(tokens)) !== undefined;

/** The pieces of raw HTML among some blocks. */
const htmlIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => (token.type === 'html' ? [token.raw] : []));

function follow(names: readonly string[], made: Node | null, shown: Node | null): Step[] | undefined {
  const path: Step[] = [];
  let [container, element] = [made, shown];
  for (const name of names) {
    if (!(container instanceof Element && element instanceof Element) || container.localName !== name)
      return undefined;
    const settled = container.childNodes.length - 1;
    const next = element.childNodes[settled] ?? null;
    // What shows nothing, as a definition, is not behind it: white space that is alone stays.
    if (!(next instanceof Element)) return undefined;
    path.push([name, element, element.childNodes[settled - 1] ?? null]);
    [container, element] = [container.lastChild, next];
  }
  return path;
}
