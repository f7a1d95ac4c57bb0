import { until } from '../fixture.js';

// The same server under another name: for a browser that is somebody else's.
const outside = location.origin.replace('localhost', '127.0.0.1');

/**
 * The text with each host below `.test` replaced by our own server under its other name, where `who` finds what was
 * asked for. The marks and tricks around the host stay as they are.
 */
export function led(text: string, who: string): string {
  const { protocol, host } = new URL(outside);
  const address = /(https?:|)([/\\]{2}(?:[^/\s"'<>()\\]*@)?)[\p{L}\d.-]*\.test/giu;
  return text.replace(address, (_, scheme: string, before: string) => {
    return `${scheme ? protocol : ''}${before}${host}/outside/${who}`;
  });
}

/** All that was asked for in the name of `who`, once everything that was on its way has arrived. */
export async function requests(who: string): Promise<string[]> {
  // A request of our own, behind all others; then its answer has been waited for, theirs have been noted.
  for (const last of ['first', 'second']) await load(`${outside}/outside/${who}/our-own/${last}`);
  const asked: string[] = await (await fetch(`/served/log/${who}`)).json();
  const ours = asked.filter((url) => url.includes('/our-own/'));
  if (ours.length !== 2) throw new Error(`The log does not hold what we asked for: ${asked}`);
  return asked.filter((url) => !url.includes('/our-own/'));
}

function load(address: string): Promise<unknown> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = image.onerror = resolve;
    image.src = address;
  });
}

declare global {
  interface Window {
    /** The canary: hostile content calls it, if it runs. */
    __xss?: (id: unknown) => void;
  }
}

/** Whatever runs in this window from now on. */
export function executions(of: Window): unknown[] {
  const ran: unknown[] = [];
  of.__xss = (id) => void ran.push(id);
  return ran;
}

/** A page in the page, where content can do what it likes. */
export async function playground(who: string): Promise<{ body: HTMLElement; ran: unknown[]; close(): void }> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const page = await until(() => frame.contentDocument?.body && frame.contentWindow);
  const base = page.document.createElement('base');
  base.href = `${outside}/outside/base-of-${who}/`;
  page.document.head.append(base);
  return { body: page.document.body, ran: executions(page), close: () => frame.remove() };
}

const allowedTags = new Set(
  'p br hr h1 h2 h3 h4 h5 h6 strong em b i u s del ins mark small sub sup kbd samp var code pre blockquote ul ol li dl dt dd table thead tbody tfoot tr th td caption a img span div details summary abbr q cite time input'.split(
    ' ',
  ),
);
const allowedAttributes = new Set(
  'href src alt title width height align start reversed colspan rowspan open class lang dir type checked disabled target rel referrerpolicy loading decoding tabindex'.split(
    ' ',
  ),
);
const dangerous =
  'script, style, link, meta, base, iframe, frame, object, embed, form, textarea, select, template, math';

/** Everything in it that content may not bring, in words. The walk uses no method that content could have hidden. */
export function forbidden(shown: Element): string[] {
  return [...shown.querySelectorAll('*')].flatMap((element) => faultsOf(element));
}

function faultsOf(element: Element): string[] {
  const { localName, namespaceURI } = element;
  if (element.closest('[data-parley-ui]'))
    return element.matches(`${dangerous}, a, [style], [id], [name]`)
      ? [`${localName} among what is ours`]
      : [];
  const ours = element.matches('[data-parley-wrap]') && element.matches('div, label');
  const tag = allowedTags.has(localName) && namespaceURI === 'http://www.w3.org/1999/xhtml';
  const attributes = ours ? [] : element.getAttributeNames().filter((name) => !allowedAttributes.has(name));
  return [
    ...(tag || ours ? [] : [`<${localName}>`]),
    ...attributes.map((name) => `<${localName} ${name}>`),
    ...(ours ? [] : classFaults(element)),
    ...addressFaults(element),
    ...(localName === 'input' && !element.matches('[type=checkbox][disabled]') ? ['a field to fill in'] : []),
  ];
}

const classFaults = (element: Element) =>
  [...element.classList]
    .filter((name) => !name.startsWith('language-') && name !== 'plain')
    .map((name) => `class ${name}`);

function addressFaults(element: Element): string[] {
  const [href, src] = [element.getAttribute('href'), element.getAttribute('src')];
  const faults: string[] = [];
  if (href !== null) {
    const { protocol, username } = new URL(href);
    if (!['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) || username)
      faults.push(`a link to ${href}`);
    if (!element.getAttribute('rel')?.includes('noopener')) faults.push('a link that hands over this page');
  }
  if (
    src !== null &&
    new URL(src).origin !== location.origin &&
    !/^data:image\/(png|jpeg|gif|webp|avif);/.test(src)
  )
    faults.push(`a picture from ${src}`);
  return faults;
}
