/** What a message may load by itself and where its links may lead, beside what always may. */
export interface UrlPolicy {
  /** Origins or URL prefixes from which pictures, media and files may load without a click. */
  readonly load?: readonly string[];
  /** If given, links lead only to these origins or URL prefixes. */
  readonly links?: readonly string[];
}

/** What an address is wanted for. */
export type UrlUse = 'link' | 'image' | 'media' | 'file';

export interface UrlContext {
  /** What relative addresses are relative to: the page. */
  readonly base: string;
  readonly policy?: UrlPolicy | undefined;
  /** Where the page is, if its relative addresses start from elsewhere. */
  readonly page?: string | undefined;
  /** Origins that belong to the chat, beside the page's own: the server's. */
  readonly origins?: readonly string[];
  /** Set by page code, not by a message: then only protocol and credentials count. */
  readonly trusted?: boolean;
}

/**
 * `allowed`: use `href`. `ask`: nothing wrong with it, but it is not on the list: load it only on a click.
 * `refused`: never.
 */
export type UrlVerdict =
  | { readonly kind: 'allowed' | 'ask'; readonly href: string; readonly host: string }
  | {
      readonly kind: 'refused';
      readonly reason: 'malformed' | 'protocol' | 'credentials' | 'length' | 'list';
    };

const web = ['http:', 'https:'];
const protocols: Readonly<Record<UrlUse, readonly string[]>> = {
  link: [...web, 'mailto:', 'tel:'],
  image: [...web, 'data:'],
  media: web,
  file: web,
};

const rasterData = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,/i;
const maxData = 2 * 2 ** 20 * (4 / 3); // 2 MB of bytes, as base64 characters.
const maxLength = 8 * 2 ** 10;

/** The one gate: every link, picture, player and file goes through it, and only what it returns is used. */
export function gateUrl(url: unknown, use: UrlUse, context: UrlContext): UrlVerdict {
  if (typeof url !== 'string' || url.trim() === '') return { kind: 'refused', reason: 'malformed' };
  const isData = /^\s*data:/i.test(url);
  if (url.length > (isData ? maxData : maxLength)) return { kind: 'refused', reason: 'length' };
  const parsed = parse(url, context.base);
  if (!parsed) return { kind: 'refused', reason: 'malformed' };
  const { protocol, host, href, username, password } = parsed;
  const trustedBlob = context.trusted && protocol === 'blob:' && use !== 'link';
  if (!protocols[use].includes(protocol) && !trustedBlob) return { kind: 'refused', reason: 'protocol' };
  if (username || password) return { kind: 'refused', reason: 'credentials' };
  if (protocol === 'data:') {
    return rasterData.test(href) || (context.trusted && use === 'image')
      ? { kind: 'allowed', href, host }
      : { kind: 'refused', reason: 'protocol' };
  }
  if (context.trusted) return { kind: 'allowed', href, host };
  if (use === 'link') {
    const { links } = context.policy ?? {};
    return !links || listed(parsed, links, context.base)
      ? { kind: 'allowed', href, host }
      : { kind: 'refused', reason: 'list' };
  }
  const own = [context.page ?? context.base, ...(context.origins ?? [])].some(
    (origin) => parse(origin)?.origin === parsed.origin,
  );
  const load = own || listed(parsed, context.policy?.load ?? [], context.base);
  return { kind: load ? 'allowed' : 'ask', href, host };
}

/** Parsed origin and parsed prefix are compared, never raw strings: `https://good.test.evil.test` is not good. */
function listed(url: URL, list: unknown, base: string): boolean {
  // A page may have set one prefix in the place of a list, or anything else.
  return [list].flat().some((entry) => {
    const prefix = typeof entry === 'string' ? parse(entry, base) : undefined;
    return prefix?.origin === url.origin && url.href.startsWith(prefix.href);
  });
}

function parse(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
