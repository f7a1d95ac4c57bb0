import type { Token } from 'marked';
import { longestDocument } from './caps.js';
import { Definitions, mentions } from './definitions.js';
import { Frontier } from './frontier.js';
import { continues, isDue, isFirm } from './growing.js';
import type { Lag } from './lag.js';
import { Lexed, lastBlockStart, openRun } from './lexer.js';
import { Loosening } from './loosening.js';
import { type MarkdownOptions, makeBlocks, plainText } from './make.js';
import { morph } from './morph.js';
import { isWild, opened } from './raw-html.js';
import { mayEndOpen, withoutOpenLine } from './repair.js';
import { canSanitize } from './sanitize.js';
import { commonLength, Source } from './source.js';
import { settledCount, tokensBefore, type Unit, unitsOf } from './units.js';

export type { MarkdownOptions } from './make.js';

/** A unit that is on the page and may still change. */
interface Live {
  readonly source: string;
  /** Whether what is half-typed at its end is shown as what it is about to be. */
  readonly open: boolean;
  readonly nodes: number;
}

interface SettledUnit {
  readonly end: number;
  readonly nodes: number;
}

/** The rest of the text as it has been read. */
interface Reading {
  /** With what stands in front of it for marked. */
  readonly text: string;
  readonly lexed: Lexed;
  readonly units: readonly Unit[];
  /** The run of inline text to which what comes next will be added. */
  readonly openRun: Token[] | undefined;
}

/**
 * Keeps an element showing a growing text. What no later text can change is settled: it is neither read nor touched
 * again. The rest is read at each step, and of what is shown for it only that changes which differs.
 *
 * The DOM depends on the text alone, and never on the steps in which it came.
 */
export class MarkdownRenderer {
  readonly #target: Element;
  readonly #options: MarkdownOptions;
  readonly #text = new Source();
  readonly #definitions = new Definitions();
  readonly #frontier: Frontier;
  readonly #loosening: Loosening;
  readonly #units: SettledUnit[] = [];
  #source = '';
  #live: readonly Live[] = [];
  /** The unit that begins here has to be made as a whole at each step. */
  #whole = -1;

  constructor(target: Element, options: MarkdownOptions) {
    this.#target = target;
    this.#options = options;
    this.#frontier = new Frontier(target);
    this.#loosening = new Loosening(target);
  }

  /** When all is as it will be: what would take too long at once comes in the next frames. */
  get ready(): Promise<void> {
    return this.#loosening.isDone;
  }

  /** `streaming`: more may come. */
  render(text: string, streaming = false): void {
    if (!canSanitize()) {
      this.#target.replaceChildren(plainText(text));
      return;
    }
    const source = this.#text.read(text, streaming);
    const common = commonLength(this.#source, source);
    if (common < this.#source.length) this.#goBack(common);
    this.#source = source;
    this.#read(streaming);
  }

  #read(streaming: boolean): void {
    for (let again = this.#step(streaming); again; again = this.#step(streaming)) {
      if (again === 'whole') this.#whole = this.#frontier.start;
      this.#leave();
    }
  }

  /** `again`: what reading began inside of is not what it seemed to be; `whole`: and cannot be taken apart. */
  #step(streaming: boolean): 'again' | 'whole' | undefined {
    const { prefix, from, open, isInside, growing } = this.#frontier;
    const rest = prefix + this.#source.slice(from, Math.max(from, longestDocument));
    const text = streaming ? withoutOpenEnd(rest) : rest;
    const lexed = new Lexed(text, this.#definitions.settled, this.#options.breaks);
    if (growing && isDue(growing, lexed, streaming)) {
      this.#frontier.shrink();
      this.#live = [];
      return this.#step(streaming);
    }
    const labels = this.#definitions.changes(lexed.links);
    if (labels.length > 0 && this.#relink(labels, lexed)) return 'again';
    const units = this.#unitsOf(lexed);
    if (!units) return open.length > 0 ? 'whole' : 'again';
    const run = streaming ? openRun(lexed.tokens, text) : undefined;
    const reading = { text, lexed, units, openRun: run };
    const kept = labels.length > 0 ? 0 : this.#countKept(reading);
    for (let i = kept; i < units.length; i += 1) this.#readInline(reading, i);
    if (isInside && units.slice(kept).some((unit) => this.#isWild(unit))) return 'whole';
    this.#show(reading, kept);
    this.#settle(reading);
    return undefined;
  }

  #unitsOf(lexed: Lexed): readonly Unit[] | undefined {
    const { growing, open } = this.#frontier;
    if (growing && !continues(growing, lexed)) return undefined;
    const [first] = lexed.tokens;
    const last = first?.type === 'list' && first.loose ? this.#frontier.loosen() : undefined;
    if (last) this.#loosening.upTo(last);
    const around = open.map(({ name }) => name);
    return unitsOf(lexed.tokens, around);
  }

  /** How many units are shown already as they now have to be. */
  #countKept(reading: Reading): number {
    const { text, units } = reading;
    const changed = units.findIndex(({ start, end, closes }, i) => {
      const live = this.#live[i];
      if (!live || closes > 0 || live.open !== isOpen(reading, i)) return true;
      return live.source !== text.slice(start, end);
    });
    return changed < 0 ? units.length : changed;
  }

  #readInline(reading: Reading, i: number): void {
    const { lexed, units, openRun } = reading;
    const before = i === 0 ? this.#frontier.growing?.before : undefined;
    lexed.readInline(units[i]?.tokens ?? [], openRun, before);
  }

  /** Whether a unit cannot be made apart from what is around it. Raw HTML that is in order by itself can. */
  #isWild({ tokens, closes }: Unit): boolean {
    if (closes > 0 || !isWild(tokens)) return false;
    const pieces = tokens.flatMap((token) => (token.type === 'html' ? [token.raw] : []));
    const others = tokens.filter(({ type }) => type !== 'html');
    return this.#frontier.growing !== undefined || isWild(others) || !opened(pieces);
  }

  #show(reading: Reading, kept: number): void {
    const { settled, parent, open } = this.#frontier;
    const live = this.#live.slice(0, kept);
    const line = settled.get(parent) ?? null;
    settled.set(parent, this.#frontier.nodeAfter(sum(live)));
    const shells = open.map(({ element }) => element.cloneNode());
    let made = document.createDocumentFragment();
    const close = (shell: Node | undefined) => {
      shell?.appendChild(made);
      made = document.createDocumentFragment();
      if (shell) made.appendChild(shell);
    };
    for (const [i, unit] of reading.units.entries()) {
      if (i < kept) continue;
      for (let n = 0; n < unit.closes; n += 1) close(shells.pop());
      const blocks = this.#make(unit, reading.text);
      const source = reading.text.slice(unit.start, unit.end);
      live.push({ source, open: isOpen(reading, i), nodes: blocks.childNodes.length });
      made.append(blocks);
    }
    for (const shell of shells.reverse()) close(shell);
    made.append(...this.#beyondTheCap());
    morph(this.#target, made, settled);
    settled.set(parent, line);
    this.#live = live;
  }

  #make({ tokens, start, end, closes }: Unit, text: string): DocumentFragment {
    if (closes > 0) return document.createDocumentFragment();
    return makeBlocks(tokens, text.slice(start, end), this.#options);
  }

  /** What is too long to be formatted, in pieces that a browser can lay out one by one. */
  *#beyondTheCap(): Generator<DocumentFragment> {
    const piece = 16_384; // Characters.
    const from = Math.max(this.#frontier.from, longestDocument);
    for (let at = from; at < this.#source.length; at += piece)
      yield plainText(this.#source.slice(at, at + piece));
  }

  #settle({ text, lexed, units }: Reading): void {
    const base = this.#frontier.from - this.#frontier.prefix.length;
    const last = units.at(-1);
    const count = settledCount(units, text, last !== undefined && isFirm(last));
    for (const [i, unit] of units.slice(0, count).entries()) {
      const end = base + (units[i + 1]?.start ?? text.length);
      this.#settleUnit(unit, this.#live[i]?.nodes ?? 0, end);
    }
    const unit = units[count];
    if (!unit) return;
    if (count > 0) {
      this.#frontier.from = base + unit.start;
      this.#live = this.#live.slice(count);
    }
    const settled = this.#settleInside(unit, text, base, unit === last ? lexed.lag : undefined);
    if (count === 0 && !settled) return;
    this.#definitions.settle(tokensBefore(lexed.tokens, unit.start), base + unit.start);
    this.#definitions.settle(settled ?? [], this.#frontier.from);
  }

  #settleUnit({ closes }: Unit, nodes: number, end: number): void {
    if (closes > 0) this.#frontier.close(closes);
    else this.#frontier.pass(nodes);
    if (this.#frontier.open.length === 0) this.#units.push({ end, nodes: closes > 0 ? 1 : nodes });
  }

  /** Settles the beginning of the first unit that is not settled as a whole. Gives the blocks that have settled. */
  #settleInside(unit: Unit, text: string, base: number, lag?: Lag): readonly Token[] | undefined {
    const start = this.#frontier.isInside ? this.#frontier.start : base + unit.start;
    if (start === this.#whole || unit.closes > 0) return undefined;
    if (unit.tokens[0]?.type === 'html') {
      if (!this.#frontier.enter(unit, base)) return undefined;
      this.#live = [];
      return [];
    }
    if (isWild(unit.tokens)) return undefined;
    const make = (tokens: readonly Token[]) => makeBlocks(tokens, '', this.#options);
    const settled = this.#frontier.grow(unit, text, base, lag, make);
    if (settled) this.#live = [{ source: '', open: false, nodes: 1 }, ...this.#live.slice(1)];
    return settled;
  }

  #leave(): void {
    if (!this.#frontier.isInside) return;
    this.#loosening.finish();
    this.#frontier.leave();
    this.#definitions.goBack(this.#frontier.from);
    this.#live = [];
  }

  /** The text has become another from `common` on: what depends on that is not settled any more. */
  #goBack(common: number): void {
    this.#loosening.finish();
    this.#leave();
    // A unit is settled by the two that come after it.
    const same = this.#units.findLastIndex(({ end }) => end <= common) + 1;
    this.#units.length = Math.max(0, same - 2);
    this.#frontier.goBack(this.#units.at(-1)?.end ?? 0, sum(this.#units));
    this.#definitions.goBack(this.#frontier.from);
    this.#live = [];
  }

  /** Some labels lead somewhere else now: what names them is made anew. `true`: also what reading is inside of. */
  #relink(labels: readonly string[], { links }: Lexed): boolean {
    let start = 0;
    let node = 0;
    for (const [i, { end, nodes }] of this.#units.entries()) {
      const source = this.#source.slice(start, end);
      if (mentions(source, labels)) {
        const lexed = new Lexed(source, links, this.#options.breaks);
        lexed.readInline(lexed.tokens);
        const made = makeBlocks(lexed.tokens, source, this.#options);
        this.#units[i] = { end, nodes: made.childNodes.length };
        this.#replace(node, nodes, made);
      }
      node += this.#units[i]?.nodes ?? 0;
      start = end;
    }
    const { isInside, from } = this.#frontier;
    return isInside && mentions(this.#source.slice(this.#frontier.start, from), labels);
  }

  /** Replaces settled nodes of the target. */
  #replace(at: number, count: number, made: DocumentFragment): void {
    const { settled } = this.#frontier;
    const old = [...this.#target.childNodes].slice(at, at + count);
    const end = old.at(-1)?.nextSibling ?? null;
    const line = settled.get(this.#target);
    const isLast = line instanceof Node && old.includes(line);
    for (const node of old) node.remove();
    this.#target.insertBefore(made, end);
    if (isLast) settled.set(this.#target, end ? end.previousSibling : this.#target.lastChild);
  }
}

/** Whether what is half-typed at the end of a unit is shown as what it is about to be. */
const isOpen = ({ openRun, units }: Reading, i: number) => openRun !== undefined && i === units.length - 1;

/** What a last line may become depends on the block that it stands in, and on nothing before that. */
function withoutOpenEnd(text: string): string {
  if (!mayEndOpen(text)) return text;
  const start = lastBlockStart(text);
  return text.slice(0, start) + withoutOpenLine(text.slice(start));
}

const sum = (units: readonly { readonly nodes: number }[]) =>
  units.reduce((total, { nodes }) => total + nodes, 0);
