import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { LazyRenderer } from '../../markdown/lazy-renderer.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import { PlainText } from './plain-text.js';

class MarkdownBody extends Directive {
  #renderer: LazyRenderer | PlainText | undefined;
  #options: MarkdownOptions | null | undefined;
  #text: string | undefined;
  #streaming = false;

  override render(_text: string, _options: MarkdownOptions | null, _streaming = false) {
    return noChange;
  }

  override update({ element }: ElementPart, [text, options, streaming = false]: Parameters<this['render']>) {
    if (options !== this.#options) {
      this.#renderer?.stop();
      this.#renderer = undefined;
      element.replaceChildren();
      this.#options = options;
      this.#text = undefined;
    }
    if (text !== this.#text || streaming !== this.#streaming) {
      // One that is new finds what is shown, and changes what differs.
      this.#renderer ??= options ? new LazyRenderer(element, options) : new PlainText(element);
      this.#renderer.render(text, streaming);
      if (!streaming) void this.#rest();
    }
    this.#text = text;
    this.#streaming = streaming;
    element.classList.toggle('streaming', streaming);
    return noChange;
  }

  /** A text to which nothing comes any more costs no memory but that of its nodes. */
  async #rest(): Promise<void> {
    const renderer = this.#renderer;
    if (!(renderer instanceof LazyRenderer)) return;
    await renderer.ready;
    if (renderer === this.#renderer && !this.#streaming && !renderer.isWaiting) this.#renderer = undefined;
  }
}

/**
 * Drives the Markdown engine on the element it stands in: an element of its own per message would cost too much. Without
 * options the text is shown as it is.
 */
export const markdownBody = directive(MarkdownBody);
