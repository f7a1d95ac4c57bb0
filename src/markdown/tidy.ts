/** Takes away the line ends that stand between blocks in HTML: nothing shows of them. */
export function tidy(fragment: DocumentFragment): DocumentFragment {
  for (const parent of [fragment, ...fragment.querySelectorAll(`:is(${containers}):not(pre *)`)]) {
    for (const node of [...parent.childNodes]) if (node instanceof Text) tidyText(node, parent);
  }
  fragment.normalize();
  return fragment;
}

function tidyText(node: Text, parent: ParentNode): void {
  const { previousSibling, nextSibling } = node;
  // What is alone in a box might be meant.
  const isAlone = !previousSibling && !nextSibling && parent instanceof Element && !parent.matches(structure);
  const isBetween = /^[ \t\n\f\r]*$/.test(node.data) && isEdge(previousSibling) && isEdge(nextSibling);
  if (isBetween && !isAlone) node.remove();
  else if (previousSibling && isEdge(previousSibling)) node.data = node.data.replace(/^\n/, '');
}

const structure = 'ul, ol, dl, table, thead, tbody, tfoot, tr, blockquote';
const containers = `${structure}, li, dt, dd, details, div`;
const blocks = `${structure}, li, dt, dd, details, div, p, h1, h2, h3, h4, h5, h6, th, td, caption, pre, summary, hr`;

const isEdge = (node: Node | null) => node === null || (node instanceof Element && node.matches(blocks));
