import { standsFor } from './filled.js';

/** Where what is settled ends: an element's last settled child (`null`: none is), or how many characters of a text are. */
export type Settled = ReadonlyMap<Node, ChildNode | number | null>;

/**
 * Makes an element's children equal to those of `made`, and touches only what differs, so that a selection, the focus
 * or an open `<details>` stays. What is settled in it is not looked at, and `made` does not hold it; nor what stands from `end` on.
 */
export function morph(element: Node, made: Node, settled: Settled, end: Node | null = null): void {
  const from = settled.get(element);
  let old = from instanceof Node ? from.nextSibling : element.firstChild;
  let next = made.firstChild;
  while (next && old && old !== end) {
    const [afterOld, afterNext]: (ChildNode | null)[] = [old.nextSibling, next.nextSibling];
    if (next instanceof Text || !endsSettled(old, settled)) {
      if (areAlike(old, next)) patch(old, next, settled);
      else old.replaceWith(next);
      next = afterNext;
    }
    old = afterOld;
  }
  while (old && old !== end) {
    const after: ChildNode | null = old.nextSibling;
    if (!endsSettled(old, settled)) old.remove();
    old = after;
  }
  if (next) element.insertBefore(restOf(next), end);
}

/** Whether it is a text of which the beginning is settled; nothing stands behind that now. */
function endsSettled(old: Node, settled: Settled): boolean {
  const kept = settled.get(old);
  if (!(old instanceof Text && typeof kept === 'number')) return false;
  if (old.length > kept) old.deleteData(kept, old.length - kept);
  return true;
}

function restOf(first: ChildNode): DocumentFragment {
  const rest = document.createDocumentFragment();
  for (let next: ChildNode | null = first; next; ) {
    const after: ChildNode | null = next.nextSibling;
    rest.append(next);
    next = after;
  }
  return rest;
}

function areAlike(old: Node, next: Node): boolean {
  const same = standsFor(old, next);
  if (same !== undefined) return same;
  if (old.nodeType !== next.nodeType) return false;
  if (!(old instanceof HTMLElement && next instanceof HTMLElement)) return true;
  if (old.localName !== next.localName || old.className !== next.className) return false;
  // What is ours in the text is made as a whole, with its listeners.
  return !('parleyUi' in next.dataset) || isTool(next) || old.isEqualNode(next);
}

/** A header with buttons on it stays as it is: the buttons find what they are about when they are pressed. */
const isTool = (element: HTMLElement) => element.dataset.parleyUi === 'tools';

function patch(old: Node, next: Node, settled: Settled): void {
  if (old instanceof Text && next instanceof Text) patchText(old, next.data, Number(settled.get(old) ?? 0));
  if (!(old instanceof HTMLElement && next instanceof HTMLElement) || isTool(next)) return;
  if (standsFor(old, next)) return;
  if (!settled.has(old)) {
    if (old.isEqualNode(next)) return;
    patchAttributes(old, next);
  }
  morph(old, next, settled);
}

function patchText(old: Text, text: string, kept: number): void {
  const shown = old.data.slice(kept);
  if (text.startsWith(shown)) {
    if (text.length > shown.length) old.appendData(text.slice(shown.length));
  } else old.replaceData(kept, shown.length, text);
}

function patchAttributes(old: Element, next: Element): void {
  for (const { name, value } of next.attributes) {
    if (!isReaders(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!isReaders(name) && !next.hasAttribute(name)) old.removeAttribute(name);
  }
}

/** What the reader has opened or closed stays so. */
const isReaders = (name: string) => name === 'open';
