/** What a reader would stumble over while a text comes. */

/** The text outside code, without what we add. */
export function prose(shown: Element): string {
  const copy = document.implementation.createHTMLDocument('').importNode(shown, true);
  for (const element of copy.querySelectorAll('code, pre, [data-parley-ui]')) element.replaceWith('\ufffc');
  for (const element of copy.querySelectorAll('p, li, td, th, h1, h2, h3, h4, h5, h6')) element.prepend('\n');
  return copy.textContent ?? '';
}

const marks = [/\*\*/g, /`/g, /\[[^\]\n]*\]\(/g, /^\|/gm];

/** How often each mark of Markdown stands in the text as itself. */
export const rawMarks = (shown: Element): number[] => {
  const text = prose(shown);
  return marks.map((mark) => text.match(mark)?.length ?? 0);
};

/** The addresses in it. */
export const addresses = (shown: Element): string[] =>
  [...shown.querySelectorAll('[href], [src]')].map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  );

/** What each block is; a box that we put around it is looked through. */
export const kinds = (shown: Element): string[] =>
  [...shown.children]
    .filter((element) => !element.matches('[data-parley-ui]'))
    .map((element) => {
      const wrapped = element.matches('[data-parley-wrap]')
        ? element.querySelector(':scope > :not([data-parley-ui])')
        : element;
      return (wrapped ?? element).localName;
    });

/** The letters that show, in their order. */
export const letters = (shown: Element): string => prose(shown).replace(/[^\p{L}\p{N}]/gu, '');
