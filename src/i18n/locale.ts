/** The language around an element, by the platform's own `lang`; the browser's where there is none. */
export function localeOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('[lang]')?.lang || undefined;
}
