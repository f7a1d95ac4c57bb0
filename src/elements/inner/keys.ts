import { loadMessageKeys } from '../lazy.js';

type Move = Awaited<ReturnType<typeof loadMessageKeys>>['moveByKey'];

/** Movement between messages by keys, which is fetched when the focus first comes to one. */
export class MessageKeys {
  #move: Move | undefined;

  /** To be called on focus inside the log. Without the part the browser's own keys still reach all there is. */
  readonly load = async (): Promise<void> => {
    try {
      this.#move ??= (await loadMessageKeys()).moveByKey;
    } catch {}
  };

  /** To be called on keys pressed inside the log. */
  readonly onKeydown = async (event: KeyboardEvent): Promise<void> => {
    const { currentTarget: log, key } = event;
    // The browser's own Tab is not taken back.
    if (!this.#move && key !== 'Tab') await this.load();
    if (log instanceof HTMLElement) this.#move?.(event, log);
  };
}
