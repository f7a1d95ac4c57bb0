import type { Token, Tokens } from 'marked';
import { inlineRuns } from './lexer.js';

/** Whether there is raw HTML anywhere in some blocks; what is inside them has been read. */
export const holdsHtml = (tokens: readonly Token[]): boolean =>
  hasBlockHtml(tokens) || [...inlineRuns(tokens)].some(hasHtml);

/** Whether there is a block of raw HTML among some blocks, or in their quotes and lists. */
export function hasBlockHtml(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) =>
      token.type === 'html' ||
      (token.type === 'blockquote' && hasBlockHtml(token.tokens ?? [])) ||
      (token.type === 'list' && (token as Tokens.List).items.some((item) => hasBlockHtml(item.tokens))),
  );
}

/** Whether there is raw HTML anywhere in a run of inline text. */
export function hasHtml(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) => token.type === 'html' || ('tokens' in token && token.tokens && hasHtml(token.tokens)),
  );
}
