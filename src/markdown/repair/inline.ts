import { Lexer } from 'marked';
import { isLiteral, type LiteralTags } from '../tag-names.js';
import { type Address, closed, type Unfinished } from './close.js';
import { isHalfTag } from './half-tag.js';
import { flanks, longestLabel, looksLikeLink, matches, type Open, runsOfBackticks } from './marks.js';
import { endOfTarget } from './target.js';

/**
 * What a growing text of inline Markdown is about to be: what is open is closed, what has only begun at the very end is
 * left out, and a link whose address may go on leads nowhere: the URL gate refuses `pending:`. The source is that of one
 * paragraph, heading or cell, with its line end if that has come: then its last word has ended, too.
 */
export function repairInline(source: string, allowTags: LiteralTags = false): string {
  return closed(new InlineScan(source, allowTags));
}

// Characters: what stays open for longer is taken for text.
const longest = { code: 256, tag: 1024 };
const deepest = 32; // Marks that nothing closes: with more of them, a last one that closes would have marked try each.

const { tag, autolink } = Lexer.rules.inline.gfm;
const special = /\\|`+|<|!?\[|\]|\*+|_+|~+|(?:https?|ftp):\/\/|(?<![^\s*_~([])www\./gi;

/** Goes through the text once, from special character to special character. */
class InlineScan implements Unfinished {
  readonly source: string;
  readonly open: Open[] = [];
  cut: number;
  address: Address | undefined;
  isTarget = false;
  literal = { start: -1, end: -1 };
  readonly #allowTags: LiteralTags;
  /** Where the text begins that is nothing but text. */
  #plain = 0;
  /** How many marks began something that has no end. */
  #lost = 0;
  #runs: Map<number, number[]> | undefined;

  constructor(source: string, allowTags: LiteralTags) {
    this.source = source;
    this.#allowTags = allowTags;
    this.cut = source.length;
    for (let at = 0; at < source.length; ) {
      special.lastIndex = at;
      const found = special.exec(source);
      if (!found) break;
      at = this.#read(found[0], found.index);
    }
    if (this.cut === source.length && this.open.at(-1)?.kind !== 'code') this.#readEnd();
    if (this.#lost + this.open.length > deepest) this.#forget('emphasis');
  }

  /** Returns where to go on. */
  #read(mark: string, at: number): number {
    switch (mark[0]) {
      case '\\':
        return at + 1 === this.source.length ? this.#leaveOut(at) : at + 2;
      case '`':
        return this.#readCode(mark, at);
      case '<':
        return this.#readAngle(at);
      case '!':
      case '[':
        return this.#begin(mark === '[' ? 'link' : 'image', at, mark);
      case ']':
        return this.#readBracket(at);
      case '*':
      case '_':
      case '~':
        return at + mark.length === this.source.length
          ? this.#readLastRun(mark, at)
          : this.#readRun(mark, at);
      default:
        return this.#readAddress(mark, at);
    }
  }

  #begin(kind: Open['kind'], start: number, marks: string, canClose = false): number {
    const end = start + marks.length;
    if (this.open.length === deepest) {
      this.open.shift();
      this.#lost += 1;
    }
    this.open.push({ kind, start, end, marks, size: marks.length, canClose });
    return end;
  }

  #leaveOut(from: number): number {
    this.cut = from;
    return this.source.length;
  }

  #skip(to: number): number {
    this.#plain = to;
    return to;
  }

  #readCode(marks: string, at: number): number {
    const source = this.source;
    const from = at + marks.length;
    const end = this.#nextRun(marks.length, from);
    if (end !== undefined) return this.#skip(end + marks.length);
    if (source.length - from > longest.code || /^`\s/.test(source.slice(at, from + 1))) return from;
    this.#begin('code', at, marks);
    let cut = source.length;
    while (source[cut - 1] === '`') cut -= 1;
    return this.#leaveOut(cut);
  }

  /** Where the next run of so many backticks begins. To be asked for from left to right. */
  #nextRun(length: number, from: number): number | undefined {
    this.#runs ??= runsOfBackticks(this.source);
    const starts = this.#runs.get(length) ?? [];
    while ((starts.at(-1) ?? from) < from) starts.pop();
    return starts.at(-1);
  }

  #readAngle(at: number): number {
    const text = this.source.slice(at, at + longest.tag);
    const whole = tag.exec(text) ?? autolink.exec(text);
    if (whole) return this.#skip(at + whole[0].length);
    if (text.length === longest.tag) return at + 1;
    if (isLiteral(text, this.#allowTags)) return at + 1;
    if (isHalfTag(text) || /^<[a-z][\w.+-]*$/i.test(text)) return this.#leaveOut(at);
    if (!/^<[a-z][\w.+-]*(?::[^\s<>]*|@[\w.-]*)$/i.test(text)) return at + 1;
    const { length } = this.source;
    this.address = { start: at, end: length, text: text.slice(1) };
    return length;
  }

  #readBracket(at: number): number {
    const index = this.open.findLastIndex(({ kind }) => kind === 'link' || kind === 'image');
    const open = this.open[index];
    if (!open) return at + 1;
    const end = this.#endOfLink(at, open);
    if (end === 'never') {
      this.open.splice(index, 1);
      return at + 1;
    }
    // What began in the text of the link and has not ended there is text.
    this.open.length = index;
    if (end === 'open' && open.kind === 'link') this.open.push(open);
    if (end === 'open') return this.#leaveOut(open.kind === 'link' ? at : open.start);
    if (open.kind === 'link') this.#forget('link'); // There is no link in a link.
    return this.#skip(end);
  }

  #forget(forgotten: Open['kind']): void {
    const others = this.open.filter(({ kind }) => kind !== forgotten);
    this.open.splice(0, this.open.length, ...others);
  }

  /** Where the link ends whose text ends here; `open` if it may go on to be one. */
  #endOfLink(at: number, open: Open): number | 'open' | 'never' {
    const source = this.source;
    const next = source[at + 1];
    if (next === '(') {
      const end = endOfTarget(source, at + 2);
      this.isTarget = end === 'open' && open.kind === 'link';
      return end;
    }
    if (source[open.end] === '^') return 'never'; // A footnote.
    if (next === undefined) return open.kind === 'image' || looksLikeLink(source, open) ? 'open' : 'never';
    if (next !== '[') return 'never';
    reference.lastIndex = at + 1;
    const [label = ''] = reference.exec(source) ?? [];
    if (label.endsWith(']')) return at + 1 + label.length;
    return at + 1 + label.length === source.length ? 'open' : 'never';
  }

  #readRun(run: string, at: number): number {
    const char = run.charAt(0);
    const { canOpen, canClose } = flanks(this.source, at, run);
    let left = run.length;
    for (let index = this.open.length - 1; canClose && index >= 0 && left > 0; index -= 1) {
      const open = this.open[index];
      if (!open || !matches(open, char, run.length, canOpen)) continue;
      const used = char === '~' ? left : Math.min(2, left, open.marks.length);
      left -= used;
      this.#lost += this.open.length - index - 1;
      open.marks = open.marks.slice(used);
      open.end -= used;
      this.open.length = open.marks ? index + 1 : index;
      if (open.marks) index += 1;
    }
    const end = at + run.length;
    if (left > 0 && canOpen) this.#begin('emphasis', end - left, char.repeat(left), canClose);
    else if (left > 0) this.literal = { start: end - left, end };
    return end;
  }

  /** Marks at the very end: they close what they can, and what is left of them is about to open or to close. */
  #readLastRun(run: string, at: number): number {
    let left = run.length;
    if (this.open.at(-1)?.end === at || canOnlyOpen.test(this.source[at - 1] ?? ' '))
      return this.#leaveOut(at);
    for (let index = this.open.length - 1; index >= 0; index -= 1) {
      const { kind, marks } = this.open[index] ?? { kind: 'link', marks: '' };
      if (kind !== 'emphasis' || marks[0] !== run[0]) continue;
      if (marks.length > left) break;
      left -= marks.length;
      this.open.length = index;
    }
    return this.#leaveOut(this.source.length - left);
  }

  #readAddress(mark: string, at: number): number {
    const pattern = this.open.some(({ kind }) => kind === 'link') ? addressInLink : address;
    pattern.lastIndex = at;
    const [whole = mark] = pattern.exec(this.source) ?? [];
    let { length } = whole;
    while (length > 0 && afterAddress.includes(whole.charAt(length - 1))) length -= 1;
    if (length <= mark.length) return at + mark.length;
    const end = at + length;
    if (at + whole.length === this.source.length)
      this.address = { start: at, end, text: whole.slice(0, length) };
    return this.#skip(end);
  }

  /** What has begun at the end of plain text. */
  #readEnd(): void {
    const { length } = this.source;
    const from = Math.max(this.#plain, length - longestLabel);
    const end = this.source.slice(from);
    const begun = /(?:&(?:#x?[\da-f]{0,6}|[a-z]{0,8}\d{0,2})|(?<![^\s([|*_])!)$/.exec(end);
    if (begun && !this.address) this.cut = from + begun.index;
    const email = /(?<![a-z\d.+\\-])[a-z\d][\w.+-]*@[\w-]+(?:\.[\w-]*[a-z\d])+(?=[.,:;!?]?$)/i.exec(end);
    if (!email || this.address) return;
    const start = from + email.index;
    this.address = { start, end: start + email[0].length, text: email[0] };
  }
}

const canOnlyOpen = /[\s\p{Ps}\p{Pi}]/u;
const afterAddress = `?!.,:;*_'"~)&`;
const address = /[^\s<]*/y;
const addressInLink = /[^\s<[\]`]*/y;
const reference = /\[[^[\]]{0,256}\]?/y;
