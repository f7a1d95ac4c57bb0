import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Options {
  readonly enabled: () => boolean;
  readonly scroller: () => HTMLElement | null;
  readonly content: () => Element | null;
}

const near = 24; // Pixels from the end that still count as being there.

/**
 * Keeps the end of a growing content in view until its reader scrolls up. Decided when content has grown, never in a
 * scroll event: a fast burst would otherwise look like a reader who has left.
 */
export class StickToEnd implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: Options;
  #observer: ResizeObserver | undefined;
  #top = 0;
  #following = true;
  #opening = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Is the end out of sight because the reader scrolled up? */
  get away(): boolean {
    return !this.#following;
  }

  /** Goes to the end and stays there. */
  follow(): void {
    this.#setFollowing(true);
    this.#settle();
  }

  hostUpdated(): void {
    // What is still drawn after the host has left is not observed: nobody would end that.
    if (!this.#observer && this.#host.isConnected) this.#observe();
    this.#settle();
  }

  hostConnected(): void {
    const scroller = this.#options.scroller();
    if (!scroller) return;
    // A box that is moved in the page begins at its top again, which is not its reader's doing.
    scroller.scrollTop = this.#top;
    this.#observe();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  /** To be called on the scroller's scroll events: going up leaves the end, coming to it returns. */
  onScroll = (): void => {
    const scroller = this.#options.scroller();
    if (!scroller) return;
    const wentUp = scroller.scrollTop < this.#top - 1;
    this.#top = scroller.scrollTop;
    const rest = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    if (rest <= near) this.#setFollowing(true);
    else if (wentUp) this.#setFollowing(false);
  };

  /** Nor is a text to run away while it is being selected. */
  onPointerMove = ({ pointerType, buttons }: PointerEvent): void => {
    const scroller = this.#options.scroller();
    const scrolls = scroller !== null && scroller.scrollHeight > scroller.clientHeight;
    if (scrolls && pointerType === 'mouse' && buttons === 1) this.#setFollowing(false);
  };

  /** To be called on clicks: what a reader opens at the end stays where it is, and grows downwards. */
  onClick = ({ target }: Event): void => {
    if (!(target instanceof Element && target.closest('summary'))) return;
    this.#following = false;
    this.#opening = true;
  };

  /** To be called on the toggle events that follow. */
  onToggle = (): void => {
    const scroller = this.#options.scroller();
    if (!scroller || !this.#opening) return;
    this.#opening = false;
    const rest = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    if (rest <= near) this.#setFollowing(true);
    else this.#host.requestUpdate();
  };

  #observe(): void {
    const [scroller, content] = [this.#options.scroller(), this.#options.content()];
    if (!scroller || !content) return;
    // Pictures load and boxes change their width outside of any update of ours.
    this.#observer = new ResizeObserver(() => this.#settle());
    this.#observer.observe(scroller);
    this.#observer.observe(content);
  }

  #settle(): void {
    const scroller = this.#options.scroller();
    if (!scroller || !this.#following || !this.#options.enabled()) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#top = scroller.scrollTop;
  }

  #setFollowing(following: boolean): void {
    if (this.#following === following) return;
    this.#following = following;
    this.#host.requestUpdate();
  }
}
