import createDOMPurify from 'dompurify';
import { Lexer, Parser, type Token } from 'marked';
import type { UrlUse, UrlVerdict } from '../../../src/model/url.js';

/**
 * What a text must show, said a second time and slowly: nothing of `src/markdown` is used. Marked reads the whole
 * document; each unit of it is a fragment of its own, sanitised, and its addresses gated.
 */
export function oracle(text: string, gate: Gate): DocumentFragment {
  const fragment = inert.createDocumentFragment();
  for (const { tokens } of unitsOf(text)) fragment.append(safe(Parser.parse([...tokens]), gate));
  return fragment;
}

export type Gate = (url: unknown, use: UrlUse) => UrlVerdict;

/** One token; or raw HTML, up to the block in which the last of its containers is closed. */
export interface Unit {
  readonly source: string;
  readonly tokens: readonly Token[];
}

export function unitsOf(text: string): Unit[] {
  // Marked leaves NUL as it is; CommonMark says what it is.
  const lexer = new Lexer({ gfm: true });
  lexer.blockTokens(text.replaceAll('\0', '\ufffd').replace(/\r\n|\r/g, '\n'), lexer.tokens);
  const units = group(lexer.tokens);
  readInline(lexer, units);
  return units;
}

function group(tokens: readonly Token[]): Unit[] {
  const units: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth > 0) units.at(-1)?.push(token);
    else if (token.type !== 'space') units.push([token]);
    if (token.type === 'html') depth = depthAfter(token.raw, depth);
  }
  return units.map((unit) => ({ source: unit.map(({ raw }) => raw).join(''), tokens: unit }));
}

/** A tag that closes what is not open closes nothing. */
function depthAfter(html: string, before: number): number {
  let depth = before;
  for (const [, closing] of html.matchAll(
    /<(\/?)(?:details|div|blockquote|table|ul|ol|dl|pre|del|ins)\b[^>]*>/gi,
  ))
    depth = Math.max(0, depth + (closing ? -1 : 1));
  return depth;
}

/**
 * The inline pass, each unit with the state of a new lexer: else an open raw `<a>` in one would keep addresses in the
 * next from being links. The definitions are the whole document's.
 */
function readInline(lexer: Lexer, units: readonly Unit[]): void {
  const fresh = { ...lexer.state };
  const home = new Map(units.flatMap((unit) => [...lists(unit.tokens)].map((list) => [list, unit] as const)));
  let current: Unit | undefined;
  for (const { src, tokens } of lexer.inlineQueue) {
    const unit = home.get(tokens);
    if (unit !== current) Object.assign(lexer.state, fresh);
    current = unit;
    lexer.state.inRawBlock = false;
    lexer.inlineTokens(src, tokens);
  }
}

/** Every list of tokens in these, at any depth. */
function* lists(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) yield value;
  for (const inner of Object.values(value)) yield* lists(inner);
}

const inert = document.implementation.createHTMLDocument('');
const purifier = createDOMPurify(window);

/** HTML through the same list and the same gate, for the HTML that a specification gives as well. */
export function safe(html: string, gate: Gate): DocumentFragment {
  const sanitized = purifier.sanitize(html, {
    ALLOWED_TAGS: tags.split(' '),
    ALLOWED_ATTR: attributes.split(' '),
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    SANITIZE_NAMED_PROPS: true,
    RETURN_DOM_FRAGMENT: true,
  });
  // In a document of no page a picture loads nothing.
  const fragment = inert.adoptNode(sanitized);
  for (const element of fragment.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes])
      if (!stays(element.localName, name, value)) element.removeAttribute(name);
    rules[element.localName]?.(element, gate);
    const languages = [...element.classList].filter((name) => name.startsWith('language-'));
    if (languages.length === 0) element.removeAttribute('class');
    else element.setAttribute('class', languages.join(' '));
  }
  return fragment;
}

const tags =
  'p br hr h1 h2 h3 h4 h5 h6 strong em b i u s del ins mark small sub sup kbd samp var code pre blockquote ul ol li dl dt dd table thead tbody tfoot tr th td caption a img span div details summary abbr q cite time input';
const attributes =
  'href src alt title width height align start reversed colspan rowspan open class lang dir type checked disabled';

const onlyOn: Readonly<Record<string, string>> = {
  href: 'a',
  src: 'img',
  type: 'input',
  checked: 'input',
  disabled: 'input',
};
const atMost: Readonly<Record<string, number>> = {
  width: 4096,
  height: 4096,
  start: 1e9,
  colspan: 1000,
  rowspan: 1000,
};

function stays(tag: string, name: string, value: string): boolean {
  const most = atMost[name];
  const fits = most === undefined || (Number(value) >= 0 && Number(value) <= most);
  return fits && (onlyOn[name] ?? tag) === tag;
}

const rules: Readonly<Record<string, (element: Element, gate: Gate) => void>> = {
  /** Content has no ids, so a link to a place in the text would lead out of it. */
  a(link, gate) {
    const written = link.getAttribute('href');
    link.removeAttribute('href');
    const verdict = gate(written, 'link');
    if (written?.startsWith('#') || verdict.kind !== 'allowed') return;
    link.setAttribute('href', verdict.href);
  },
  /** A picture that may not load is a placeholder of ours, which is not compared. */
  img(picture, gate) {
    const verdict = gate(picture.getAttribute('src'), 'image');
    if (verdict.kind === 'allowed') picture.setAttribute('src', verdict.href);
    else picture.remove();
  },
  input(input) {
    if (input.getAttribute('type') === 'checkbox') input.setAttribute('disabled', '');
    else input.remove();
  },
};
