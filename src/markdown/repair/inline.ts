import { Lexer } from 'marked';
import { isHalfTag } from './half-tag.js';
import { flanks, matches, type Open, runsOfBackticks } from './marks.js';
import { endOfTarget } from './target.js';

/**
 * What a growing text of inline Markdown is about to be: what is open is closed, what has only begun at the very end is
 * left out, and a link whose address may go on leads nowhere: the URL gate refuses `pending:`.
 */
export function repairInline(source: string): string {
  return new InlineScan(source).repaired();
}

/** An address in the text, to be shown as a link that leads nowhere yet. */
interface Address {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// Characters: what stays open for longer is taken for text.
const longest = { code: 256, label: 256, emphasis: 1024, tag: 1024 };
const deepest = 64; // What is open in more than that is text, too.

const pending = '](<pending:>)';
const { tag, autolink } = Lexer.rules.inline.gfm;
const special = /\\|`+|<|!?\[|\]|\*+|_+|~+|(?<![a-z0-9])(?:https?:\/\/|ftp:\/\/)|(?<![^\s*_~([])www\./gi;

/** Goes through the text once, from special character to special character. */
class InlineScan {
  readonly #source: string;
  readonly #open: Open[] = [];
  /** What comes after is not shown. */
  #cut: number;
  /** Where the text begins that is nothing but text. */
  #plain = 0;
  #address: Address | undefined;
  /** Does the text end in the target of a link? */
  #isTarget = false;
  #runs: Map<number, number[]> | undefined;

  constructor(source: string) {
    this.#source = source;
    this.#cut = source.length;
  }

  repaired(): string {
    const { length } = this.#source;
    for (let at = 0; at < length; ) {
      special.lastIndex = at;
      const found = special.exec(this.#source);
      if (!found) break;
      at = this.#read(found[0], found.index);
    }
    if (this.#cut === length && this.#open.at(-1)?.kind !== 'code') this.#readEnd();
    return this.#closed();
  }

  /** Returns where to go on. */
  #read(mark: string, at: number): number {
    switch (mark[0]) {
      case '\\':
        return at + 1 === this.#source.length ? this.#leaveOut(at) : at + 2;
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
        return at + mark.length === this.#source.length
          ? this.#readLastRun(mark, at)
          : this.#readRun(mark, at);
      default:
        return this.#readAddress(mark, at);
    }
  }

  #begin(kind: Open['kind'], start: number, marks: string, canClose = false): number {
    const end = start + marks.length;
    if (this.#open.length === deepest) this.#open.shift();
    this.#open.push({ kind, start, end, marks, size: marks.length, canClose });
    return end;
  }

  #leaveOut(from: number): number {
    this.#cut = from;
    return this.#source.length;
  }

  #skip(to: number): number {
    this.#plain = to;
    return to;
  }

  #readCode(marks: string, at: number): number {
    const source = this.#source;
    const from = at + marks.length;
    const end = this.#nextRun(marks.length, from);
    if (end !== undefined) return this.#skip(end + marks.length);
    const isText = source.length - from > longest.code || /^`\s/.test(source.slice(at, from + 1));
    if (isText) return from;
    this.#begin('code', at, marks);
    let cut = source.length;
    while (source[cut - 1] === '`') cut -= 1;
    return this.#leaveOut(cut);
  }

  /** Where the next run of so many backticks begins. To be asked for from left to right. */
  #nextRun(length: number, from: number): number | undefined {
    this.#runs ??= runsOfBackticks(this.#source);
    const starts = this.#runs.get(length) ?? [];
    while ((starts.at(-1) ?? from) < from) starts.pop();
    return starts.at(-1);
  }

  #readAngle(at: number): number {
    const text = this.#source.slice(at, at + longest.tag);
    const whole = tag.exec(text) ?? autolink.exec(text);
    if (whole) return this.#skip(at + whole[0].length);
    if (text.length === longest.tag) return at + 1;
    if (isHalfTag(text) || /^<[a-z][\w.+-]*$/i.test(text)) return this.#leaveOut(at);
    if (!/^<[a-z][\w.+-]*[:@][^\s<>]*$/i.test(text)) return at + 1;
    const { length } = this.#source;
    this.#address = { start: at, end: length, text: text.slice(1) };
    return length;
  }

  #readBracket(at: number): number {
    const index = this.#open.findLastIndex(({ kind }) => kind === 'link' || kind === 'image');
    const open = this.#open[index];
    if (!open) return at + 1;
    const end = this.#endOfLink(at, open);
    if (end === 'never') {
      this.#open.splice(index, 1);
      return at + 1;
    }
    // What began in the text of the link and has not ended there is text.
    this.#open.length = index;
    if (end === 'open' && open.kind === 'link') this.#open.push(open);
    if (end === 'open') return this.#leaveOut(open.kind === 'link' ? at : open.start);
    if (open.kind === 'link') this.#forgetLinks();
    return this.#skip(end);
  }

  /** There is no link in a link. */
  #forgetLinks(): void {
    const others = this.#open.filter(({ kind }) => kind !== 'link');
    this.#open.splice(0, this.#open.length, ...others);
  }

  /** Where the link ends whose text ends here; `open` if it may go on to be one. */
  #endOfLink(at: number, open: Open): number | 'open' | 'never' {
    const source = this.#source;
    const next = source[at + 1];
    if (next === '(') {
      const end = endOfTarget(source, at + 2);
      this.#isTarget = end === 'open' && open.kind === 'link';
      return end;
    }
    if (source[open.end] === '^') return 'never'; // A footnote.
    if (next === undefined) return open.kind === 'image' || this.#looksLikeLink(open) ? 'open' : 'never';
    if (next !== '[') return 'never';
    reference.lastIndex = at + 1;
    const [label = ''] = reference.exec(source) ?? [];
    if (label.endsWith(']')) return at + 1 + label.length;
    return at + 1 + label.length === source.length ? 'open' : 'never';
  }

  /** Will that which is in brackets be a link? Not an index, a box of a task, a long remark. */
  #looksLikeLink({ start, end }: Open): boolean {
    const isShort = this.#cut - end <= longest.label;
    return (
      isShort && !/[a-z0-9_)\]]/i.test(this.#source[start - 1] ?? '') && !/\s/.test(this.#source[end] ?? '')
    );
  }

  #readRun(run: string, at: number): number {
    const char = run.charAt(0);
    const { canOpen, canClose } = flanks(this.#source, at, run);
    let left = run.length;
    if (char === '~' && left > 2) return at + left;
    for (let index = this.#open.length - 1; canClose && index >= 0 && left > 0; index -= 1) {
      const open = this.#open[index];
      if (!open || !matches(open, char, run.length, canOpen)) continue;
      const used = char === '~' ? left : Math.min(2, left, open.marks.length);
      left -= used;
      open.marks = open.marks.slice(used);
      open.end -= used;
      this.#open.length = open.marks ? index + 1 : index;
      if (open.marks) index += 1;
    }
    if (left > 0 && canOpen) this.#begin('emphasis', at + run.length - left, char.repeat(left), canClose);
    return at + run.length;
  }

  /** Marks at the very end: they close what they can, and what is left of them is about to open or to close. */
  #readLastRun(run: string, at: number): number {
    let left = run.length;
    if (this.#open.at(-1)?.end === at || canOnlyOpen.test(this.#source[at - 1] ?? ' '))
      return this.#leaveOut(at);
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const { kind, marks } = this.#open[index] ?? { kind: 'link', marks: '' };
      if (kind !== 'emphasis' || marks[0] !== run[0]) continue;
      if (marks.length > left) break;
      left -= marks.length;
      this.#open.length = index;
    }
    return this.#leaveOut(this.#source.length - left);
  }

  #readAddress(mark: string, at: number): number {
    address.lastIndex = at;
    const [whole = mark] = address.exec(this.#source) ?? [];
    let { length } = whole;
    while (length > 0 && afterAddress.includes(whole.charAt(length - 1))) length -= 1;
    if (length <= mark.length) return at + mark.length;
    const end = at + length;
    if (at + whole.length === this.#source.length)
      this.#address = { start: at, end, text: whole.slice(0, length) };
    return this.#skip(end);
  }

  /** What has begun at the end of plain text. */
  #readEnd(): void {
    const { length } = this.#source;
    const from = Math.max(this.#plain, length - longest.label);
    const end = this.#source.slice(from);
    const begun = /(?:&(?:#x?[\da-f]{0,6}|[a-z]{0,8}\d{0,2})|(?<![^\s([|*_])!)$/.exec(end);
    if (begun && !this.#address) this.#cut = from + begun.index;
    const email = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]*[a-z\d])+(?=[.,:;!?]?$)/i.exec(end);
    if (!email || this.#address) return;
    const start = from + email.index;
    this.#address = { start, end: start + email[0].length, text: email[0] };
  }

  #closed(): string {
    const closing: string[] = [];
    let end = this.#cut;
    for (const open of this.#open.reverse()) {
      if (this.#isNothingYet(open, end)) {
        end = open.start;
        closing.length = 0;
      } else closing.push(this.#closing(open, closing.includes(pending)));
    }
    const shown = this.#shown(end, closing.includes(pending));
    const marks = closing.join('');
    return marks ? shown.trimEnd().replace(loneMark, '') + marks : shown;
  }

  /** Something without content, and what would not be itself without its end. */
  #isNothingYet(open: Open, end: number): boolean {
    const content = this.#source.slice(open.end, end);
    if (content.trim() === '') return true;
    if (open.kind === 'image') return content.length <= longest.label;
    return open.kind === 'link' && /^\^\S{0,32}$/.test(content);
  }

  #closing(open: Open, hasLink: boolean): string {
    // What ends with a backtick itself needs a space before the marks.
    if (open.kind === 'code')
      return (this.#source.slice(open.end, this.#cut).trimEnd().endsWith('`') ? ' ' : '') + open.marks;
    if (open.kind === 'emphasis') return this.#looksLikeEmphasis(open) ? open.marks : '';
    const isLink = open.kind === 'link' && !hasLink && (this.#isTarget || this.#looksLikeLink(open));
    return isLink ? pending : '';
  }

  /** Not a product, a number that is about right, or a mark that has been waiting for too long. */
  #looksLikeEmphasis({ start, end, marks }: Open): boolean {
    if (this.#cut - end > longest.emphasis || /[a-z0-9]/i.test(this.#source[start - 1] ?? '')) return false;
    return marks !== '~' || /\p{L}/u.test(this.#source[end] ?? '');
  }

  #shown(end: number, isLink: boolean): string {
    const source = this.#source;
    if (!this.#address || this.#address.start >= end) return source.slice(0, end);
    const { start, end: after, text } = this.#address;
    const escaped = text.replace(/[\\`*_~[\]<>&]/g, '\\$&');
    return source.slice(0, start) + (isLink ? escaped : `[${escaped}${pending}`) + source.slice(after, end);
  }
}

const canOnlyOpen = /[\s\p{Ps}\p{Pi}]/u;
const loneMark = /\s+[*_~]$/; // It would be taken for one of those that close what is open.
const afterAddress = `?!.,:;*_'"~)&`;
const address = /[^\s<\]`]*/y;
const reference = /\[[^[\]]{0,256}\]?/y;
