import { filesOf, type Message, textOf } from '../model/message.js';
import type { Entry } from '../model/parse.js';

/**
 * Is the list an earlier state of this turn, as a page gives it back that keeps the conversation itself? The same ids,
 * texts equal or the beginning of what is there now; copies and proxies count, too.
 */
export function isEcho(list: readonly Entry[], asked: readonly Message[], now: readonly Message[]): boolean {
  if (list.length < asked.length || list.length > now.length) return false;
  return list.every(({ message }, i) => {
    const current = now[i];
    if (!current || message.id !== current.id || message.role !== current.role) return false;
    const [then, since] = [textOf(message.content), textOf(current.content)];
    const fits = i < asked.length ? then === since : since.startsWith(then);
    return fits && filesOf(message.content).length <= filesOf(current.content).length;
  });
}
