import { Parser } from 'marked';
import { safe, unitsOf } from './oracle.js';
import { openGate, start } from './render.js';

export interface Touch {
  /** What was shown when it happened, and which block it happened to. */
  readonly text: string;
  readonly block: string;
}

/** The source of the block to which each top-level element belongs, the last two blocks left out: those are live. */
export function settledSources(text: string): string[] {
  return unitsOf(text)
    .slice(0, -2)
    .flatMap(({ source, tokens }) =>
      [...safe(Parser.parse([...tokens]), openGate).children].map(() => source),
    );
}

/** What is content, at the top and in groups of blocks. */
export const topElements = (shown: Element): Element[] =>
  [...shown.children]
    .flatMap((element) => (element.matches('.blocks') ? [...element.children] : element))
    .filter((element) => !element.matches('[data-parley-ui]'));

/** Streams a text, and notes whenever anything happens to, or in, an element of a settled block. */
export function touches(text: string, ends: readonly number[]): Touch[] {
  const { renderer, target } = start({ gate: openGate });
  const observer = new MutationObserver(() => {});
  observer.observe(target, { subtree: true, childList: true, characterData: true, attributes: true });
  const found: Touch[] = [];
  let shown = '';
  for (const end of ends) {
    const elements = topElements(target);
    const settled = settledSources(shown).flatMap((source, index) => {
      const element = elements[index];
      return element ? [{ source, element }] : [];
    });
    renderer.render(text.slice(0, end), true);
    const records = observer.takeRecords();
    for (const { source, element } of settled)
      if (records.some((record) => concerns(record, element))) found.push({ text: shown, block: source });
    shown = text.slice(0, end);
  }
  observer.disconnect();
  return found;
}

const concerns = ({ target, addedNodes, removedNodes }: MutationRecord, element: Element) =>
  element.contains(target) || [...addedNodes, ...removedNodes].includes(element);
