import { type Adapter, register } from '../page.js';
import type { Said } from '../workload.js';

/** Shows the text of an element. Returns what shows more of it. */
export type Show = (box: HTMLElement, text: string) => (piece: string, text: string) => void;

/** A list of messages without more, that keeps its end in view: what differs is how text is shown. */
export function plain(show: Show): Adapter {
  const list = document.createElement('div');
  list.style.cssText = 'height: 100%; overflow: auto';
  let waiting = false;
  let more: ReturnType<Show> = () => {};
  const stick = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      list.scrollTop = list.scrollHeight;
    });
  };
  const add = ({ content }: Pick<Said, 'content'>) => {
    const box = document.createElement('div');
    list.append(box);
    stick();
    return show(box, content);
  };
  return {
    mount: (root) => root.append(list),
    set(messages) {
      list.replaceChildren();
      for (const message of messages) add(message);
    },
    append: add,
    start() {
      more = add({ content: '' });
    },
    grow(piece, text) {
      more(piece, text);
      stick();
    },
    end() {},
  };
}

export const registerPlain = (show: Show) => register(plain(show));
