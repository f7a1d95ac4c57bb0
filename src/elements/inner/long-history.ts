import { type ReactiveControllerHost, render } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Windowing } from '../../controllers/windowing.js';
import type { MessageList } from '../../model/message-list.js';
import { type Section, Sections } from '../../model/sections.js';
import { type Slice, Slices, sliceSize } from '../../model/slices.js';
import { loadWindowing } from '../lazy.js';
import { adoptSheet } from './adopt-styles.js';
import { report } from './report.js';

/** Messages from which on not all are drawn at once: what decides which are is fetched. */
const many = 4 * sliceSize;
/** How many slices at the end are drawn before it is there: more than a screen. */
const first = 2;

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
  readonly #sections = new Sections();
  #windowing: Windowing | undefined;
  #asked = false;
  #loading: Promise<void> | undefined;
  #end: ReadonlySet<Slice> = new Set();
  /** What may be said of a message changes with each token in the turn that is going on, and in no other. */
  #live: ReadonlySet<Slice> = new Set();
  #template: (slice: Slice) => unknown = () => undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    list: MessageList,
    scroller: () => HTMLElement | null,
  ) {
    this.#host = host;
    this.#list = list;
    this.#scroller = scroller;
  }

  /** When more is drawn than now; `undefined`: all is. */
  get ready(): Promise<void> | undefined {
    return this.#loading ?? this.#windowing?.ready;
  }

  /** The host is to be drawn. `why`: a property that has changed. */
  renew(why: PropertyKey | undefined): void {
    if (!elsewhere.has(why)) this.#windowing?.renew();
  }

  /** Draws what shows a message, if that still waits. */
  reveal(id: string): void {
    this.#windowing?.reveal(id);
  }

  /** Draws what an element is the place of, if that still waits. */
  draw(slice: Element): void {
    this.#windowing?.draw(slice);
  }

  /** To be called in each drawing. Gives the sections, each slice of which is to be `placed`. `together`: as for `groupsOf`. */
  show(together: boolean, template: (slice: Slice) => unknown): readonly Section[] {
    const { messages, nested } = this.#list;
    const slices = this.#slices.cut(messages, nested, together);
    if (messages.length >= many && !this.#asked) this.#loading = this.#load();
    this.#template = template;
    this.#end = new Set(slices.slice(-first));
    const turn = slices.findLastIndex(({ groups }) => groups.some(({ role }) => role === 'user'));
    this.#live = new Set(slices.slice(Math.max(0, turn)));
    this.#windowing?.show({ slices, nested, template });
    return this.#sections.of(slices);
  }

  place(element: HTMLElement, slice: Slice): void {
    if (this.#windowing) this.#windowing.place(element, slice, this.#live.has(slice));
    // What is there already is drawn again.
    else if (!this.#loading || this.#end.has(slice) || element.hasChildNodes())
      render(this.#template(slice), element);
  }

  async #load(): Promise<void> {
    this.#asked = true;
    try {
      const { Windowing, windowingStyles } = await loadWindowing();
      adoptSheet(this.#host.shadowRoot, windowingStyles);
      this.#windowing = new Windowing(this.#host, this.#scroller);
    } catch (cause) {
      // All is drawn at once, as is what is short.
      report(this.#host, { source: 'messages', message: String(cause), cause });
    }
    this.#loading = undefined;
    this.#host.requestUpdate();
  }
}

class Placed extends Directive {
  override render(_history: LongHistory, _slice: Slice): void {}

  override update({ element }: ElementPart, [history, slice]: Parameters<this['render']>): void {
    if (element instanceof HTMLElement) history.place(element, slice);
  }
}

/** Makes an element the place of a slice. */
export const placed = directive(Placed);
