import type { Token } from 'marked';
import { standing } from './groups.js';
import { type Growing, growthOf } from './growing.js';
import { itemsOf } from './item-places.js';
import type { Lag } from './lag.js';
import { html } from './later.js';
import { isWild } from './raw-html.js';
import type { SettledUnit } from './reading.js';
import type { Unit } from './units.js';

/** A container of raw HTML that has been opened and not closed, in which blocks settle. */
interface Container {
  readonly name: string;
  readonly element: Element;
}

/**
 * The line between what is settled and what is still read, in the source and on the page. It may run through a unit:
 * through raw HTML whose containers are open, and through a long list, table, code block or paragraph.
 */
export class Frontier {
  /** Where reading begins. */
  from = 0;
  /** Where the unit begins that reading begins inside of. */
  start = 0;
  /** The last settled child of each element that the line runs through; of a text, how many characters are settled. */
  readonly settled = new Map<Node, ChildNode | number | null>();
  growing: Growing | undefined;
  /** Where what grows begins. */
  #root = 0;
  #grown: readonly Node[] = [];
  readonly #open: Container[] = [];
  /** The group of blocks through which the line runs; none, as long as there are few. */
  #group: Element | undefined;
  readonly #target: Element;

  constructor(target: Element) {
    this.#target = target;
  }

  /** What has to stand in front of the rest, for marked to read it as what it is. */
  get prefix(): string {
    return this.growing?.prefix ?? '';
  }

  get isInside(): boolean {
    return this.growing !== undefined || this.#open.length > 0;
  }

  /** The containers around, outermost first. */
  get open(): readonly Container[] {
    return this.#open;
  }

  /** What the line runs through below the target, outermost first. */
  get around(): readonly Element[] {
    return [this.#group ?? [], this.#open.map(({ element }) => element)].flat();
  }

  /** Where settled blocks end up. */
  get parent(): Element {
    return this.around.at(-1) ?? this.#target;
  }

  /** The node that is so many after the last settled one. */
  nodeAfter(count: number): ChildNode | null {
    const settled = this.settled.get(this.parent);
    let node = settled instanceof Node ? settled : null;
    for (let i = 0; i < count; i += 1) node = node ? node.nextSibling : this.parent.firstChild;
    return node;
  }

  /** Moves behind so many nodes, and gives them. */
  pass(count: number): readonly ChildNode[] {
    const { parent, settled } = this;
    const passed: ChildNode[] = [];
    let last = settled.get(parent);
    while (passed.length < count) {
      const next: ChildNode | null = last instanceof Node ? last.nextSibling : parent.firstChild;
      if (!next) break;
      passed.push(next);
      last = next;
    }
    this.#stopGrowing();
    settled.set(parent, last ?? null);
    return passed;
  }

  /** Moves out of so many containers. */
  close(containers: number): void {
    for (const { element } of this.#open.splice(-containers).reverse()) {
      this.settled.delete(element);
      this.settled.set(element.parentNode ?? this.#target, element as ChildNode);
    }
  }

  /** Goes back to where the unit begins that reading is inside of. */
  leave(): void {
    if (!this.isInside) return;
    this.#stopGrowing();
    for (const { element } of this.#open.splice(0)) this.settled.delete(element);
    this.from = this.start;
  }

  /** The list that grows turns out to be a loose one. Gives its settled items. */
  loosen(): readonly Element[] | undefined {
    const [list] = this.#grown;
    if (this.growing?.loose !== false || !(list instanceof Element)) return undefined;
    this.growing = { ...this.growing, loose: true };
    return itemsOf(list).slice(0, this.growing.items);
  }

  /** Goes back to the beginning of what grows. */
  shrink(): void {
    this.#stopGrowing();
    this.from = this.#root;
  }

  /** Moves into the next group of blocks. */
  enterGroup(): void {
    const group = this.#group ? this.#group.nextSibling : this.nodeAfter(1);
    if (group instanceof Element) this.#moveInto(group, null);
  }

  /** Goes back to where these units are settled. */
  goBack(from: number, units: readonly SettledUnit[]): void {
    this.from = from;
    const { parent, at } = standing(this.#target, units);
    this.#moveInto(parent, parent.childNodes[at - 1] ?? null);
  }

  /**
   * Moves into the beginning of a unit, if that is settled. `base`: where what was read begins in the source. Gives the
   * blocks that have settled by that.
   */
  grow(
    unit: Unit,
    read: string,
    base: number,
    lag: Lag | undefined,
    render: (tokens: readonly Token[]) => Node,
  ): readonly Token[] | undefined {
    const element = this.nodeAfter(1);
    const growth = element && growthOf(unit, read, element, this.growing, this.settled, lag, render);
    if (!growth) return undefined;
    if (!this.isInside) this.start = base + unit.start;
    if (!this.growing) this.#root = base + unit.start;
    this.#stopGrowing();
    this.growing = growth.growing;
    this.from = base + unit.start + growth.length;
    for (const [node, end] of growth.settled) this.settled.set(node, end);
    this.#grown = growth.settled.map(([node]) => node);
    return growth.tokens;
  }

  /** Whether a unit in what it is inside of cannot be made apart from that. Raw HTML that is in order by itself can. */
  isTornBy({ tokens, closes }: Unit): boolean {
    if (closes > 0 || !isWild(tokens)) return false;
    const others = tokens.filter(({ type }) => type !== 'html');
    return this.growing !== undefined || isWild(others) || !html.part?.isOrderly(tokens);
  }

  /** Moves into containers of raw HTML that are open, once there are a few blocks in them. */
  enter({ tokens, start }: Unit, base: number): boolean {
    const path = html.part?.pathInto(tokens, this.nodeAfter(1));
    if (!path) return false;
    if (!this.isInside) this.start = base + start;
    for (const [name, element, settled] of path) {
      this.#open.push({ name, element });
      this.settled.set(element, settled);
    }
    this.from = base + start + (tokens[0]?.raw.length ?? 0);
    return true;
  }

  /** Replaces the nodes of the unit that comes after these. */
  replace(before: readonly SettledUnit[], count: number, made: DocumentFragment): void {
    const { settled } = this;
    const { parent, at } = standing(this.#target, before);
    const old = [...parent.childNodes].slice(at, at + count);
    const end = parent.childNodes[at + count] ?? null;
    const line = settled.get(parent);
    const isLast = line instanceof Node && old.includes(line);
    for (const node of old) node.remove();
    parent.insertBefore(made, end);
    if (isLast) settled.set(parent, end ? end.previousSibling : parent.lastChild);
  }

  #moveInto(parent: Element, line: ChildNode | null): void {
    if (this.#group) this.settled.delete(this.#group);
    this.#group = parent === this.#target ? undefined : parent;
    if (this.#group) this.settled.set(this.#target, this.#group.previousSibling);
    this.settled.set(parent, line);
  }

  #stopGrowing(): void {
    this.growing = undefined;
    for (const node of this.#grown) this.settled.delete(node);
    this.#grown = [];
  }
}
