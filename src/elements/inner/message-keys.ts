/*
 * Tab goes to the last message, into what can be pressed in it, and on: not through those of a thousand messages. Arrow
 * keys go from message to message, Escape from a button back to its message. On the log itself all keys are the
 * browser's, which scroll; so they are where a message was clicked.
 */

/** What can have the focus, in the order of the page; what stands between two messages belongs to the first. */
const stops =
  'article, a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, audio, video, [tabindex="0"]';

/** Does what a key says. The browser does the rest, and its part where it is told nothing else. */
export function moveByKey(event: KeyboardEvent, log: HTMLElement): void {
  const root = log.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  if (!focused || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = event.key === 'Tab' ? tab(log, focused, event.shiftKey) : walk(log, focused, event.key);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function walk(log: HTMLElement, focused: Element, key: string): HTMLElement | undefined {
  const messages = [...log.querySelectorAll('article')];
  const message = messages.findLast((each) => each === focused || follows(each, focused));
  // An open menu closes first.
  if (key === 'Escape' && message !== focused) return focused.closest(':popover-open') ? undefined : message;
  if (message !== focused || !focused.matches(':focus-visible')) return undefined;
  const at = messages.indexOf(message);
  const places: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    Home: 0,
    End: messages.length - 1,
  };
  return messages[places[key] ?? -1];
}

/** What is in a message, or after it. */
const follows = (message: Element, focused: Element) =>
  (message.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

function tab(log: HTMLElement, focused: Element, back: boolean): HTMLElement | undefined {
  const message = focused.closest('article');
  if (focused === log && !back) return log.querySelector<HTMLElement>('article[tabindex="0"]') ?? undefined;
  if (back && message === focused) return log;
  // Which of a player's own buttons has the focus is not to be known.
  if (focused.matches('audio, video')) return undefined;
  const all = [...log.querySelectorAll<HTMLElement>(stops)];
  const at = all.indexOf(focused as HTMLElement);
  const seen = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });
  const next = back ? all.slice(0, Math.max(0, at)).findLast(seen) : all.slice(at + 1).find(seen);
  if (next?.localName !== 'article') return undefined;
  if (back) return next;
  leave(log);
  return undefined;
}

/** The browser goes on from the end of the log. */
function leave(log: HTMLElement): void {
  const end = document.createElement('span');
  end.tabIndex = -1;
  end.addEventListener('blur', () => end.remove());
  log.append(end);
  end.focus({ preventScroll: true });
}
