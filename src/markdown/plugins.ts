import type { Token, Tokens } from 'marked';
import { type MarkdownSyntax, syntaxOf } from './engine-syntax.js';
import { sourceOnce } from './filled.js';
import { withoutOpenEnd } from './half-typed.js';
import { fetching, Later } from './later.js';
import type { Lexed } from './lexer.js';
import { clean, makeBlocks } from './make.js';
import { lastBlockStart, OpenLexed } from './open-lexer.js';
import { openRun } from './open-run.js';
import type { MarkdownOptions } from './options.js';
import { type AnyPlugin, isLazy, isWanted, type LazyPlugin, type MarkdownPlugin } from './plugin.js';
import type { Links } from './syntax.js';
import type { Unit } from './units.js';

/** What plug-ins do, for a text that has something for them. */
const plugging = new Later(() => import('./plugged.js'));

const loading = new WeakMap<LazyPlugin, Promise<MarkdownPlugin>>();
const loaded = new WeakMap<LazyPlugin, MarkdownPlugin>();
const warned = new WeakSet<LazyPlugin>();

/** The plug-ins of one renderer: those that have been given, and those that have been fetched for its text. */
export class Plugins {
  /** What is to be read. */
  syntax: MarkdownSyntax;
  /** Settles when what the text has asked for is there, or cannot be had. */
  ready: Promise<unknown> = Promise.resolve();
  /** Those that have been given, with what plug-ins do once they are there. */
  readonly options: MarkdownOptions;
  #onLoad: (wants: LazyPlugin['wants']) => void;
  readonly #asked = new Set<AnyPlugin>();
  readonly #used = new Map<AnyPlugin, MarkdownPlugin>();

  constructor(options: MarkdownOptions, onLoad: (wants: LazyPlugin['wants']) => void) {
    this.#onLoad = onLoad;
    this.syntax = syntaxOf(options);
    const plugged = () => this.syntax.plugged;
    this.options = {
      ...options,
      get plugged() {
        return plugged();
      },
      onBlock(block) {
        plugged()?.decorate(block, options.strings);
        options.onBlock?.(block);
      },
    };
  }

  /** What is being fetched comes too late. */
  stop(): void {
    this.#onLoad = () => {};
  }

  /** Fetches what is wanted by what is new in a text; what has been fetched for another text is there at once. */
  look(text: string, common: number): void {
    const added = text.slice(Math.max(0, common - overlap));
    for (const plugin of this.options.plugins ?? []) {
      if (this.#used.has(plugin) || this.#asked.has(plugin) || !isWanted(plugin, added)) continue;
      const there = isLazy(plugin) ? loaded.get(plugin) : plugin;
      if (there && plugging.isThere) this.#use(plugin, there);
      else this.#wait(fetching(this.#fetch(plugin)));
    }
  }

  /** The DOM of a piece of source. `isOpen`: what is half-typed at its end is shown as what it is about to be. */
  make(source: string, links: Links, isOpen = false): DocumentFragment {
    const text = isOpen ? this.withoutOpenEnd(source) : source;
    const lexed = new OpenLexed(text, links, this.syntax);
    lexed.readInline(lexed.tokens, isOpen ? openRun(lexed.tokens, text) : undefined);
    return makeBlocks(lexed.tokens, text, this.options);
  }

  withoutOpenEnd(text: string): string {
    return withoutOpenEnd(text, this.syntax.allowTags, (whole) => lastBlockStart(whole, this.syntax));
  }

  /** What has begun for a plug-in may end anywhere in a paragraph. */
  keepWhole({ tokens }: Unit): boolean {
    return tokens[0]?.type === 'paragraph' && this.syntax.plugged?.hasInline === true;
  }

  /** Fills what no later text can change. */
  fill(nodes: readonly Node[]): void {
    const { plugged } = this.syntax;
    const filled = plugged?.fill(nodes, (source) => clean(source, this.options), sourceOnce);
    if (filled) this.#wait(filled);
  }

  /** When all has been shown. */
  finish(target: Element, { tokens, links }: Lexed, version: number, streaming: boolean): void {
    const { plugged } = this.syntax;
    if (!plugged) return;
    const open = streaming ? openDefinition(tokens, links) : undefined;
    const make = (source: string, isOpen: boolean) => this.make(source, links, isOpen);
    plugged.finish(links, { target, strings: this.options.strings, version, open, make });
    if (!streaming) this.fill([...target.childNodes]);
  }

  #wait(something: Promise<unknown>): void {
    this.ready = Promise.all([this.ready, something]);
  }

  /** Where it cannot be had, the next text that wants it tries again. */
  async #fetch(plugin: AnyPlugin): Promise<void> {
    this.#asked.add(plugin);
    const [there] = await Promise.all([isLazy(plugin) ? fetched(plugin) : plugin, plugging.load()]);
    this.#asked.delete(plugin);
    if (!there || !plugging.isThere) return;
    this.#use(plugin, there);
    this.#onLoad((source) => isWanted(plugin, source));
  }

  #use(plugin: AnyPlugin, there: MarkdownPlugin): void {
    const { plugins = [], onPlugin } = this.options;
    this.#used.set(plugin, there);
    onPlugin?.(there);
    const used = plugins.flatMap((each) => this.#used.get(each) ?? []);
    const plugged = plugging.part?.plug(used, this.syntax.plugged);
    if (plugged) this.syntax = syntaxOf(this.options, plugged);
  }
}

/** How far back what a plug-in wants may have begun, in characters. */
const overlap = 16;

async function fetched(plugin: LazyPlugin): Promise<MarkdownPlugin | undefined> {
  try {
    const promise = loading.get(plugin) ?? plugin.load();
    loading.set(plugin, promise);
    loaded.set(plugin, await promise);
  } catch (cause) {
    loading.delete(plugin);
    if (!warned.has(plugin))
      console.warn(`parley-elements: the plug-in “${plugin.name}” could not be loaded.`, cause);
    warned.add(plugin);
  }
  return loaded.get(plugin);
}

/** The label of what is being defined at the very end of a text. */
function openDefinition(tokens: readonly Token[], links: Links): string | undefined {
  const { tag, own } = (tokens.at(-1) ?? {}) as Tokens.Generic;
  return own && links[tag]?.own === own ? tag : undefined;
}
