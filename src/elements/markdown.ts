import { type PropertyValues, ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../define.js';
import type { Strings } from '../i18n/strings.js';
import { allMade } from '../markdown/later.js';
import type { AnyPlugin } from '../markdown/plugin.js';
import { MarkdownRenderer } from '../markdown/renderer.js';
import { gateUrl } from '../model/url.js';
import { base } from '../styles/base.js';
import { blockTools } from '../styles/block-tools.js';
import { prose } from '../styles/prose.js';
import { tokens } from '../styles/tokens.js';
import { booleanAttribute } from './attributes.js';
import { adoptStyles } from './inner/adopt-styles.js';
import { addBlockTools, BlockTools } from './inner/block-tools.js';
import { Language } from './inner/language.js';
import { shellIn } from './inner/shell.js';
import { plugins } from './lazy.js';
import { styles } from './markdown.styles.js';

export type {
  AnyPlugin,
  LazyPlugin,
  MarkdownPlugin,
  PluginToken,
} from '../markdown/plugin.js';
export {
  createMarkdownRenderer,
  type MarkdownSettings,
  type MarkdownView,
  markdownStyles,
  renderMarkdown,
} from './inner/markdown-function.js';

/**
 * Shows Markdown (CommonMark and GFM), safely: nothing in the text runs, and nothing but pictures of the page's own
 * origin loads by itself.
 *
 * @summary Text in, safe and formatted out, also while the text is still coming.
 * @csspart content - The formatted text.
 */
@customElement('parley-markdown')
export class ParleyMarkdown extends ReactiveElement {
  static override styles = [tokens, base, prose, blockTools, styles];

  /** The Markdown source. Setting a longer text with the same beginning keeps what is shown and adds to it. */
  @property({ useDefault: true }) text = '';

  /** Says that more will come: a caret stands at the end of the text. */
  @property({ converter: booleanAttribute, useDefault: true }) streaming = false;

  /**
   * What the Markdown may hold beside CommonMark and GFM. Footnotes and alerts (`> [!NOTE]`), unless something else is
   * set; a plug-in that is to be added stands beside these: `[...element.plugins, mine]`.
   */
  @property({ attribute: false }) plugins: readonly AnyPlugin[] = plugins;

  #content: HTMLElement | undefined;
  #strings: Strings | undefined;
  readonly #language = new Language(this);
  #renderer: MarkdownRenderer | undefined;
  #status: HTMLElement | undefined;
  readonly #tools = new BlockTools(
    this,
    () => this.#language.strings,
    (words) => this.#status?.replaceChildren(words),
  );

  protected override createRenderRoot(): HTMLElement {
    return shellIn(super.createRenderRoot());
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.#language.loading) await this.#language.loading;
    super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    // Built by DOM calls, without a template: this is what still shows where Trusted Types refuse us.
    this.#content ??= this.#makeContent();
    const { strings } = this.#language;
    if (changed.has('plugins') || strings !== this.#strings) {
      this.#strings = strings;
      this.#renderer?.stop();
      this.#renderer = undefined;
      this.#content.replaceChildren();
    }
    this.#renderer ??= new MarkdownRenderer(this.#content, {
      breaks: false,
      strings,
      allowed: new Set(),
      gate: (url, use) => gateUrl(url, use, { base: this.baseURI, page: location.href }),
      onBlock: (block) => addBlockTools(block, strings),
      plugins: this.plugins ?? [],
      onPlugin: (plugin) => adoptStyles(this.shadowRoot, plugin),
    });
    this.#content.classList.toggle('streaming', this.streaming);
    if (changed.has('text') || changed.has('streaming') || !this.#content.hasChildNodes()) {
      this.#renderer.render(`${this.text ?? ''}`, this.streaming);
    }
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await allMade(super.getUpdateComplete());
    await this.#renderer?.ready;
    return complete;
  }

  #makeContent(): HTMLElement {
    const content = document.createElement('div');
    content.className = 'prose';
    content.setAttribute('part', 'content');
    content.addEventListener('click', this.#tools.onClick);
    this.#status = document.createElement('div');
    this.#status.className = 'visually-hidden';
    this.#status.role = 'status';
    this.renderRoot.append(content, this.#status);
    return content;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-markdown': ParleyMarkdown;
  }
}
