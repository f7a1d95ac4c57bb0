import { loadMessageKeys } from '../lazy.js';
import { isTab } from './keyboard.js';

type Move = Awaited<ReturnType<typeof loadMessageKeys>>['moveByKey'];

/** Movement between messages by keys, which is fetched when the focus first comes to one. */
export class MessageKeys {
  #move: Move | undefined;

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
    // The browser's own Tab is not taken back.
    if (!this.#move && !isTab(event)) await this.#load();
    if (log instanceof HTMLElement) this.#move?.(event, log);
  };

  /** Without the part the browser's own keys still reach all there is. */
  async #load(): Promise<void> {
    try {
      this.#move ??= (await loadMessageKeys()).moveByKey;
    } catch {}
  }
}
