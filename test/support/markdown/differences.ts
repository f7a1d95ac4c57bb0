/**
 * Where what we show may differ from what the oracle says: all of it, each with its reason. Both sides are put into the
 * same form, so that a difference in anything else is seen. Text is never among them, but for white space that does not
 * show.
 */

const onlySpace = (node: Node) => node instanceof Text && /^[ \t\n\r\f]*$/.test(node.data);

const blocks =
  'p, h1, h2, h3, h4, h5, h6, hr, pre, blockquote, ul, ol, li, dl, dt, dd, table, caption, thead, tbody, tfoot, tr, th, td, div, details, summary';

const isBlock = (node: Node | null) => node === null || (node instanceof Element && node.matches(blocks));

type Difference = readonly [reason: string, level: (root: Element) => void];

const remove = (selector: string) => (root: Element) => {
  for (const element of root.querySelectorAll(selector)) element.remove();
};

export const differences: readonly Difference[] = [
  [
    'What we add for the reader is no part of the content: buttons, placeholders, the host of a link.',
    remove('[data-parley-ui]'),
  ],
  [
    'What we put around content, so that it scrolls or has a header, is looked through.',
    (root) => {
      for (const wrap of root.querySelectorAll('[data-parley-wrap]')) wrap.replaceWith(...wrap.childNodes);
    },
  ],
  [
    'How a link opens, how a picture loads, which way a text runs and what has the focus is ours to say.',
    (root) => {
      for (const name of ['rel', 'target', 'referrerpolicy', 'loading', 'decoding', 'dir', 'tabindex'])
        for (const element of root.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
    },
  ],
  [
    'White space between two blocks, or at the edge of one that holds blocks, is not shown.',
    (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found: Node[] = [];
      while (walker.nextNode()) found.push(walker.currentNode);
      for (const node of found)
        if (onlySpace(node) && !node.parentElement?.closest('pre') && betweenBlocks(node))
          node.parentNode?.removeChild(node);
    },
  ],
  [
    'White space of a text is not shown where it stands next to a block, or at an end of the whole.',
    (root) => {
      root.normalize();
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        if (!(node instanceof Text) || node.parentElement?.closest('pre')) continue;
        const isEdge = (next: Node | null) => (next ? isBlock(next) : node.parentNode === root);
        if (isEdge(node.previousSibling)) node.data = node.data.replace(/^[ \t\n\r\f]+/, '');
        if (isEdge(node.nextSibling)) node.data = node.data.replace(/[ \t\n\r\f]+$/, '');
      }
    },
  ],
  ['How a text is cut into nodes does not show.', (root) => root.normalize()],
];

/** Specifications are free with line ends that do not show; beyond the list above, this is theirs alone. */
export const fromSpecification: Difference = [
  'White space at the edge of a block or of a line is not shown.',
  (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      if (text.parentElement?.closest('pre')) continue;
      text.data = text.data.replace(/[ \t]*\n[ \t]*/g, '\n');
      const { previousSibling, nextSibling } = text;
      const inside = text.parentElement?.matches(blocks) ?? true;
      if (previousSibling ? breaksLine(previousSibling) : inside)
        text.data = text.data.replace(/^[ \t\n]+/, '');
      if (nextSibling ? breaksLine(nextSibling) : inside) text.data = text.data.replace(/[ \t\n]+$/, '');
    }
  },
];

const breaksLine = (node: Node) => node.nodeName === 'BR' || isBlock(node);

function betweenBlocks({ previousSibling, nextSibling, parentElement }: Node): boolean {
  // Alone in a paragraph or a cell it could still be words, some day.
  if (!previousSibling && !nextSibling && parentElement?.parentElement)
    return parentElement.matches('ul, ol, dl, table, thead, tbody, tfoot, tr, blockquote');
  return isBlock(previousSibling) && isBlock(nextSibling);
}
