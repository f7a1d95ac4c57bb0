/** An element and all that it stands in, out of shadow roots, too. */
export function* around(element: Element): Generator<Element> {
  let at: Element | null = element;
  while (at) {
    yield at;
    const root: Node | null = at.parentNode;
    at = root instanceof ShadowRoot ? root.host : at.parentElement;
  }
}

/**
 * The language around an element, by the platform's own `lang`. `undefined`, the browser's own, where there is none, or
 * one that `Intl` cannot read (`en_US`).
 */
export function localeOf(element: Element): string | undefined {
  const lang = [...around(element)].find((each) => each.hasAttribute('lang'))?.getAttribute('lang');
  try {
    return lang ? Intl.getCanonicalLocales(lang)[0] : undefined;
  } catch {
    return undefined;
  }
}
