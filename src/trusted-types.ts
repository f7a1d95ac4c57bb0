/** The part of the platform's Trusted Types that we use; TypeScript's DOM library does not know them yet. */
export interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | null | undefined;

/**
 * The one policy, `parley`: made on first use, so that a copy of the library which draws nothing makes none.
 * `undefined`: this browser has no Trusted Types, and plain strings do. `null`: the page's policy list refuses it.
 */
export function trustedTypesPolicy(): Policy | null | undefined {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  if (!factory) return undefined;
  if (policy === undefined) policy = createPolicy(factory);
  return policy;
}

/** Does the page's Trusted Types list keep us from making any HTML, and from drawing templates? */
export const refusesHtml = (): boolean => trustedTypesPolicy() === null;

function createPolicy(factory: PolicyFactory): Policy | null {
  try {
    return factory.createPolicy('parley', {
      createHTML: (html) => html,
      createScriptURL: () => {
        throw new TypeError('Parley loads no scripts.');
      },
    });
  } catch {
    return null;
  }
}
