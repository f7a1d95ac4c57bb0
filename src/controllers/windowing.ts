import { type ReactiveController, type ReactiveControllerHost, render } from 'lit';
import { lengthOf, messagesIn, sameSlice, sourceOf } from '../model/slice.js';
import { type Nested, type Slice, sliceSize } from '../model/slices.js';
import { whenIdle } from './idle.js';

/** What is shown of a conversation. */
export interface Shown {
  readonly slices: readonly Slice[];
  readonly nested: Nested;
  readonly template: (slice: Slice) => unknown;
}

/** An element for a slice, and what it shows. */
interface Place {
  readonly element: HTMLElement;
  slice: Slice | undefined;
  /** For what it was last drawn; `undefined`: it shows its source. */
  drawnFor: object | undefined;
  /** How many lines it is guessed to have; none, until that matters. */
  lines: number;
}

/** How many slices at the end are drawn and laid out wherever the reader is: more than a screen. */
const always = 2;
/** Milliseconds of an idle step, where the browser offers more. */
const budget = 24;
/** Characters in a line, about. */
const line = 80;

/**
 * Decides when the slices of a long conversation are drawn: what is near its reader, and what changes, at once; all
 * else, nearest first, when the browser has nothing better to do.
 */
export class Windowing implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #scroller: () => HTMLElement | null;
  readonly #places = new Map<string, Place>();
  readonly #near = new Set<Element>();
  #end: ReadonlySet<string> = new Set();
  #shown: Shown = { slices: [], nested: new Map(), template: () => undefined };
  #nestedBefore: Nested = new Map();
  /** Another one whenever something has changed that may concern any message. */
  #now = {};
  #observer: IntersectionObserver | undefined;
  #idle: (() => void) | undefined;
  /** Milliseconds that a slice takes: at first a guess. */
  #cost = budget;
  #done: (() => void) | undefined;
  /** When all is drawn as it now has to be, or the host has been taken away. */
  ready: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  /** Something has changed that may concern any message. */
  renew(): void {
    this.#now = {};
  }

  /** To be called in each drawing, before its places are drawn. */
  show(shown: Shown): void {
    this.#nestedBefore = this.#shown.nested;
    this.#shown = shown;
    this.#end = new Set(shown.slices.slice(-always).map(({ key }) => key));
  }

  /** Draws a slice in its element, or lets it wait; `live`: what is said of its messages changes all the time. */
  place(element: HTMLElement, slice: Slice, live: boolean): void {
    const place = this.#placeOf(element, slice.key);
    const before = place.slice;
    const changed = !before || !sameSlice(before, slice, this.#nestedBefore, this.#shown.nested);
    const atEnd = this.#end.has(slice.key);
    place.slice = slice;
    element.classList.toggle('old', !atEnd);
    if (!atEnd && (changed || place.lines === 0)) this.#size(place, slice);
    if (live || atEnd || this.#near.has(element) || (changed && place.drawnFor)) this.#draw(place);
    else if (changed) this.#wait(place, slice);
  }

  /** Draws what shows a message. */
  reveal(id: string): void {
    for (const place of this.#due())
      if (place.slice && messagesIn(place.slice, this.#shown.nested).some((message) => message.id === id))
        this.#draw(place);
  }

  /** Draws what an element is the place of. */
  draw(element: Element): void {
    for (const place of this.#due()) if (place.element === element) this.#draw(place);
  }

  /** Draws all that waits, at once. */
  finish = (): void => {
    for (const place of this.#due()) this.#draw(place);
  };

  hostConnected(): void {
    addEventListener('beforeprint', this.finish);
    this.hostUpdated();
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    this.#forget();
    this.#sizeSections();
    this.#observe();
    this.#schedule();
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.finish);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#near.clear();
    this.#idle?.();
    this.#idle = undefined;
    this.#settle();
  }

  /** What is drawn no more is let go. */
  #forget(): void {
    for (const [key, { element }] of this.#places) {
      if (element.isConnected) continue;
      this.#observer?.unobserve(element);
      this.#places.delete(key);
    }
    for (const element of this.#near) if (!element.isConnected) this.#near.delete(element);
  }

  #placeOf(element: HTMLElement, key: string): Place {
    const known = this.#places.get(key);
    if (known?.element === element) return known;
    // It may have been drawn before there was any of this.
    const drawnFor = element.hasChildNodes() ? {} : undefined;
    const place: Place = { element, slice: undefined, drawnFor, lines: 0 };
    this.#places.set(key, place);
    this.#observer?.observe(element);
    return place;
  }

  /** About how high it will be: a browser that leaves out what is far away asks for that. */
  #size(place: Place, slice: Slice): void {
    place.lines = 2 * sliceSize + Math.ceil(lengthOf(slice) / line);
    setHeight(place.element, place.lines);
  }

  /** As high as its slices, and the space between them. */
  #sizeSections(): void {
    const sections = new Map<Element | null, number>();
    for (const { element, lines } of this.#places.values())
      sections.set(element.parentElement, (sections.get(element.parentElement) ?? 0) + lines + 1);
    for (const [section, lines] of sections) {
      const isOld = section?.lastElementChild?.classList.contains('old') ?? false;
      section?.classList.toggle('old', isOld);
      if (section instanceof HTMLElement && isOld) setHeight(section, lines);
    }
  }

  /** Until it is drawn, what it says can be found, copied and heard as it was written. */
  #wait({ element }: Place, slice: Slice): void {
    element.classList.add('waiting');
    element.textContent = sourceOf(slice, this.#shown.nested);
  }

  #draw(place: Place): void {
    const { element, slice, drawnFor } = place;
    if (!slice) return;
    if (!drawnFor) {
      element.replaceChildren();
      element.classList.remove('waiting');
    }
    render(this.#shown.template(slice), element);
    place.drawnFor = this.#now;
  }

  #observe(): void {
    const root = this.#scroller();
    if (!root || this.#observer) return;
    this.#observer = new IntersectionObserver((entries) => this.#onSeen(entries), {
      root,
      rootMargin: '100% 0px',
    });
    for (const { element } of this.#places.values()) this.#observer.observe(element);
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
    }
    for (const place of this.#due()) if (this.#near.has(place.element)) this.#draw(place);
  }

  #due(): Place[] {
    return [...this.#places.values()].filter(({ drawnFor }) => drawnFor !== this.#now);
  }

  #schedule(): void {
    if (this.#due().length === 0) {
      this.#settle();
      return;
    }
    this.ready ??= new Promise((done) => {
      this.#done = done;
    });
    this.#idle ??= whenIdle((rest) => {
      this.#idle = undefined;
      this.#step(Math.max(1, Math.floor(Math.min(rest, budget) / this.#cost)));
      this.#schedule();
    });
  }

  #step(count: number): void {
    const start = performance.now();
    const places = this.#nearest(count);
    for (const place of places) this.#draw(place);
    this.#cost = (performance.now() - start) / places.length;
  }

  /** What waits comes before what is there, and only not as it now has to be. */
  #nearest(count: number): readonly Place[] {
    const places = this.#shown.slices.flatMap(({ key }) => this.#places.get(key) ?? []);
    const reader = places.findLastIndex(({ element }) => this.#near.has(element));
    const end = reader < 0 ? places.length : reader;
    const order = new Map(places.map((place, at) => [place, Math.abs(at - end)]));
    const far = (place: Place) => (order.get(place) ?? 0) + (place.drawnFor ? order.size : 0);
    return this.#due()
      .sort((a, b) => far(a) - far(b))
      .slice(0, count);
  }

  #settle(): void {
    this.#done?.();
    this.#done = undefined;
    this.ready = undefined;
  }
}

/** What a browser that leaves it out takes for its height. Not in a rule by a number of ours: all in it would inherit that. */
function setHeight({ style }: HTMLElement, lines: number): void {
  style.containIntrinsicBlockSize = `auto calc(${lines} * var(--_line-height) * var(--_font-size))`;
}
