import { Lexer, type MarkedOptions, Tokenizer, type Tokens } from 'marked';
import { html } from './later.js';
import type { Plugged } from './plugged.js';
import { type Dialect, settingsFor } from './syntax.js';
import type { LiteralTags } from './tag-names.js';

/** What the engine reads: GFM, the syntax of plug-ins, and tags that are shown as they were written. */
export interface MarkdownSyntax {
  readonly allowTags: LiteralTags;
  readonly settings: MarkedOptions;
  readonly plugged?: Plugged | undefined;
}

export function syntaxOf({ breaks, allowTags = false }: Dialect, plugged?: Plugged): MarkdownSyntax {
  const { inline = [], ...more } = plugged?.syntax ?? {};
  const literal = { ...more, inline: [literalTag(allowTags), ...inline] };
  return { allowTags, settings: settingsFor(breaks, new BlockTokenizer(allowTags), literal), plugged };
}

/** Until it can be told, a tag is raw HTML, whose source is shown until it can be made. */
const isText = (raw: string, tags: LiteralTags) => tags !== false && html.part?.isLiteral(raw, tags) === true;

/** A tag that is shown as it was written begins no block of raw HTML, … */
class BlockTokenizer extends Tokenizer {
  readonly #tags: LiteralTags;

  constructor(tags: LiteralTags) {
    super();
    this.#tags = tags;
  }

  override html(source: string): Tokens.HTML | undefined {
    const token = super.html(source);
    return token && isText(token.raw, this.#tags) ? undefined : token;
  }
}

/** … and between words nothing in it is read. */
const literalTag = (tags: LiteralTags) => (source: string) => {
  const raw = source.startsWith('<') ? Lexer.rules.inline.gfm.tag.exec(source)?.[0] : undefined;
  if (raw === undefined || !isText(raw, tags)) return undefined;
  return { type: 'escape', raw, text: raw.replaceAll('&', '&amp;') };
};
