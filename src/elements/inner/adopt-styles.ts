import type { CSSResult } from 'lit';
import type { MarkdownPlugin } from '../../markdown/plugin.js';

const sheets = new Map<string, CSSStyleSheet>();

/** Gives a root the style of what a plug-in makes in it; in a page it is about formatted text, and nothing else. */
export function adoptStyles(
  root: DocumentOrShadowRoot | null,
  { styles: written }: Pick<MarkdownPlugin, 'styles'>,
): void {
  if (!written || !root) return;
  const styles = root instanceof ShadowRoot ? written : `.prose { ${written} }`;
  const sheet = sheets.get(styles) ?? new CSSStyleSheet();
  if (!sheets.has(styles)) sheet.replaceSync(styles);
  sheets.set(styles, sheet);
  adopt(root, sheet);
}

/** Gives a root the style of a part of ours that came later. */
export function adoptSheet(root: Node | null, { styleSheet }: CSSResult): void {
  if (styleSheet && root instanceof ShadowRoot) adopt(root, styleSheet);
}

function adopt(root: DocumentOrShadowRoot, sheet: CSSStyleSheet): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
