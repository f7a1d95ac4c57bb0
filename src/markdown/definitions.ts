import type { Token, Tokens } from 'marked';
import { blocksOfPlugin, fold, type Link, type Links } from './syntax.js';

interface Definition {
  readonly tag: string;
  readonly link: Link;
  /** Where it ends in the source. */
  readonly end: number;
}

let versions = 0;
const nextVersion = () => ++versions;

/** The link definitions of a text: those that no later text can change, and those that may still. */
export class Definitions {
  /** Another one whenever a label means something else; those of no other text are the same. */
  version = nextVersion();
  #settled: Definition[] = [];
  #links: Links = {};
  #live: ReadonlyMap<string, string> = new Map();

  get settled(): Links {
    return this.#links;
  }

  /** The labels that mean something else than when this was last asked. `links`: all that there are now. */
  changes(links: Links): string[] {
    const live = new Map<string, string>();
    for (const [tag, { href, title }] of Object.entries(links)) {
      if (!Object.hasOwn(this.#links, tag)) live.set(tag, JSON.stringify([href, title]));
    }
    const before = this.#live;
    this.#live = live;
    const changed = [...new Set([...before.keys(), ...live.keys()])].filter(
      (tag) => before.get(tag) !== live.get(tag),
    );
    if (changed.length > 0) this.version = nextVersion();
    return changed;
  }

  /** What is defined in blocks that have settled. `end`: where they end in the source. */
  settle(tokens: readonly Token[], end: number): void {
    const added = [...definitionsIn(tokens)]
      .filter(({ tag }) => !Object.hasOwn(this.#links, tag))
      .map(({ tag, href, title, own }) => ({ tag, link: { href, title: title ?? null, own }, end }));
    if (added.length === 0) return;
    const live = new Map(this.#live);
    for (const { tag } of added) live.delete(tag);
    this.#live = live;
    this.#keep([...this.#settled, ...added]);
  }

  /** Forgets what was defined after a place in the source. */
  goBack(to: number): void {
    this.version = nextVersion();
    this.#live = new Map();
    this.#keep(this.#settled.filter(({ end }) => end <= to));
  }

  #keep(definitions: Definition[]): void {
    this.#settled = definitions;
    const links = Object.create(null);
    for (const { tag, link } of definitions) links[tag] ??= link;
    this.#links = links;
  }
}

/** The blocks of a text that end up to a place in it. */
export function tokensBefore(tokens: readonly Token[], end: number): Token[] {
  let at = 0;
  return tokens.filter(({ raw }) => {
    at += raw.length;
    return at <= end;
  });
}

function* definitionsIn(tokens: readonly Token[]): Generator<Tokens.Def & Pick<Link, 'own'>> {
  for (const token of tokens as readonly Tokens.Generic[]) {
    if (token.type === 'def') yield token as Tokens.Def;
    else if (token.type === 'blockquote') yield* definitionsIn(token.tokens ?? []);
    else if (token.type === 'plugin') yield* definitionsIn(blocksOfPlugin(token) ?? []);
    else if (token.type === 'list') {
      for (const item of (token as Tokens.List).items) yield* definitionsIn(item.tokens);
    }
  }
}

/** Whether a piece of source names one of some labels; more often yes than it is so. */
export function mentions(source: string, labels: readonly string[]): boolean {
  if (!source.includes('[')) return false;
  const folded = fold(source).replace(/\[ | \]/g, (bracket) => bracket.trim());
  return labels.some((label) => folded.includes(`[${label}]`));
}
