export { refusesHtml as templatesRefused } from './trusted-types.js';

/** The version of this copy of the library. */
export const version = '0.1.0';

const mark = Symbol.for('parley.version');
let warned = false;

/**
 * Registers an element, unless another copy of the library did so before: then the first stays, and one warning names
 * both versions.
 */
export function customElement(tag: string) {
  return <Class extends CustomElementConstructor>(element: Class): void => {
    const registry = globalThis.customElements;
    if (!registry) return; // Rendering on a server.
    const first = registry.get(tag);
    if (first) {
      if (!warned)
        console.warn(
          `parley-elements ${version}: version ${versionOf(first)} is on this page already and stays.`,
        );
      warned = true;
      return;
    }
    Object.defineProperty(element, mark, { value: version });
    registry.define(tag, element);
  };
}

function versionOf(element: object): string {
  return String((element as { [mark]?: string })[mark] ?? 'unknown');
}
