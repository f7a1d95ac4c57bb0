import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadingPlace } from './reading-place.js';
import { Resizes } from './resizes.js';
import { intentEvents, intentOf } from './scroll-intent.js';

interface Options {
  /** May the view move by itself? */
  readonly enabled: () => boolean;
  /** Is an answer coming? */
  readonly busy: () => boolean;
  /** The box that scrolls: what is read is its first child, the room below a question its second. */
  readonly scroller: () => HTMLElement | null;
  /** What shows a message, or what begins with it. */
  readonly find: (id: string) => HTMLElement | null;
  /** What only those need who have left the end. */
  readonly loadPlace: () => Promise<{ readonly ReadingPlace: typeof ReadingPlace }>;
  /** The end is in view. */
  readonly onEnd: () => void;
  /** Its reader has come to the top, or wants to go on there; or has left it. */
  readonly onTop: (reached: boolean) => void;
}

const touches = ['touchstart', 'touchend', 'touchcancel'];
const near = 24; // Pixels from an end that still count as being there.

/**
 * The only one that moves a conversation. It is *pinned* when a question has been asked: that stands at the top of the
 * view, and its answer grows below it. Once that overflows, the view is *following* its end. Whoever scrolls up is
 * *free*, and what they read stays where it is.
 *
 * The first two are one: the view stands as low as it can, and a pinned question has room below it that makes this its
 * place. Moved when content has been laid out, and never because of a scroll event: a burst would look like a reader
 * who has left.
 */
export class Scrolling implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: Options;
  #resizes: Resizes | undefined;
  #following = true;
  #away = false;
  /** A finger is on the screen. */
  #touched = false;
  /** Something has been pressed that may open: the frame after which it has. */
  #pressed = 0;
  /** Another place is wanted, though the content may be as high as before; a conversation begins at its end. */
  #due = true;
  #pinned = '';
  #question: HTMLElement | null = null;
  #place: ReadingPlace | undefined;
  #loading: Promise<void> | undefined;
  /** Where the view stood, and could have stood at most, when it was last looked at. */
  #top = 0;
  #end = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Is the end of what there is to read out of view? */
  get away(): boolean {
    return this.#away;
  }

  /** Another conversation begins at its end. */
  begin(): void {
    this.pin('');
  }

  /** A question is asked: once it is drawn, it goes to the top of the view. */
  pin(id: string): void {
    this.#following = true;
    this.#release();
    this.#pinned = id;
    this.#question = null;
    this.#due = true;
  }

  /** Goes to the end and stays there. */
  follow(): void {
    this.#following = true;
    this.#settle(true);
  }

  /** Goes to a message, and stays with it. */
  show(id: string): void {
    const [scroller, target] = [this.#options.scroller(), this.#options.find(id)];
    const content = scroller?.firstElementChild;
    if (!scroller || !content || !target) return;
    this.#leave();
    scroller.scrollTop = offsetOf(target) - gapOf(content);
    if (scroller.scrollTop >= furthest(scroller) - near) this.#following = true;
    this.#look(scroller);
    this.#take();
  }

  hostUpdated(): void {
    const due = this.#due;
    this.#due = false;
    // What is still drawn after the host has left is not observed: nobody would end that.
    if (!this.#resizes && this.#host.isConnected) this.#observe();
    if (due) this.#settle();
  }

  hostConnected(): void {
    const scroller = this.#options.scroller();
    if (!scroller) return;
    // A box that is moved in the page begins at its top again, which is not its reader's doing.
    scroller.scrollTop = this.#top;
    this.#observe();
  }

  hostDisconnected(): void {
    this.#resizes?.disconnect();
    this.#resizes = undefined;
    this.#touched = false;
    this.#release();
  }

  #observe(): void {
    const scroller = this.#options.scroller();
    const content = scroller?.firstElementChild;
    if (!scroller || !content) return;
    // All that makes it grow ends here, be it our update or a picture.
    this.#resizes = new Resizes(scroller, content, () => this.#settle());
    for (const type of [...intentEvents, ...touches, 'scroll', 'click'])
      scroller.addEventListener(type, this, { passive: true });
  }

  handleEvent(event: Event): void {
    const scroller = this.#options.scroller();
    if (!scroller) return;
    const intent = intentOf(event, scroller);
    if (event.type === 'scroll') this.#onScroll(scroller);
    else if (event.type === 'click') this.#onClick(event);
    else if (touches.includes(event.type)) this.#onTouch(event);
    else if (intent === 'up') this.#goUp(scroller);
    // Nor is a text to run away while it is being selected.
    else if (intent && furthest(scroller) > 0) this.#leave();
  }

  #onScroll(scroller: HTMLElement): void {
    const [before, now] = [this.#top, scroller.scrollTop];
    // Where we or the browser put it when it was last drawn.
    if (Math.abs(now - before) <= 1) return;
    this.#top = now;
    // Where the view has grown, the browser has put it up as far as it had to: that is no reader, either.
    if (now < before && now < furthest(scroller) - 1) this.#leave();
    else if (now > before && now >= this.#end - near) this.#following = true;
    this.#look(scroller);
    if (now > near) this.#options.onTop(false);
    this.#take(now < before && now <= near ? () => this.#options.onTop(true) : undefined);
  }

  /** Before the view has begun to move: it may glide, and following would hold it. */
  #goUp(scroller: HTMLElement): void {
    if (scroller.scrollTop > 0) this.#leave();
    this.#take(scroller.scrollTop <= near ? () => this.#options.onTop(true) : undefined);
  }

  #onTouch({ type }: Event): void {
    this.#touched = type === 'touchstart';
    if (this.#touched) this.#take();
    else this.#settle();
  }

  /** What a reader opens at the end grows downwards, from where it stands. */
  #onClick({ target }: Event): void {
    const opens = this.#options.busy() ? 'summary' : 'summary, button';
    if (!(target instanceof Element && target.closest(opens))) return;
    this.#release();
    // What it does is drawn in the next frame.
    this.#pressed = requestAnimationFrame(() => {
      this.#pressed = requestAnimationFrame(() => this.#release());
    });
  }

  #release(): void {
    cancelAnimationFrame(this.#pressed);
    this.#pressed = 0;
  }

  #leave(): void {
    this.#following = false;
  }

  /**
   * Notes what stands at the top of the view, and then does what may change that. Where the notebook cannot be had, the
   * browser's own anchoring is left.
   */
  #take(then?: () => void): void {
    if (this.#follows || this.#place) {
      if (!this.#follows) this.#place?.take();
      then?.();
      return;
    }
    this.#loading ??= this.#load();
    if (then) this.#loading.then(then);
  }

  async #load(): Promise<void> {
    try {
      const { ReadingPlace } = await this.#options.loadPlace();
      const scroller = this.#options.scroller();
      if (scroller) this.#place = new ReadingPlace(scroller);
      this.#take();
    } catch {
      this.#loading = undefined;
    }
  }

  get #follows(): boolean {
    return this.#following && this.#options.enabled();
  }

  #settle(now = false): void {
    const scroller = this.#options.scroller();
    const content = scroller?.firstElementChild;
    if (!scroller || !content || scroller.clientHeight === 0) return;
    this.#makeRoom(scroller, content);
    const opened = this.#pressed > 0 && this.#follows && below(scroller, content) > near;
    if (opened) this.#leave();
    if (now) scroller.scrollTop = furthest(scroller);
    else if (!this.#follows) this.#place?.keep();
    else if (!this.#touched && !this.#pressed) scroller.scrollTop = furthest(scroller);
    this.#look(scroller);
    if (opened || !this.#place) this.#take();
  }

  /** So much below the question that it can stand at the top; what is tall leaves half of the view to its answer. */
  #makeRoom(scroller: HTMLElement, content: Element): void {
    const room = content.nextElementSibling;
    if (!(room instanceof HTMLElement)) return;
    if (!this.#question?.isConnected) this.#question = this.#pinned ? this.#options.find(this.#pinned) : null;
    const question = this.#question;
    const view = scroller.clientHeight;
    let height = 0;
    if (question) {
      const start = offsetOf(question);
      height = Math.max(start - gapOf(content), start + question.offsetHeight - view / 2) + view;
    }
    const size = height > view ? `${height}px` : '0';
    if (room.style.blockSize !== size) room.style.blockSize = size;
  }

  #look(scroller: HTMLElement): void {
    const content = scroller.firstElementChild;
    if (!content) return;
    this.#top = scroller.scrollTop;
    this.#end = furthest(scroller);
    // Two that keep the place would be one too many where the end is followed.
    scroller.style.overflowAnchor = this.#follows ? 'none' : '';
    if (this.#follows) this.#place?.forget();
    const away = !this.#follows && below(scroller, content) > near;
    if (!away) this.#options.onEnd();
    if (away === this.#away) return;
    this.#away = away;
    // It may be the end of an update that has looked, and that is no time to ask for another.
    queueMicrotask(() => this.#host.requestUpdate());
  }
}

const furthest = ({ scrollHeight, clientHeight }: Element) => scrollHeight - clientHeight;

/** From the top of all that scrolls; where it was laid out, though it may still be moving there. */
function offsetOf(element: HTMLElement): number {
  const { offsetTop, offsetParent: outer } = element;
  const scrolls = outer instanceof HTMLElement && outer.role !== 'log';
  return offsetTop + (scrolls ? offsetOf(outer) : 0);
}

/** How much of the content is below the view. */
const below = (scroller: Element, content: Element) =>
  content.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom;

/** Between two turns: a question stands so far below the top that all of the last answer is out of view. */
const gapOf = (content: Element) => Number.parseFloat(getComputedStyle(content).rowGap) || 0;
