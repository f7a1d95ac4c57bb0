import { type ReactiveControllerHost, render } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Windowing } from '../../controllers/windowing.js';
import type { MessageList } from '../../model/message-list.js';
import { type Slice, Slices, sliceSize } from '../../model/slices.js';
import { loadWindowing } from '../lazy.js';
import { report } from './report.js';

/** Messages from which on it pays to ask which are to be drawn: what decides that is fetched, … */
const many = 2 * sliceSize;
/** … and those from which on drawing waits for it: all at once would take too long. */
const tooMany = 2 * many;

/** Why to draw, when the list has been set: messages that have changed are found by themselves. */
export const fromList = Symbol('messages');
/** What concerns no message. Any other reason, or none, may concern all. */
const elsewhere: ReadonlySet<unknown> = new Set([fromList, 'label', 'placeholder', 'examples', 'autoscroll']);

/** The slices of a conversation on the page. All are drawn each time, until they are so many that most can wait. */
export class LongHistory {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #list: MessageList;
  readonly #scroller: () => HTMLElement | null;
  readonly #slices = new Slices();
  #windowing: Windowing | undefined;
  #loading: Promise<void> | undefined;
  #draw: (slice: Slice) => unknown = () => undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    list: MessageList,
    scroller: () => HTMLElement | null,
  ) {
    this.#host = host;
    this.#list = list;
    this.#scroller = scroller;
  }

  /** When all is drawn. */
  get ready(): Promise<void> | undefined {
    return this.#windowing?.ready;
  }

  /** Resolves when the list can be drawn. `undefined`: it can be. */
  load(): Promise<void> | undefined {
    const { length } = this.#list.messages;
    if (length < many || this.#windowing) return undefined;
    this.#loading ??= this.#load();
    return length < tooMany ? undefined : this.#loading;
  }

  /** The host is to be drawn. `why`: a property that has changed. */
  renew(why: PropertyKey | undefined): void {
    if (!elsewhere.has(why)) this.#windowing?.renew();
  }

  /** Draws what shows a message, if that still waits. */
  reveal(id: string): void {
    this.#windowing?.reveal(id);
  }

  /** To be called in each drawing. Gives the slices, each of which is to be `placed`. `together`: as for `groupsOf`. */
  show(together: boolean, draw: (slice: Slice) => unknown): readonly Slice[] {
    const { messages, nested } = this.#list;
    const slices = this.#slices.cut(messages, nested, together);
    this.#draw = draw;
    this.#windowing?.show({ slices, nested, draw });
    return slices;
  }

  /** `live`: what is said of its messages changes all the time. */
  place(element: HTMLElement, slice: Slice, live: boolean): void {
    if (this.#windowing) this.#windowing.place(element, slice, live);
    else render(this.#draw(slice), element);
  }

  async #load(): Promise<void> {
    try {
      const { Windowing } = await loadWindowing();
      this.#windowing = new Windowing(this.#host, this.#scroller);
    } catch (cause) {
      // All is drawn at once, as is what is short.
      report(this.#host, { source: 'messages', message: String(cause), cause });
    }
  }
}

class Placed extends Directive {
  override render(_history: LongHistory, _slice: Slice, _live: boolean): void {}

  override update({ element }: ElementPart, [history, slice, live]: Parameters<this['render']>): void {
    if (element instanceof HTMLElement) history.place(element, slice, live);
  }
}

/** Makes an element the place of a slice. */
export const placed = directive(Placed);
