import type { Liked } from '../../events.js';
import type { MessageList } from '../../model/message-list.js';

/** What a reader may think of a message where the page says nothing else. */
export const usualOptions: readonly string[] = ['Like', 'Dislike'];

/** Those of the page's own: all but the two that are thumbs. */
export const ownOptions = (options: readonly string[]) =>
  options.filter((option) => option !== 'Like' && option !== 'Dislike');

/** What readers think of messages, by their ids: it goes with the message, wherever that stands in the list. */
export class Likes {
  readonly #liked = new Map<string, Liked>();
  /** What the page has said of places at which there is no message yet. */
  #given = new Map<number, Liked>();

  of(id: string): Liked {
    return this.#liked.get(id) ?? null;
  }

  set(id: string, liked: Liked): void {
    if (liked === null) this.#liked.delete(id);
    else this.#liked.set(id, liked);
  }

  /** Entry `i` is for message `i`; where it is `undefined`, the page says nothing. */
  give(values: unknown): void {
    const entries = Array.isArray(values) ? [...values.entries()] : [];
    this.#given = new Map(
      entries.flatMap(([i, value]) => {
        const liked = asLiked(value);
        return liked === undefined ? [] : [[i, liked]];
      }),
    );
  }

  /** Gives what the page said of places to the messages that stand there now. */
  settle(list: MessageList): void {
    if (this.#given.size === 0) return;
    for (const message of list.messages) {
      const place = list.placeOf(message);
      const liked = this.#given.get(place);
      if (liked === undefined) continue;
      this.set(message.id, liked);
      this.#given.delete(place);
    }
  }
}

function asLiked(value: unknown): Liked | undefined {
  if (value === 'Like' || value === true) return true;
  if (value === 'Dislike' || value === false) return false;
  if (value === null || value === '') return null;
  return typeof value === 'string' ? value : undefined;
}
