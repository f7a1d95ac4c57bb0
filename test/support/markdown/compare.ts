import { differences, fromSpecification } from './differences.js';

// No page of its own, so that pictures in it load nothing.
const inert = document.implementation.createHTMLDocument('');

/** A copy in the form in which it is compared: without what may differ. */
export function comparable(shown: ParentNode & Node): HTMLElement {
  const root = inert.createElement('div');
  for (const node of shown.childNodes) root.append(inert.importNode(node, true));
  root.normalize();
  for (const [, level] of differences) level(root);
  return root;
}

/** In the form in which it is compared with what a specification says. */
export function asSpecified(shown: ParentNode & Node): HTMLElement {
  const root = comparable(shown);
  fromSpecification[1](root);
  root.normalize();
  return root;
}

/** Fails by what is different, and where that begins: two whole documents would hide it. */
export function assertSameContent(actual: HTMLElement, expected: HTMLElement, about: string): void {
  if (actual.isEqualNode(expected)) return;
  const [shown, wanted] = [actual.innerHTML, expected.innerHTML];
  let at = 0;
  while (at < shown.length && shown[at] === wanted[at]) at += 1;
  const part = (html: string) => JSON.stringify(html.slice(Math.max(0, at - 80), at + 120));
  const where = shown === wanted ? 'the same HTML from different nodes' : `from ${at}`;
  throw new Error(`${about}\n  ${where}\n  shown:  ${part(shown)}\n  wanted: ${part(wanted)}`);
}
