interface Mark {
  node: Element | Text | undefined;
  /** A character of the text. */
  readonly offset: number | undefined;
  /** A message is known again when it has been drawn anew. */
  readonly id: string | undefined;
  /** Pixels from the top of the view. */
  at: number;
}

/**
 * What stands at the top of the view, from the very letters out to their message: when the innermost is gone, the next
 * one still says where its reader was.
 */
export class ReadingPlace {
  readonly #scroller: Element;
  readonly #range = document.createRange();
  #marks: Mark[] = [];

  constructor(scroller: Element) {
    this.#scroller = scroller;
  }

  /** Notes it. */
  take(): void {
    const top = this.#top;
    const marks: Mark[] = [];
    const note = (node: Element | Text | undefined, offset?: number) => {
      const id = node instanceof Element ? (node.getAttribute('data-id') ?? undefined) : undefined;
      const at = this.#topOf({ node, offset, id });
      if (at !== undefined) marks.push({ node, offset, id, at: at - top });
      return at;
    };
    let inside: Element | null = this.#scroller.firstElementChild;
    while (inside) {
      const { childNodes }: Element = inside;
      const first = firstBelow(childNodes.length, (place) => this.#boxOf(childNodes[place])?.bottom, top);
      const node = childNodes[first];
      const text = node instanceof Text ? node : undefined;
      const element = node instanceof Element ? node : undefined;
      const offset = text && firstBelow(text.length, (place) => middleOf(this.#boxOf(text, place)), top);
      const at = note(text ?? element, offset);
      inside = element && at !== undefined && at < top ? element : null;
    }
    // A group may be drawn anew where its messages go on.
    const [group] = marks;
    if (group?.node instanceof Element && !marks.some(({ id }) => id))
      note(group.node.querySelector('[data-id]') ?? undefined);
    this.#marks = marks.reverse();
  }

  /** Scrolls to where it is now. */
  keep(): void {
    const moved = this.#moved();
    if (Math.abs(moved) >= 0.5) this.#scroller.scrollTop += moved;
  }

  /** The reader follows the end, and is at no place of their own. */
  forget(): void {
    this.#marks = [];
  }

  /** By how many pixels it has moved since; what is wanted stays the same, so that what is rounded does not add up. */
  #moved(): number {
    const top = this.#top;
    const tops = this.#marks.map((mark) => this.#topOf(mark));
    const known = tops.findIndex((at) => at !== undefined);
    const [mark, now] = [this.#marks[known], tops[known]];
    if (!mark || now === undefined) return 0;
    const moved = now - top - mark.at;
    this.#marks.forEach((outer, place) => {
      const at = tops[place];
      if (place > known && at !== undefined) outer.at = at - top - moved;
    });
    return moved;
  }

  get #top(): number {
    return this.#scroller.getBoundingClientRect().top;
  }

  /** Where it has its place: a message that is just arriving is drawn a little lower. */
  #topOf(mark: Omit<Mark, 'at'>): number | undefined {
    const { id, offset } = mark;
    if (mark.node && !mark.node.isConnected && id)
      mark.node = this.#scroller.querySelector(`[data-id="${CSS.escape(id)}"]`) ?? mark.node;
    const { node } = mark;
    const box = node?.isConnected ? this.#boxOf(node, offset) : undefined;
    const message = (node instanceof Element ? node : node?.parentElement)?.closest('[data-id]');
    return box && box.top - (message ? new DOMMatrixReadOnly(getComputedStyle(message).transform).f : 0);
  }

  /** The box of an element, of a text, or of one of its characters. */
  #boxOf(node: Node | undefined, offset?: number): DOMRect | undefined {
    let box: DOMRect | undefined;
    if (node instanceof Element) box = node.getBoundingClientRect();
    else if (node instanceof Text && (offset ?? 0) < node.length) {
      this.#range.setStart(node, offset ?? 0);
      this.#range.setEnd(node, offset === undefined ? node.length : offset + 1);
      box = this.#range.getBoundingClientRect();
    }
    return box && box.height > 0 ? box : undefined;
  }
}

/** A line of which more than half is in view is the one that is read. */
const middleOf = (box: DOMRect | undefined) => box && (box.top + box.bottom) / 2;

/** The first of many, one below the other, that does not end above a line; what has no box is passed over. */
function firstBelow(count: number, endOf: (place: number) => number | undefined, line: number): number {
  const nextWithBox = (from: number, end: number) => {
    let place = from;
    while (place < end && endOf(place) === undefined) place += 1;
    return place;
  };
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    const probe = nextWithBox(middle, high);
    const end = probe < high ? endOf(probe) : undefined;
    if (end !== undefined && end <= line) low = probe + 1;
    else high = middle;
  }
  return nextWithBox(low, count);
}
