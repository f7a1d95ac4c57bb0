import { composes, isTab } from './keyboard.js';

/*
 * Tab goes to the last message, into what can be pressed in it, and on: not through those of a thousand messages. Arrow
 * keys go from message to message, Escape from a button back to its message. On the log itself all keys are the
 * browser's, which scroll.
 */

/** What can have the focus, in the order of the page; what stands between two messages belongs to the first. */
const stops =
  'article, a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, audio, video, [tabindex="0"]';

/** Draws a slice of a long conversation that still waits. */
export type DrawSlice = (slice: Element) => void;

/** Does what a key says. The browser does the rest, and its part where it is told nothing else. */
export function moveByKey(event: KeyboardEvent, log: HTMLElement, draw: DrawSlice): void {
  const root = log.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  if (
    !(focused instanceof HTMLElement) ||
    event.defaultPrevented ||
    composes(event) ||
    event.altKey ||
    event.ctrlKey ||
    event.metaKey
  )
    return;
  const to = isTab(event) ? tab(log, focused, event.shiftKey) : walk(log, focused, event.key, draw);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function walk(log: HTMLElement, focused: HTMLElement, key: string, draw: DrawSlice): HTMLElement | undefined {
  const message = ownerOf(focused, messagesIn(log));
  // An open menu closes first.
  if (key === 'Escape' && message !== focused) return focused.closest(':popover-open') ? undefined : message;
  if (message !== focused) return undefined;
  const slices = [...log.querySelectorAll('.slice')];
  const slice = placeAfter(key, slices.indexOf(message.closest('.slice') ?? log), slices);
  if (slice) draw(slice);
  const messages = messagesIn(log);
  return placeAfter(key, messages.indexOf(message), messages);
}

/** Where a key leads from one of many. */
function placeAfter<Place>(key: string, at: number, all: readonly Place[]): Place | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    Home: 0,
    End: all.length - 1,
  };
  return all[places[key] ?? -1];
}

function tab(log: HTMLElement, focused: HTMLElement, back: boolean): HTMLElement | undefined {
  const message = ownerOf(focused, messagesIn(log));
  if (back && message === focused) return log;
  // Which of a player's own buttons has the focus is not to be known.
  if (focused.matches('audio, video')) return undefined;
  const all = [...log.querySelectorAll<HTMLElement>(stops)];
  const at = all.indexOf(focused);
  const seen = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });
  const next = back ? all.slice(0, Math.max(0, at)).findLast(seen) : all.slice(at + 1).find(seen);
  if (next?.localName !== 'article') return undefined;
  if (back) return next;
  leave(log);
  return undefined;
}

const messagesIn = (log: Element) => [...log.querySelectorAll('article')];

/** The message that it is, or is in, or stands after. */
const ownerOf = (focused: HTMLElement, messages: readonly HTMLElement[]) =>
  messages.findLast(
    (each) =>
      each === focused || (each.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );

/** The browser goes on from the end of the log. From where Tab does not come, Chromium would go back to the beginning. */
function leave(log: HTMLElement): void {
  const end = log.querySelector<HTMLElement>(':scope > .end') ?? document.createElement('span');
  end.className = 'end';
  end.tabIndex = 0;
  end.addEventListener('blur', () => end.removeAttribute('tabindex'), { once: true });
  log.append(end);
  end.focus({ preventScroll: true });
}
