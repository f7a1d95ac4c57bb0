/** Takes away the line ends that stand between blocks in HTML: nothing shows of them. */
export function tidy(fragment: DocumentFragment): DocumentFragment {
  for (const parent of [fragment, ...fragment.querySelectorAll(containers)]) {
    for (const node of [...parent.childNodes]) {
      if (isBlank(node) && isEdge(node.previousSibling) && isEdge(node.nextSibling)) node.remove();
    }
  }
  return fragment;
}

const containers = 'ul, ol, li, dl, dt, dd, table, thead, tbody, tfoot, tr, blockquote, details, div';
const blocks =
  'p, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, table, thead, tbody, tfoot, tr, th, td, caption, pre, blockquote, details, summary, div, hr';

const isBlank = (node: Node) => node instanceof Text && /^[ \t\n\f\r]*$/.test(node.data);
const isEdge = (node: Node | null) => node === null || (node instanceof Element && node.matches(blocks));
