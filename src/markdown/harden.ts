import type { UrlUse, UrlVerdict } from '../model/url.js';

export interface MarkdownStrings {
  readonly picture: string;
  readonly pictureFrom: (host: string) => string;
  readonly pictureRefused: string;
  readonly show: string;
  readonly table: string;
  readonly footnotes: string;
  readonly footnote: (number: number) => string;
  readonly backToText: (number: number, nth: number) => string;
  readonly note: string;
  readonly tip: string;
  readonly important: string;
  readonly warning: string;
  readonly caution: string;
}

export interface Surroundings {
  readonly gate: (url: string | null, use: UrlUse) => UrlVerdict;
  /** Addresses of pictures that the reader has asked for; grows. */
  readonly allowed: Set<string>;
  readonly strings: MarkdownStrings;
}

/**
 * What we have built, or the sanitiser let through, made fit for a bubble: links pass the URL gate, and so do pictures by
 * what is given for them, else they have no address. Nodes that we add carry `data-parley-ui`, wrappers `data-parley-wrap`.
 */
export function harden(
  fragment: DocumentFragment,
  around: Surroundings,
  hardenPicture: (picture: Element, around: Surroundings) => void = withoutAddress,
): void {
  for (const element of fragment.querySelectorAll('*')) {
    const { localName } = element;
    if (directed.has(localName) && !element.matches(inside)) element.setAttribute('dir', 'auto');
    if (localName === 'a') hardenLink(element, around);
    else if (localName === 'img') hardenPicture(element, around);
    else if (localName === 'input') hardenCheckbox(element);
    else if (localName === 'table') wrapTable(element, around.strings);
  }
}

// What is inside a list or a quote follows it, and does not stand on the other side of its mark.
const directed = new Set('p h1 h2 h3 h4 h5 h6 ul ol blockquote table summary'.split(' '));
const inside = 'li *, blockquote *';

const withoutAddress = (picture: Element) => picture.removeAttribute('src');

function hardenLink(link: Element, { gate }: Surroundings): void {
  const written = link.getAttribute('href');
  link.removeAttribute('href');
  // Content has no ids, so a link to a fragment leads nowhere.
  if (written === null || written.startsWith('#')) return;
  const verdict = gate(written, 'link');
  if (verdict.kind !== 'allowed') return;
  link.setAttribute('href', verdict.href);
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
  link.setAttribute('referrerpolicy', 'no-referrer');
  if (misleads(link.textContent, verdict.host)) link.after(note('real-host', `(${verdict.host})`));
}

/** Does the text name one host, and the link lead to another? */
function misleads(text: string, host: string): boolean {
  const readable = text.replace(/\p{Cf}/gu, '').trim(); // Without what does not show.
  const named = hostLike.exec(readable)?.[1];
  return named !== undefined && host !== '' && plainHost(named) !== plainHost(host);
}

const hostLike = /^(?:[a-z]+:\/\/)?([\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.\p{L}{2,})(?::\d+)?(?:[/?#]|$)/iu;

const plainHost = (host: string) => host.toLowerCase().replace(/^www\.|:\d+$/g, '');

/** The box is named by the words beside it. */
function hardenCheckbox(input: Element): void {
  if (input.getAttribute('type') !== 'checkbox') {
    input.remove();
    return;
  }
  input.setAttribute('disabled', '');
  const label = document.createElement('label');
  label.dataset.parleyWrap = '';
  input.before(label);
  for (let node: ChildNode | null = input; node && !isBlock(node); node = label.nextSibling)
    label.append(node);
}

const blocks = 'ul, ol, p, pre, div, blockquote, table, details, dl, hr, h1, h2, h3, h4, h5, h6';

/** What stands by itself in an item, and is not a part of a line of text. */
export const isBlock = (node: Node) => node instanceof Element && node.matches(blocks);

/** A wide table scrolls in its own box, by keyboard too. */
function wrapTable(table: Element, strings: MarkdownStrings): void {
  const box = document.createElement('div');
  box.className = 'table-box';
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', strings.table);
  box.dataset.parleyWrap = '';
  table.replaceWith(box);
  box.append(table);
}

export function note(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.dataset.parleyUi = '';
  span.append(text);
  return span;
}
