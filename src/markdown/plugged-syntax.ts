import type { Lexer, Token, Tokens } from 'marked';
import type { BlockReader, MarkdownPlugin, PluginToken } from './plugin.js';
import { blankLine, fold, type Link, type Links, type More } from './syntax.js';

/** What a plug-in has read. */
export interface PlacedToken extends Tokens.Generic {
  readonly type: 'plugin';
  readonly plugin: MarkdownPlugin;
  readonly own: PluginToken;
  /** Names the element that stands in its place until it is rendered; nobody who writes a text can know it. */
  readonly place: string;
  readonly isBlock: boolean;
  readonly blocks?: readonly Token[];
}

/** What marked is told to read for these. */
export function syntaxFor(plugins: readonly MarkdownPlugin[]): More {
  const [blocks, inlines] = [plugins.filter(({ block }) => block), plugins.filter(({ inline }) => inline)];
  return {
    block: blocks.map(readBlock),
    inline: inlines.map(readInline),
    startBlock: blocks.map(
      ({ block }) =>
        (source: string) =>
          block?.start?.(paragraphOf(source)),
    ),
    startInline: inlines.map(
      ({ inline }) =>
        (source: string) =>
          inline?.start?.(source),
    ),
  };
}

/** Marked asks what ends a paragraph, and hands over all that follows. */
const paragraphOf = (source: string) => source.slice(0, blankLine.exec(source)?.index ?? source.length);

const readBlock = (plugin: MarkdownPlugin) =>
  function (this: { lexer: Lexer }, source: string, before: Token[]): Tokens.Generic | undefined {
    const { lexer } = this;
    const runs = new Set<readonly Token[]>();
    const own = attempt(plugin, source, () =>
      plugin.block?.tokenize(source, {
        isTop: before === lexer.tokens,
        blocks: (text) => blocksIn(lexer, text),
        inline: (text) => {
          const run = lexer.inline(text);
          runs.add(run);
          return run;
        },
        quote: (text) => quoteOf(lexer, text),
      } satisfies BlockReader),
    );
    if (own?.defines !== undefined) return define(lexer, plugin, own, own.defines);
    const { content } = own ?? {};
    return (
      own &&
      placed(plugin, own, true, content && (runs.has(content) ? { tokens: content } : { blocks: content }))
    );
  };

const readInline = (plugin: MarkdownPlugin) =>
  function (this: { lexer: Lexer }, source: string): Tokens.Generic | undefined {
    const inline = (text: string) => this.lexer.inlineTokens(text);
    const own = attempt(plugin, source, () => plugin.inline?.tokenize(source, { inline }));
    return own && placed(plugin, own, false, own.content && { tokens: own.content });
  };

function blocksIn(lexer: Lexer, text: string): Token[] {
  const { top } = lexer.state;
  lexer.state.top = true;
  depth += 1;
  try {
    return lexer.blockTokens(text, []);
  } finally {
    depth -= 1;
    lexer.state.top = top;
  }
}

const deepest = 16; // Blocks of plug-ins inside one another.
let depth = 0;

function quoteOf({ options }: Lexer, text: string) {
  const quote = options.tokenizer?.blockquote(text);
  return quote && { raw: quote.raw, text: quote.text };
}

/** A token that is none is no reason to lose a text. */
function attempt(plugin: MarkdownPlugin, source: string, read: () => PluginToken | undefined) {
  if (depth >= deepest) return undefined;
  try {
    const own = read();
    return own && own.raw !== '' && source.startsWith(own.raw) ? own : undefined;
  } catch (cause) {
    warnOf(plugin, cause);
    return undefined;
  }
}

const warned = new WeakSet<object>();

/** Once, however much text there is. */
export function warnOf(plugin: { readonly name: string }, cause: unknown): void {
  if (warned.has(plugin)) return;
  warned.add(plugin);
  console.warn(
    `parley-elements: the plug-in “${plugin.name}” has failed, and text stays as it was written.`,
    cause,
  );
}

const nonce = `p${crypto.getRandomValues(new Uint32Array(2)).join('')}-`;
let count = 0;

function placed(
  plugin: MarkdownPlugin,
  own: PluginToken,
  isBlock: boolean,
  content: object = {},
): PlacedToken {
  count += 1;
  return { type: 'plugin', raw: own.raw, plugin, own, isBlock, place: `${nonce}${count}`, ...content };
}

/** As an address that no text can name, since there is no NUL in what we read. */
const addressOf = ({ name }: MarkdownPlugin) => `\0${name}`;

function define(lexer: Lexer, plugin: MarkdownPlugin, own: PluginToken, label: string): Tokens.Generic {
  const tag = fold(label);
  const link: Link = { href: addressOf(plugin), title: null, own };
  const { links } = lexer.tokens;
  links[tag] ??= link;
  return { type: 'def', tag, raw: own.raw, ...link };
}

/** What a plug-in has defined, by its labels. */
export function definedBy(plugin: MarkdownPlugin, links: Links): ReadonlyMap<string, PluginToken> {
  const address = addressOf(plugin);
  return new Map(
    Object.entries(links).flatMap(([tag, { href, own }]) => (own && href === address ? [[tag, own]] : [])),
  );
}

/** Makes references of those links that lead to what a plug-in has defined. The words for a picture are only text. */
export function placeReferences(run: Token[], plugins: readonly MarkdownPlugin[], isWords = false): void {
  for (const [i, token] of (run as Tokens.Generic[]).entries()) {
    const { type, raw, tokens = [] } = token;
    const plugin = plugins.find((each) => token.href === addressOf(each));
    const isText = plugin ? isWords || type === 'image' : isWords && type === 'plugin';
    if (isText) run[i] = { type: 'text', raw, text: raw, escaped: false };
    else if (plugin) run[i] = reference(plugin, token);
    else placeReferences(tokens, plugins, isWords || type === 'image');
  }
}

function reference(plugin: MarkdownPlugin, { raw, tokens = [] }: Tokens.Generic): PlacedToken {
  const [named, label = ''] = /\[([^[\]]*)\](?:\[\])?$/.exec(raw) ?? [''];
  const content = named === raw ? [] : tokens;
  return placed(plugin, { raw, refersTo: fold(label), content }, false, { tokens: content });
}
