import type { Token, Tokens } from 'marked';
import { addPlain } from './build.js';
import type { MarkdownStrings } from './harden.js';
import { html } from './later.js';
import { definedBy, type PlacedToken, placeReferences, syntaxFor, warnOf } from './plugged-syntax.js';
import type { MarkdownPlugin, Shown } from './plugin.js';
import type { Links, More } from './syntax.js';

/** How the content of a plug-in's token is made, and HTML that it gives made safe. */
export interface Makers {
  readonly strings: MarkdownStrings;
  make(tokens: readonly Token[]): DocumentFragment;
  /** `undefined`: the sanitiser is not there yet. */
  clean(html: string): DocumentFragment | undefined;
}

type Places = readonly (readonly [Element, PlacedToken])[];

/** What the plug-ins of one renderer do. */
export class Plugged {
  readonly syntax: More;
  /** Whether words may turn out to be for a plug-in when what stands behind them has come. */
  readonly hasInline: boolean;
  readonly #plugins: readonly MarkdownPlugin[];
  #tails: readonly HTMLElement[] = [];

  constructor(plugins: readonly MarkdownPlugin[], before?: Plugged) {
    this.syntax = syntaxFor(plugins);
    this.hasInline = plugins.some(({ inline }) => inline);
    this.#plugins = plugins;
    if (before) this.#tails = before.#tails;
  }

  /** The first of what stands below the text. */
  get tail(): Element | null {
    return this.#tails[0] ?? null;
  }

  /** Finds references, in a run that has been read. */
  refer(run: Token[], links: Links): void {
    if (this.hasInline || Object.values(links).some(({ own }) => own)) placeReferences(run, this.#plugins);
  }

  /** The elements that stand in the place of tokens. What is done to the rest in between is not done to these. */
  placesIn(fragment: DocumentFragment, tokens: readonly Token[]): Places {
    return [...placedTokens(tokens)].flatMap((token) => {
      const element = fragment.querySelector(`.${token.place}`);
      return element ? [[element, token] as const] : [];
    });
  }

  /** Puts there what plug-ins make. */
  put(places: Places, makers: Makers): void {
    for (const [element, token] of places) element.replaceWith(rendered(token, makers));
  }

  decorate(block: DocumentFragment, strings: MarkdownStrings): void {
    for (const plugin of this.#plugins) attempt(plugin, () => plugin.decorate?.(block, strings));
  }

  /** Fills what no later text can change; `sourceOnce` gives what an element looks like, the first time that it is asked. */
  async fill(
    nodes: readonly Node[],
    clean: Makers['clean'],
    sourceOnce: (element: Node) => Node | undefined,
  ): Promise<void> {
    const asked = this.#plugins.flatMap((plugin) =>
      nodes
        .flatMap((node) => elementsIn(node, plugin.fill?.selector))
        .map((element) => fillOne(plugin, element, clean, sourceOnce(element))),
    );
    await Promise.all(asked);
  }

  /** Puts below the text what belongs there. */
  finish(links: Links, shown: Omit<Shown, 'definitions'>): void {
    const tails = this.#plugins.flatMap((plugin) => {
      const definitions = definedBy(plugin, links);
      if (!plugin.finish || (definitions.size === 0 && this.#tails.length === 0)) return [];
      return attempt(plugin, () => plugin.finish?.({ ...shown, definitions })) ?? [];
    });
    if (tails.length === this.#tails.length && tails.every((tail, i) => tail === this.#tails[i])) return;
    for (const tail of this.#tails) tail.remove();
    for (const tail of tails) tail.dataset.parleyTail = '';
    shown.target.append(...tails);
    this.#tails = tails;
  }
}

function rendered({ plugin, own, blocks, tokens, raw, isBlock }: PlacedToken, makers: Makers): Node {
  const { strings, make, clean } = makers;
  try {
    const made = plugin.render?.(own, {
      strings,
      content: () => make(blocks ?? [{ type: 'text', raw, text: raw, tokens: tokens ?? [] }]),
    });
    if (made === undefined) throw new TypeError('It renders nothing.');
    return (typeof made === 'string' ? clean(made) : made) ?? sourceOf(raw, isBlock);
  } catch (cause) {
    warnOf(plugin, cause);
    return sourceOf(raw, isBlock);
  }
}

function sourceOf(raw: string, isBlock: boolean): Node {
  const source = document.createDocumentFragment();
  if (isBlock) addPlain(source, raw);
  else source.append(raw);
  return source;
}

/** What is inside another plug-in's token is its own to make. */
function* placedTokens(tokens: readonly Token[]): Generator<PlacedToken> {
  for (const token of tokens as readonly Tokens.Generic[]) {
    if (isPlaced(token)) yield token;
    else if (token.type === 'list')
      for (const item of (token as Tokens.List).items) yield* placedTokens(item.tokens);
    else if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      for (const cell of [header, ...rows].flat()) yield* placedTokens(cell.tokens);
    } else yield* placedTokens(token.tokens ?? []);
  }
}

const isPlaced = (token: Tokens.Generic): token is PlacedToken => token.type === 'plugin';

function elementsIn(node: Node, selector: string | undefined): HTMLElement[] {
  if (!(node instanceof HTMLElement) || !selector) return [];
  return [...(node.matches(selector) ? [node] : []), ...node.querySelectorAll<HTMLElement>(selector)];
}

async function fillOne(
  plugin: MarkdownPlugin,
  element: HTMLElement,
  clean: Makers['clean'],
  source: Node | undefined,
): Promise<void> {
  if (!source) return;
  try {
    const made = await plugin.fill?.make(element);
    if (typeof made === 'string') await html.load();
    const filling = typeof made === 'string' ? clean(made) : made;
    // It may have become something else in between.
    if (filling && element.isEqualNode(source)) element.replaceChildren(filling);
  } catch (cause) {
    warnOf(plugin, cause);
  }
}

function attempt<Result>(plugin: MarkdownPlugin, what: () => Result): Result | undefined {
  try {
    return what();
  } catch (cause) {
    warnOf(plugin, cause);
    return undefined;
  }
}

export const plug = (...given: ConstructorParameters<typeof Plugged>) => new Plugged(...given);
