/*
 * Text that is over a cap is shown as it was written, and costs more than other text even so: some fonts make a browser
 * look at all of a text for each bracket in it. It is laid out slice by slice.
 */

const pieces = /.{1,1024}/gsu;

/** Slices the long texts of blocks that hold such a run. */
export function sliceDense(blocks: DocumentFragment): void {
  const walker = document.createTreeWalker(blocks, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = text.data.match(pieces) ?? [];
    // Code has slices of its own.
    if (parts.length > 1 && !text.parentElement?.closest('pre')) text.replaceWith(...parts.map(slice));
  }
}

function slice(text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = 'dense';
  span.dataset.parleyWrap = '';
  span.textContent = text;
  return span;
}
