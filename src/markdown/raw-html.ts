import type { Token, Tokens } from 'marked';
import { inlineRuns } from './lexer.js';

/** Containers that people open in one block and close in another, with Markdown between. */
const containers = 'details|div|blockquote|table|ul|ol|dl|pre|del|ins';
const containerTag = new RegExp(`<(/?)(?:${containers})\\b[^>]*>`, 'gi');

/** How deep in containers one is behind a piece of raw HTML, and how far out it went. Nothing is outside of `outermost`. */
export function depthAfter(html: string, before: number, outermost: number) {
  let depth = before;
  let least = before;
  for (const [, closing] of html.matchAll(containerTag)) {
    depth = Math.max(outermost, depth + (closing ? -1 : 1));
    least = Math.min(least, depth);
  }
  return { depth, least };
}

/**
 * The containers that pieces of raw HTML leave open, outermost first; `undefined` where what follows cannot be put into
 * them piece by piece, since it is not plain to see where it would end up.
 */
export function opened(pieces: readonly string[]): readonly string[] | undefined {
  const open: string[] = [];
  let orderly = true;
  for (const piece of pieces) {
    const rest = piece.replace(orderlyTag, (_, closing: string, name: string) => {
      if (!closing) open.push(name.toLowerCase());
      else orderly &&= open.pop() === name.toLowerCase();
      return '';
    });
    orderly &&= !rest.includes('<') && open.every((name) => enterable.has(name));
  }
  return orderly ? open : undefined;
}
const enterable = new Set(['details', 'div', 'blockquote']);
const orderlyTag =
  /<(\/?)(details|div|blockquote|summary|b|strong|i|em|code)(?:\s+[\w-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[\w-]+))?)*\s*>/gi;

/** The containers, if a block of raw HTML does nothing but close them; innermost first. */
export function closed(html: string): readonly string[] | undefined {
  if (!onlyClosing.test(html)) return undefined;
  return [...html.matchAll(/<\/(\w+)/g)].map(([, name = '']) => name.toLowerCase());
}
const onlyClosing = /^\s*(?:<\/(?:details|div|blockquote)\s*>\s*)+$/i;

/** Whether some blocks can only be made by way of HTML; what is inside them has been read. */
export function isWild(tokens: readonly Token[]): boolean {
  return hasBlockHtml(tokens) || [...inlineRuns(tokens)].some((run) => hasHtml(run) && !isTame(run));
}

function hasBlockHtml(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) =>
      token.type === 'html' ||
      (token.type === 'blockquote' && hasBlockHtml(token.tokens ?? [])) ||
      (token.type === 'list' && (token as Tokens.List).items.some((item) => hasBlockHtml(item.tokens))),
  );
}

/**
 * Whether a run of inline text with raw HTML can be sanitised apart from what is around it: each tag in it is a void
 * one, or phrasing that closes where it has opened.
 */
function isTame(tokens: readonly Token[]): boolean {
  const open: string[] = [];
  for (const token of tokens) {
    if (token.type === 'html') {
      const [, closing, name = ''] = tame.exec(token.raw) ?? [];
      if (name === '') return false;
      if (isVoid.test(name)) continue;
      if (!closing) open.push(name.toLowerCase());
      else if (open.pop() !== name.toLowerCase()) return false;
    } else if ('tokens' in token && token.tokens && !isTame(token.tokens)) return false;
  }
  return open.length === 0;
}
const tame =
  /^<(\/?)(br|b|i|u|s|em|strong|del|ins|mark|small|sub|sup|kbd|samp|var|q|cite|abbr|span)(?:\s[^<>]*)?>$/i;
const isVoid = /^br$/i;

/** Whether there is raw HTML anywhere in a run of inline text. */
export function hasHtml(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) => token.type === 'html' || ('tokens' in token && token.tokens && hasHtml(token.tokens)),
  );
}
