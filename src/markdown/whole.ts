import type { Token } from 'marked';
import { build } from './build.js';
import { groupLength, longestDocument } from './caps.js';
import { engine } from './engine.js';
import { beginsGroup, makeGroup } from './group.js';
import { harden } from './harden.js';
import { holdsHtml } from './has-html.js';
import { html, type Later, missing } from './later.js';
import { inlineRuns, isDense, Lexed } from './lexer.js';
import { normalize } from './normalize.js';
import type { MarkdownOptions } from './options.js';
import { plainPieces, plainText } from './plain.js';
import { isWanted } from './plugin.js';
import { settingsFor } from './syntax.js';

export interface Whole {
  readonly made: DocumentFragment;
  /** What it takes to make it as it has to be: nothing, for most texts. */
  readonly wants: readonly Later<unknown>[];
}

/**
 * The DOM of a text, made at once: what the engine makes, but that raw HTML is shown as it was written, what is over a cap
 * is not put together, and nothing is done for plug-ins. What the engine is there for is not made. `isOpen`: more will
 * come, and the last block is left out unless it is plain what that is going to be.
 */
export function makeWhole(text: string, options: MarkdownOptions, isOpen = false): Whole {
  const missed = missing();
  const wants = new Set<Later<unknown>>();
  const source = normalize(text);
  if (options.plugins?.some((plugin) => isWanted(plugin, source))) wants.add(engine);
  const lexed = new Lexed(source.slice(0, longestDocument), {}, settingsFor(options.breaks));
  const tokens = lexed.tokens.filter(({ type }) => type !== 'space' && type !== 'def');
  if (isOpen && !isPlain(tokens.at(-1))) tokens.pop();
  if (tokens.length > groupLength || source.length > longestDocument) wants.add(engine);
  const made = document.createDocumentFragment();
  let into: ParentNode = made;
  for (const [place, token] of tokens.entries()) {
    lexed.readInline([token]);
    const isRaw = holdsHtml([token]);
    if (isRaw) wants.add(html);
    if ([...inlineRuns([token])].some(isDense)) wants.add(engine);
    if (wants.size > 0 && engine.isThere) break;
    if (beginsGroup(place)) into = made.appendChild(makeGroup());
    into.append(isRaw ? plainText(token.raw) : makeBlock(token, options));
  }
  if (!isOpen) made.append(...plainPieces(source.slice(longestDocument)));
  for (const part of missed()) wants.add(part);
  // HTML ends a link where one in it begins. What pictures load, and how groups of items look, comes with the engine.
  if (wants.size > 0 || made.querySelector('a a, picture, :is(ul, ol) > div')) wants.add(engine);
  return { made, wants: [...wants] };
}

function makeBlock(token: Token, options: MarkdownOptions): DocumentFragment {
  const block = document.createDocumentFragment();
  try {
    build([token], block);
    harden(block, options);
    options.onBlock?.(block);
    return block;
  } catch {
    return plainText(token.raw);
  }
}

/** Whether it is a paragraph, and stays one with the same words, whatever comes. */
const isPlain = (last: Token | undefined) =>
  last?.type === 'paragraph' && /^[\p{L} ,.?!’'"\n]*$/u.test(last.raw);
