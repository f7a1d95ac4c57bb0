/** What elements looked like before a plug-in was asked to fill them. */
const sources = new WeakMap<Node, Node>();

/** Notes what an element looks like; `undefined`: that has been noted. */
export function sourceOnce(element: Node): Node | undefined {
  if (sources.has(element)) return undefined;
  const source = element.cloneNode(true);
  sources.set(element, source);
  return source;
}

/** Whether an element that has been filled, or is about to be, stands for this one; `undefined`: it is none of those. */
export function standsFor(element: Node, made: Node): boolean | undefined {
  return sources.get(element)?.isEqualNode(made);
}
