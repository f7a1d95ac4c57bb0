import { loadMessageKeys } from '../lazy.js';
import { isTab } from './keyboard.js';
import type { DrawSlice } from './message-keys.js';

type Move = Awaited<ReturnType<typeof loadMessageKeys>>['moveByKey'];

/** Movement between messages by keys, which is fetched when the focus first comes to one. */
export class MessageKeys {
  readonly #draw: DrawSlice;
  #move: Move | undefined;

  constructor(draw: DrawSlice) {
    this.#draw = draw;
  }

  /** To be called when the focus comes to something in the log. */
  readonly onFocus = ({ target, currentTarget: log }: FocusEvent): void => {
    const clicked = target instanceof Element && target.matches('article:not(:focus-visible)');
    // After a click keys scroll, as they do after one beside a message.
    if (clicked && log instanceof HTMLElement) log.focus({ preventScroll: true });
    void this.#load();
  };

  /** To be called on keys pressed inside the log. */
  readonly onKeydown = async (event: KeyboardEvent): Promise<void> => {
    const { currentTarget: log } = event;
    if (!(log instanceof HTMLElement)) return;
    // The browser's own Tab is not taken back, and from the log it would go into the first message.
    if (!isTab(event)) await this.#load();
    else if (event.target === log && !event.shiftKey) goToLast(event, log);
    this.#move?.(event, log, this.#draw);
  };

  /** Without the part the browser's own keys still reach all there is. */
  async #load(): Promise<void> {
    try {
      this.#move ??= (await loadMessageKeys()).moveByKey;
    } catch {}
  }
}

function goToLast(event: KeyboardEvent, log: HTMLElement): void {
  const last = log.querySelector<HTMLElement>('article[tabindex="0"]');
  if (!last) return;
  event.preventDefault();
  last.focus();
}
