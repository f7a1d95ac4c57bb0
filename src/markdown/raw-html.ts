import type { Token, Tokens } from 'marked';
import { hasBlockHtml, hasHtml } from './has-html.js';
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

/** Whether some blocks can only be made by way of HTML; what is inside them has been read. */
export function isWild(tokens: readonly Token[]): boolean {
  return (
    hasBlockHtml(tokens) ||
    [...inlineRuns(tokens)].some((run) => (hasHtml(run) && !isTame(run)) || nestsLinks(run))
  );
}

/** An address between `<` and `>` may stand in a link; HTML ends the outer link where the inner one begins. */
function nestsLinks(tokens: readonly Token[], inLink = false): boolean {
  return (tokens as readonly Tokens.Generic[]).some(({ type, tokens }) => {
    const isLink = type === 'link';
    // The words for a picture are only text, and what a plug-in has read is made apart.
    if (!tokens || type === 'image' || type === 'plugin') return false;
    return (isLink && inLink) || nestsLinks(tokens, isLink || inLink);
  });
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
