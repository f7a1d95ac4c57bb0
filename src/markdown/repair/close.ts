import { Lexer } from 'marked';
import { longestLabel, looksLikeLink, type Open } from './marks.js';

/** An address in the text, to be shown as a link that leads nowhere yet. */
export interface Address {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is known of a text that has not ended. */
export interface Unfinished {
  readonly source: string;
  /** What is open at its end, from outside in. */
  readonly open: readonly Open[];
  /** What comes after is not shown. */
  readonly cut: number;
  /** One with which it ends. */
  readonly address: Address | undefined;
  /** Does it end in the target of a link? */
  readonly isTarget: boolean;
  /** The last marks of emphasis that stand for themselves. */
  readonly literal: { readonly start: number; readonly end: number };
}

const pending = '](<pending:>)';
const longestEmphasis = 1024; // Characters.
const longestLink = 1024;
const { link } = Lexer.rules.inline.gfm;

/** The text with what is open closed. */
export function closed(text: Unfinished): string {
  const { source, cut, open, address } = text;
  const closing: string[] = [];
  let end = open.at(-1)?.kind === 'code' || open.length === 0 || address ? cut : endOfContent(text, cut);
  for (const one of open.toReversed()) {
    if (isNothingYet(source.slice(one.end, end), one.kind)) {
      end = endOfContent(text, one.start);
      closing.length = 0;
    } else closing.push(closingOf(one, text, source.slice(one.end, end).trimEnd() + closing.join('')));
  }
  const marks = closing.join('');
  const shown =
    address && address.start < end
      ? source.slice(0, address.start) +
        shownAddress(address, text, marks.includes(pending)) +
        source.slice(address.end, end)
      : source.slice(0, end);
  return marks ? shown.trimEnd() + marks : shown;
}

/** Without what would be taken for one of the marks that close what is open, or would spoil them. */
function endOfContent({ source, literal }: Unfinished, cut: number): number {
  const { length } = source.slice(0, cut).trimEnd();
  if (literal.end === length) return literal.start;
  let start = length;
  while (source[start - 1] === '\\') start -= 1;
  return (length - start) % 2 === 0 ? cut : length - 1;
}

/** Something without content, and what would not be itself without its end. */
function isNothingYet(content: string, kind: Open['kind']): boolean {
  if (content.trim() === '') return true;
  if (kind === 'image') return content.length <= longestLabel;
  return kind === 'link' && /^\^\S{0,32}$/.test(content);
}

/** The marks that close it, after `content`, which has been closed. */
function closingOf(open: Open, text: Unfinished, content: string): string {
  const { source } = text;
  // What ends with a backtick itself needs a space before the marks.
  if (open.kind === 'code') return (content.endsWith('`') ? ' ' : '') + open.marks;
  if (open.kind === 'emphasis') return looksLikeEmphasis(source, open) ? open.marks : '';
  const isLink =
    open.kind === 'link' && !content.includes(pending) && (text.isTarget || looksLikeLink(source, open));
  return isLink && canBeLabel(content) ? pending : '';
}

/** Marked has its limits. */
function canBeLabel(content: string): boolean {
  const whole = `[${content}${pending}`;
  return whole.length <= longestLink && link.exec(whole)?.[1] === content;
}

/** Not a product, a number that is about right, or a mark that has been waiting for too long. */
function looksLikeEmphasis(source: string, { start, end, marks }: Open): boolean {
  if (source.length - end > longestEmphasis || /[a-z0-9]/i.test(source.charAt(start - 1))) return false;
  return marks !== '~' || /^\p{L}/u.test(source.slice(end, end + 2));
}

/** As text with nothing of an address to it, where there is a link already, or a bracket would spoil the marks before. */
function shownAddress({ start, text }: Address, { source, open }: Unfinished, isInLink: boolean): string {
  const isSpoiler = open.some(
    (one) => one.end === start && /[\p{L}\p{N}]/u.test(source.charAt(one.start - 1)),
  );
  if (isInLink || isSpoiler) return text.replace(/[\\`*_~[\]<>&:.@]/g, '\\$&');
  return `[${text.replace(/[\\`*_~[\]<>&]/g, '\\$&')}${pending}`;
}
