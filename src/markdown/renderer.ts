import { type Block, htmlOf, type Parsed, parseBlocks } from './blocks.js';
import { harden, type Surroundings } from './harden.js';
import { canSanitize, sanitize } from './sanitize.js';

export interface MarkdownOptions extends Surroundings {
  /** Whether a single line end is a line break. */
  readonly breaks: boolean;
  /** Adds what is ours to a finished block: a header on code, say. It may only build DOM. */
  readonly onBlock?: (block: DocumentFragment) => void;
}

interface Shown {
  readonly source: string;
  readonly nodes: readonly ChildNode[];
}

/**
 * Keeps an element showing a growing text: blocks whose source is the same stay the same nodes, so that a selection, an
 * open `<details>` or a scrolled code block outlives the next chunk.
 */
export class MarkdownRenderer {
  readonly #target: Element;
  readonly #options: MarkdownOptions;
  #shown: readonly Shown[] = [];
  #definitions = '';

  constructor(target: Element, options: MarkdownOptions) {
    this.#target = target;
    this.#options = options;
  }

  /** `streaming`: more may come. */
  render(text: string, streaming = false): void {
    const source = streaming ? withoutOpenDefinition(text) : text;
    const { blocks, definitions } = parseSafely(source, this.#options.breaks);
    const kept = definitions === this.#definitions ? this.#unchanged(blocks) : 0;
    for (const { nodes } of this.#shown.slice(kept)) for (const node of nodes) node.remove();
    const added = blocks.slice(kept).map((block) => this.#show(block));
    this.#shown = [...this.#shown.slice(0, kept), ...added];
    this.#definitions = definitions;
  }

  #unchanged(blocks: readonly Block[]): number {
    let same = 0;
    while (same < blocks.length && blocks[same]?.source === this.#shown[same]?.source) same += 1;
    return same;
  }

  #show(block: Block): Shown {
    const fragment = renderBlock(block, this.#options);
    const nodes = [...fragment.childNodes];
    this.#target.append(fragment);
    return { source: block.source, nodes };
  }
}

function renderBlock(block: Block, options: MarkdownOptions): DocumentFragment {
  if (!canSanitize() || block.tokens.length === 0) return plainText(block.source);
  try {
    const fragment = sanitize(htmlOf(block, options.breaks));
    harden(fragment, options);
    options.onBlock?.(fragment);
    return fragment;
  } catch {
    return plainText(block.source);
  }
}

/**
 * Every beginning of a link definition is one, too, with another address: until its line has ended it is left out. It
 * would not show in any case.
 */
function withoutOpenDefinition(text: string): string {
  const from = Math.max(0, text.length - tail);
  return text.slice(0, from) + text.slice(from).replace(openDefinition, '$1');
}
const tail = 2048; // Characters: the search must not take longer as the text grows.
const openDefinition = /(^|\n) {0,3}\[(?:[^\]\\]|\\.)+\]:[ \t]*\n?[^\n]*$/;

/** Whatever cannot be parsed is shown as it came. */
function parseSafely(text: string, breaks: boolean): Parsed {
  try {
    return parseBlocks(text, breaks);
  } catch {
    return { blocks: [{ source: text, tokens: [] }], definitions: '' };
  }
}

function plainText(text: string): DocumentFragment {
  const paragraph = document.createElement('div');
  paragraph.className = 'plain';
  paragraph.textContent = text;
  const fragment = document.createDocumentFragment();
  fragment.append(paragraph);
  return fragment;
}
