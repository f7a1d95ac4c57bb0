import { unsafeCSS } from 'lit';
import { type Strings, withDefaults } from '../../i18n/strings.js';
import { engineStyles } from '../../markdown/engine-styles.js';
import type { AnyPlugin } from '../../markdown/plugin.js';
import { MarkdownRenderer } from '../../markdown/renderer.js';
import type { LiteralTags } from '../../markdown/tag-names.js';
import { gateUrl, type UrlPolicy } from '../../model/url.js';
import { base } from '../../styles/base.js';
import { prose } from '../../styles/prose.js';
import { tokens } from '../../styles/tokens.js';
import { plugins as usual } from '../lazy.js';
import { adoptStyles } from './adopt-styles.js';

export interface MarkdownSettings {
  /** Whether a single line end is a line break. */
  readonly breaks?: boolean;
  /** Which tags are shown as they were written: those that HTML and SVG do not know, those of these names, or none. */
  readonly allowTags?: LiteralTags;
  /** What the text may hold beside CommonMark and GFM: footnotes and alerts, unless something else is set. */
  readonly plugins?: readonly AnyPlugin[];
  /** A translation, or a part of one. */
  readonly strings?: Partial<Strings>;
  /** What the text may load beside what belongs to the page, and where its links may lead. */
  readonly urlPolicy?: UrlPolicy;
}

/** Keeps an element showing a text that grows. */
export interface MarkdownView {
  /**
   * Shows the whole text so far; what has settled is neither read nor touched again. `streaming`: more will come, and a
   * caret stands at the end.
   */
  render(text: string, streaming?: boolean): void;
  /** When all is as it will be: what would take too long at once comes in the next frames. */
  readonly ready: Promise<void>;
}

/**
 * The engine of `<parley-markdown>` for an element of your own: in the page or in any root that has `markdownStyles`. The
 * element's children and its classes `prose` and `streaming` are the engine's from then on. Code and tables come without
 * buttons.
 */
export function createMarkdownRenderer(target: Element, settings: MarkdownSettings = {}): MarkdownView {
  const { breaks = false, allowTags = false, plugins = usual, strings, urlPolicy } = settings;
  const renderer = new MarkdownRenderer(target, {
    breaks,
    allowTags,
    plugins,
    onPlugin: (plugin) => adoptStyles(rootOf(target), plugin),
    strings: withDefaults(strings),
    allowed: new Set(),
    gate: (url, use) => gateUrl(url, use, { base: target.baseURI, page: location.href, policy: urlPolicy }),
  });
  target.classList.add('prose');
  return {
    render(text, streaming = false) {
      renderer.render(text, streaming);
      target.classList.toggle('streaming', streaming);
    },
    get ready() {
      return renderer.ready;
    },
  };
}

/** Where its styles are: those of the page, if it is in no other root. */
function rootOf(target: Element): DocumentOrShadowRoot {
  const root = target.getRootNode();
  return root instanceof ShadowRoot ? root : target.ownerDocument;
}

/** Shows Markdown in an element, safely, as `createMarkdownRenderer` does it for a text that grows. */
export function renderMarkdown(target: Element, text: string, settings?: MarkdownSettings): void {
  createMarkdownRenderer(target, settings).render(text);
}

/**
 * What formatted text looks like, for the root that it stands in:
 * `document.adoptedStyleSheets.push(markdownStyles.styleSheet)`. It says nothing about anything outside of `.prose`.
 */
export const markdownStyles = /* @__PURE__ */ inPage();

function inPage() {
  return unsafeCSS(`
    ${tokens.cssText.replaceAll(':host', '.prose')}
    .prose { color: var(--_text); font-family: var(--_font); line-height: var(--_line-height); ${base.cssText} }
    ${prose.cssText}
    ${engineStyles}
    .prose pre {
      padding-block-start: var(--_3);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_raised);
    }
  `);
}
