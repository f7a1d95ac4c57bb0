/**
 * The language around an element, by the platform's own `lang`. `undefined`, the browser's own, where there is none, or
 * one that `Intl` cannot read (`en_US`).
 */
export function localeOf(element: Element): string | undefined {
  const lang = element.closest<HTMLElement>('[lang]')?.lang;
  try {
    return lang ? Intl.getCanonicalLocales(lang)[0] : undefined;
  } catch {
    return undefined;
  }
}
