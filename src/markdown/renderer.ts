import type { Token } from 'marked';
import { refusesHtml } from '../trusted-types.js';
import { longestDocument } from './caps.js';
import { Definitions, mentions, tokensBefore } from './definitions.js';
import { engineStyles } from './engine-styles.js';
import { isFirm, isLong } from './firm.js';
import { Frontier } from './frontier.js';
import { beginsGroup, makeGroup } from './group.js';
import { groupStarts } from './groups.js';
import { continues, isDue } from './growing.js';
import type { Lag } from './lag.js';
import { html, type Later, missing } from './later.js';
import { Loosening } from './loosening.js';
import { makeBlocks } from './make.js';
import { morph } from './morph.js';
import { OpenLexed } from './open-lexer.js';
import { openRun } from './open-run.js';
import type { MarkdownOptions } from './options.js';
import { plainPieces, plainText } from './plain.js';
import { Plugins } from './plugins.js';
import { isWild } from './raw-html.js';
import { isOpen, type Live, nodesIn, type Reading, type SettledUnit } from './reading.js';
import { commonLength, Source } from './source.js';
import { settledCount, type Unit, unitsOf } from './units.js';

export type { MarkdownOptions } from './options.js';

/**
 * Keeps an element showing a growing text. What no later text can change is settled: it is neither read nor touched
 * again. The rest is read at each step, and of what is shown for it only that changes which differs.
 *
 * The DOM depends on the text alone, and never on the steps in which it came.
 */
export class MarkdownRenderer {
  readonly #target: Element;
  readonly #options: MarkdownOptions;
  readonly #plugins: Plugins;
  readonly #text = new Source();
  readonly #definitions = new Definitions();
  readonly #frontier: Frontier;
  #loosening: Loosening | undefined;
  readonly #units: SettledUnit[] = [];
  #source = '';
  #streaming = false;
  #live: readonly Live[] = [];
  /** The unit that begins here has to be made as a whole at each step. */
  #whole = -1;
  /** Parts of the engine that were not there when they were needed, and where in the source that was first. */
  readonly #missed = new Map<Later<unknown>, number>();

  constructor(target: Element, options: MarkdownOptions) {
    options.onEngine?.({ styles: engineStyles });
    this.#target = target;
    this.#plugins = new Plugins(options, (wants) => this.refresh(wants));
    this.#options = this.#plugins.options;
    this.#frontier = new Frontier(target);
  }

  /** When all is as it will be: what would take too long at once comes in the next frames, plug-ins when they are there. */
  get ready(): Promise<void> {
    return this.#plugins.ready.then(() => this.#loosening?.isDone);
  }

  /** Is a part of the engine still on its way? */
  get isWaiting(): boolean {
    return this.#missed.size > 0;
  }

  /** `streaming`: more may come. */
  render(text: string, streaming = false): void {
    if (refusesHtml()) {
      this.#target.replaceChildren(plainText(text));
      return;
    }
    const source = this.#text.read(text, streaming);
    const common = commonLength(this.#source, source);
    if (common < this.#source.length) this.#goBack(common);
    this.#plugins.look(source, common);
    this.#source = source;
    this.#streaming = streaming;
    this.#read();
    for (const part of this.#missed.keys()) this.#makeUseOf(part);
  }

  /** Another renderer takes over the element: what is being fetched for this one comes too late. */
  stop(): void {
    this.#missed.clear();
    this.#plugins.stop();
  }

  /**
   * Reads again from the first block on that something concerns which has been loaded, and changes what is shown
   * where that differs. `concerns` is given the source of a block.
   */
  refresh(concerns: (source: string) => boolean): void {
    const starts = [0, ...this.#units.map(({ end }) => end)];
    const first = starts.find((start, i) => concerns(this.#source.slice(start, starts[i + 1])));
    if (first !== undefined) this.#readAgain(first);
  }

  #readAgain(from: number): void {
    this.#goBack(from);
    this.#read();
  }

  async #miss(part: Later<unknown>, from: number): Promise<void> {
    this.#missed.set(part, Math.min(from, this.#missed.get(part) ?? from));
    await part.load();
    this.#makeUseOf(part);
  }

  /** What was made without a part of the engine is made anew, once, when that is there. */
  #makeUseOf(part: Later<unknown>): void {
    const from = this.#missed.get(part);
    if (from === undefined || !part.isThere) return;
    this.#missed.delete(part);
    this.#readAgain(from);
  }

  #read(): void {
    const streaming = this.#streaming;
    for (let again = this.#step(streaming); again; again = this.#step(streaming)) {
      if (again === 'whole') this.#whole = this.#frontier.start;
      this.#leave();
    }
  }

  /** `again`: what reading began inside of is not what it seemed to be; `whole`: and cannot be taken apart. */
  #step(streaming: boolean): 'again' | 'whole' | undefined {
    const { prefix, from, start, open, isInside, growing } = this.#frontier;
    const missed = missing();
    const rest = prefix + this.#source.slice(from, Math.max(from, longestDocument));
    const text = streaming ? this.#plugins.withoutOpenEnd(rest) : rest;
    const lexed = new OpenLexed(text, this.#definitions.settled, this.#plugins.syntax);
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
    const starts = groupStarts(units, this.#units.length, open.length);
    const reading = { text, lexed, units, starts, openRun: run };
    const kept = labels.length > 0 ? 0 : this.#countKept(reading);
    for (let i = kept; i < units.length; i += 1) this.#readInline(reading, i);
    if (growing?.before && lexed.isDense) return 'whole'; // Its beginning is formatted, and nothing of it may be.
    if (isInside && units.slice(kept).some((unit) => this.#frontier.isTornBy(unit))) return 'whole';
    this.#show(reading, kept);
    this.#plugins.finish(this.#target, lexed, this.#definitions.version, streaming);
    for (const part of missed()) this.#miss(part, isInside ? start : from);
    this.#settle(reading);
    return undefined;
  }

  #unitsOf(lexed: OpenLexed): readonly Unit[] | undefined {
    const { growing, open } = this.#frontier;
    if (growing && !continues(growing, lexed)) return undefined;
    const [first] = lexed.tokens;
    const items = first?.type === 'list' && first.loose ? this.#frontier.loosen() : undefined;
    if (items) {
      this.#loosening ??= new Loosening(this.#target);
      this.#loosening.add(items);
    }
    const around = open.map(({ name }) => name);
    return unitsOf(lexed.tokens, around);
  }

  /** How many units are shown already as they now have to be. */
  #countKept(reading: Reading): number {
    const { text, units, starts } = reading;
    const changed = units.findIndex((unit, i) => {
      const { start, end, closes } = unit;
      const live = this.#live[i];
      // What is kept stands in one element.
      if (!live || closes > 0 || starts.has(unit) || live.open !== isOpen(reading, i)) return true;
      return live.source !== text.slice(start, end);
    });
    return changed < 0 ? units.length : changed;
  }

  #readInline(reading: Reading, i: number): void {
    const { lexed, units, openRun } = reading;
    const before = i === 0 ? this.#frontier.growing?.before : undefined;
    lexed.readInline(units[i]?.tokens ?? [], openRun, before);
  }

  #show(reading: Reading, kept: number): void {
    const { settled, parent, around } = this.#frontier;
    const live = this.#live.slice(0, kept);
    const line = settled.get(parent) ?? null;
    settled.set(parent, this.#frontier.nodeAfter(nodesIn(live)));
    const made = document.createDocumentFragment();
    let into: Node = made;
    for (const element of around) into = into.appendChild(element.cloneNode());
    for (const [i, unit] of reading.units.entries()) {
      if (i < kept) continue;
      for (let n = 0; n < unit.closes; n += 1) into = into.parentNode ?? made;
      if (reading.starts.has(unit)) into = made.appendChild(makeGroup());
      const blocks = this.#make(unit, reading.text);
      const source = reading.text.slice(unit.start, unit.end);
      live.push({ source, open: isOpen(reading, i), nodes: blocks.childNodes.length });
      into.appendChild(blocks);
    }
    made.append(...plainPieces(this.#source.slice(Math.max(this.#frontier.from, longestDocument))));
    morph(this.#target, made, settled, this.#plugins.syntax.plugged?.tail);
    settled.set(parent, line);
    this.#live = live;
  }

  #make({ tokens, start, end, closes }: Unit, text: string): DocumentFragment {
    if (closes > 0) return document.createDocumentFragment();
    return makeBlocks(tokens, text.slice(start, end), this.#options);
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
    else this.#plugins.fill(this.#frontier.pass(nodes));
    if (this.#frontier.open.length > 0) return;
    this.#units.push({ end, nodes: closes > 0 ? 1 : nodes });
    if (beginsGroup(this.#units.length)) this.#frontier.enterGroup();
  }

  /** Settles the beginning of the first unit that is not settled as a whole. Gives the blocks that have settled. */
  #settleInside(unit: Unit, text: string, base: number, lag?: Lag): readonly Token[] | undefined {
    const start = this.#frontier.isInside ? this.#frontier.start : base + unit.start;
    if (start === this.#whole || unit.closes > 0 || this.#missed.has(html)) return undefined;
    if (unit.tokens[0]?.type === 'html') {
      if (!this.#frontier.enter(unit, base)) return undefined;
      this.#live = [];
      return [];
    }
    if (isWild(unit.tokens) || !isLong(unit) || this.#plugins.keepWhole(unit)) return undefined;
    const make = (tokens: readonly Token[]) => makeBlocks(tokens, '', this.#options);
    const settled = this.#frontier.grow(unit, text, base, lag, make);
    if (settled) this.#live = [{ source: '', open: false, nodes: 1 }, ...this.#live.slice(1)];
    return settled;
  }

  #leave(): void {
    if (!this.#frontier.isInside) return;
    this.#loosening?.finish();
    this.#frontier.leave();
    this.#definitions.goBack(this.#frontier.from);
    this.#live = [];
  }

  /** The text has become another from `common` on: what depends on that is not settled any more. */
  #goBack(common: number): void {
    this.#loosening?.finish();
    this.#leave();
    // A unit is settled by the two that come after it.
    const same = this.#units.findLastIndex(({ end }) => end <= common) + 1;
    this.#units.length = Math.max(0, same - 2);
    this.#frontier.goBack(this.#units.at(-1)?.end ?? 0, this.#units);
    this.#definitions.goBack(this.#frontier.from);
    this.#live = [];
  }

  /** Some labels lead somewhere else now: what names them is made anew. `true`: also what reading is inside of. */
  #relink(labels: readonly string[], { links }: OpenLexed): boolean {
    const missed = missing();
    let start = 0;
    for (const [i, { end, nodes }] of this.#units.entries()) {
      const source = this.#source.slice(start, end);
      if (mentions(source, labels)) {
        const made = this.#plugins.make(source, links);
        this.#units[i] = { end, nodes: made.childNodes.length };
        this.#plugins.fill([...made.childNodes]);
        this.#frontier.replace(this.#units.slice(0, i), nodes, made);
      }
      start = end;
    }
    for (const part of missed()) this.#miss(part, 0);
    const { isInside, from } = this.#frontier;
    return isInside && mentions(this.#source.slice(this.#frontier.start, from), labels);
  }
}
