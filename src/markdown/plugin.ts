import type { Token } from 'marked';
import type { MarkdownStrings } from './harden.js';

/**
 * What `<parley-markdown>` can be taught. Every member but the name is optional: a plug-in reads syntax of its own
 * (`block`, `inline`, then `render`), changes blocks that have been made (`decorate`), fills some of them with what takes
 * time (`fill`), or looks after the text as a whole (`finish`).
 *
 * What is shown must depend on the text alone, and not on the pieces in which it came: what is kept between two calls may
 * only spare work.
 * A plug-in that throws leaves the source, which stays readable.
 */
export interface MarkdownPlugin {
  readonly name: string;
  /** Blocks of its own. */
  readonly block?: Syntax<BlockReader>;
  /** What it reads between words. */
  readonly inline?: Syntax<InlineReader>;
  /** What a token of its own is shown as: nodes, built by DOM calls only; or HTML, which goes through the sanitiser. */
  render?(token: PluginToken, make: Make): Node | string;
  /** Changes a block, each time that it has been made; by DOM calls only. Our own nodes need `data-parley-ui`. */
  decorate?(block: DocumentFragment, strings: MarkdownStrings): void;
  /** Fills elements with what takes time to make, or a package that is fetched for it. */
  readonly fill?: Fill;
  /** After each step in which something is defined: what stands below the text. */
  finish?(shown: Shown): HTMLElement | undefined;
  /** CSS for what it makes. */
  readonly styles?: string;
}

/** A plug-in that is fetched when a text first needs it; until then, and where it cannot be had, the source shows. */
export interface LazyPlugin {
  readonly name: string;
  /** Whether there is something for it in a piece of text. Should say yes too often rather than not often enough. */
  wants(source: string): boolean;
  load(): Promise<MarkdownPlugin>;
}

export type AnyPlugin = MarkdownPlugin | LazyPlugin;

export const isLazy = (plugin: AnyPlugin): plugin is LazyPlugin => 'load' in plugin;

/** Whether a plug-in has something to do with a piece of text. */
export const isWanted = (plugin: AnyPlugin, source: string): boolean =>
  !isLazy(plugin) || plugin.wants(source);

export interface Syntax<Reader> {
  /** Where the next one may begin in a text, so that words in front of it end there; less than 0: nowhere. */
  start?(source: string): number;
  /**
   * Reads what a text begins with, if that is for this plug-in. A block whose end is missing must go up to the end of
   * the text, as a fence does: what stands above in a growing text is never read again.
   */
  tokenize(source: string, read: Reader): PluginToken | undefined;
}

/** What has been read; a plug-in adds what it needs to render it. */
export interface PluginToken {
  /** Exactly the beginning of the source that this is. */
  readonly raw: string;
  /** What `read` has made of the text in it. */
  readonly content?: readonly Token[];
  /** Of a block that shows nothing where it stands: `[label]`, anywhere in the text, is a reference to it. */
  readonly defines?: string;
  /** Of such a reference: the label that it names. */
  readonly refersTo?: string;
}

export interface InlineReader {
  inline(source: string): readonly Token[];
}

export interface BlockReader extends InlineReader {
  /** Not inside a list, a quote or another plug-in's block. */
  readonly isTop: boolean;
  blocks(source: string): readonly Token[];
  /** The quote that a source begins with, and the text in it without the marks. */
  quote(source: string): { readonly raw: string; readonly text: string } | undefined;
}

export interface Make {
  readonly strings: MarkdownStrings;
  /** The DOM of what `read` has given: it is safe. */
  content(tokens: readonly Token[] | undefined): DocumentFragment;
}

export interface Fill {
  /** Which elements of a block. */
  readonly selector: string;
  /**
   * What is in the element from now on: nodes, built by DOM calls only, or HTML, which goes through the sanitiser. Asked
   * for once, when no later text can change the element. Where this fails, the element stays as it is.
   */
  make(element: HTMLElement): Promise<Node | string>;
}

/** A text that has been shown. */
export interface Shown {
  readonly target: Element;
  readonly strings: MarkdownStrings;
  /** What tokens of this plug-in define, by their labels. */
  readonly definitions: ReadonlyMap<string, PluginToken>;
  /** The label of the definition that is still being written. */
  readonly open: string | undefined;
  /** Another one whenever links or definitions have changed: what `make` gives may be another then. */
  readonly version: number;
  /** The DOM of a text of its own. `open`: what is half-typed at its end is shown as what it is about to be. */
  make(source: string, open: boolean): DocumentFragment;
}
