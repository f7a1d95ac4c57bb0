import { Parser, type Token, type Tokens } from 'marked';
import { addLines } from './code-lines.js';
import { homeOfItem, itemsInGroup } from './items.js';
import { sanitize } from './sanitize.js';
import { type LiteralTags, withLiteral } from './tag-names.js';
import { tidy } from './tidy.js';

export { closed, isOrderly, pathInto } from './containers.js';
export { sanitize } from './sanitize.js';
export { isLiteral } from './tag-names.js';

/** Blocks by way of HTML and the sanitiser, for whatever raw HTML there is. */
export function fromBlocks(tokens: readonly Token[], allowTags: LiteralTags = false): DocumentFragment {
  const html = Parser.parse([...tokens], extendedBy({ html: ({ raw }) => withLiteral(raw, allowTags) }));
  const fragment = tidy(sanitize(html));
  for (const code of fragment.querySelectorAll('pre > code:only-child')) sliceLines(code);
  for (const list of fragment.querySelectorAll('ul, ol')) groupItems(list);
  return fragment;
}

/** Slices code that was made by way of HTML. */
function sliceLines(code: Element): void {
  if (code.childElementCount > 0) return;
  const { textContent } = code;
  code.textContent = '';
  addLines(code, textContent, 0);
}

function groupItems(list: Element): void {
  const { children } = list;
  if (children.length <= itemsInGroup || list.childNodes.length > children.length) return;
  const rest = [...children].slice(itemsInGroup);
  if (rest.some(({ localName }) => localName !== 'li')) return;
  for (const item of rest) item.remove();
  for (const [i, item] of rest.entries()) homeOfItem(list, itemsInGroup + i).append(item);
}

const plain = ({ raw }: Tokens.Generic) =>
  `<div>${raw.replace(/[&<]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</div>`;

/** What a plug-in has read: it is put here when all else has been made. */
const plugin = ({ place, isBlock }: Tokens.Generic) =>
  isBlock ? `<div class="${place}"></div>` : `<span class="${place}"></span>`;

const extendedBy = (more: Readonly<Record<string, (token: Tokens.Generic) => string>> = {}) => ({
  extensions: { renderers: { plain, plugin, ...more }, childTokens: {} },
});

/** A run of inline text by the same way. */
export function fromRun(tokens: readonly Token[]): readonly ChildNode[] {
  return [
    ...(sanitize(`<div>${Parser.parseInline([...tokens], extendedBy())}</div>`).firstChild?.childNodes ?? []),
  ];
}

const known = new Map<string, string>();
const mostKnown = 1_000; // HTML has some 2,000 names, and who writes text can make up more.

/** What `&copy;` stands for; itself, where it stands for nothing. */
export function characterOf(reference: string): string {
  let character = known.get(reference);
  if (character === undefined) {
    character = sanitize(`<span>${reference}</span>`).textContent;
    if (known.size < mostKnown) known.set(reference, character);
  }
  return character;
}
