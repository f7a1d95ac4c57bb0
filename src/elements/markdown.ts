import { type PropertyValues, ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../define.js';
import { allMade } from '../markdown/later.js';
import { LazyRenderer } from '../markdown/lazy-renderer.js';
import type { AnyPlugin } from '../markdown/plugin.js';
import type { LiteralTags } from '../markdown/tag-names.js';
import { gateUrl } from '../model/url.js';
import { base } from '../styles/base.js';
import { blockTools } from '../styles/block-tools.js';
import { prose } from '../styles/prose.js';
import { tokens } from '../styles/tokens.js';
import { booleanAttribute } from './attributes.js';
import { Language } from './inner/language.js';
import { markdownOptions } from './inner/markdown-options.js';
import { Presses } from './inner/presses.js';
import { shellIn } from './inner/shell.js';
import { plugins } from './lazy.js';
import { styles } from './markdown.styles.js';

export type {
  AnyPlugin,
  LazyPlugin,
  MarkdownPlugin,
  PluginToken,
} from '../markdown/plugin.js';
export type { LiteralTags } from '../markdown/tag-names.js';
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

  /** Whether a single line end is a line break. */
  @property({ attribute: 'line-breaks', converter: booleanAttribute, useDefault: true }) lineBreaks = false;

  /**
   * Which tags are shown as they were written: with `true` those that HTML and SVG do not know (`<thinking>`), else those
   * of these names. By CommonMark none: such a tag is left out, and what it holds is shown.
   */
  @property({ attribute: 'allow-tags', converter: booleanAttribute, useDefault: true })
  allowTags: LiteralTags = false;

  /**
   * What the Markdown may hold beside CommonMark and GFM. Footnotes and alerts (`> [!NOTE]`), unless something else is
   * set; a plug-in that is to be added stands beside these: `[...element.plugins, mine]`.
   */
  @property({ attribute: false }) plugins: readonly AnyPlugin[] = plugins;

  #content: HTMLElement | undefined;
  #madeOf: readonly unknown[] = [];
  readonly #language = new Language(this);
  #renderer: LazyRenderer | undefined;
  #status: HTMLElement | undefined;
  readonly #presses = new Presses(
    this,
    () => this.#language.strings,
    (words) => this.#status?.replaceChildren(words),
    ({ BlockDeeds }, feedback) => new BlockDeeds(() => this.#language.strings, feedback),
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
    const madeOf = [this.#language.strings, this.plugins, this.lineBreaks, `${this.allowTags}`];
    if (madeOf.some((each, i) => each !== this.#madeOf[i])) {
      this.#renderer?.stop();
      this.#renderer = undefined;
      this.#content.replaceChildren();
    }
    this.#madeOf = madeOf;
    this.#renderer ??= this.#makeRenderer(this.#content);
    this.#content.classList.toggle('streaming', this.streaming);
    if (changed.has('text') || changed.has('streaming') || !this.#content.hasChildNodes()) {
      this.#renderer.render(`${this.text ?? ''}`, this.streaming);
    }
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await allMade(super.getUpdateComplete());
    await this.#renderer?.ready;
    await this.#presses.begun;
    return complete;
  }

  #makeRenderer(content: HTMLElement): LazyRenderer {
    const options = markdownOptions(this, this.#language.strings, this, {
      allowed: new Set(),
      gate: (url, use) => gateUrl(url, use, { base: this.baseURI, page: location.href }),
      plugins: this.plugins ?? [],
    });
    return new LazyRenderer(content, options);
  }

  #makeContent(): HTMLElement {
    const content = document.createElement('div');
    content.className = 'prose';
    content.setAttribute('part', 'content');
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
