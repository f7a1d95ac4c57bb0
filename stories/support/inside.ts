import { expect, within } from 'storybook/test';

/** What its users find in the element: for the queries of Storybook's tests, which stop at a shadow root. */
export function inside(canvas: ParentNode, ...tags: readonly (keyof HTMLElementTagNameMap)[]) {
  const last = tags.reduce((root: ParentNode, tag) => rootOf(element(root, tag)), canvas);
  // The queries ask nothing of it that a root does not have.
  return within(last as unknown as HTMLElement);
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  root: ParentNode,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const found = root.querySelector(tag);
  if (!found) throw new Error(`There is no <${tag}>.`);
  return found;
}

/** The document knows no more of the focus than which host it is in. */
export function expectFocus(element: Element): void {
  const root = element.getRootNode();
  expect(root instanceof ShadowRoot && root.activeElement === element, 'has the focus').toBe(true);
}

function rootOf({ localName, shadowRoot }: Element): ShadowRoot {
  if (!shadowRoot) throw new Error(`<${localName}> has no shadow root.`);
  return shadowRoot;
}
