import createDOMPurify, { type Config, type DOMPurify } from 'dompurify';
import { trustedTypesPolicy } from '../trusted-types.js';

const words = (list: string) => list.trim().split(/\s+/);

/** What Markdown itself can say and a little more. No style, no form, no media, no SVG, no id, no name, no ARIA. */
const allowed = {
  ALLOWED_TAGS:
    words(`p br hr h1 h2 h3 h4 h5 h6 strong em b i u s del ins mark small sub sup kbd samp var code pre
    blockquote ul ol li dl dt dd table thead tbody tfoot tr th td caption a img span div details summary abbr q cite
    time input`),
  ALLOWED_ATTR:
    words(`href src alt title width height align start reversed colspan rowspan open class lang dir type
    checked disabled`),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  SANITIZE_NAMED_PROPS: true,
} satisfies Config;

let purifier: DOMPurify | undefined;

/** Untrusted HTML in, a fragment of allowed elements out: never a string again, which would be parsed once more. */
export function sanitize(html: string): DocumentFragment {
  // An instance of our own: hooks and settings leak between the users of a shared one.
  purifier ??= createDOMPurify(window);
  // A list made anew each time: nothing can add to it. `null` keeps DOMPurify from making a policy of its own.
  const policy = (trustedTypesPolicy() ?? null) as Config['TRUSTED_TYPES_POLICY'];
  return purifier.sanitize(html, { ...allowed, TRUSTED_TYPES_POLICY: policy, RETURN_DOM_FRAGMENT: true });
}
