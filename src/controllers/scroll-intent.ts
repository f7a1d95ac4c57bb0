const backwards = new Set(['ArrowUp', 'PageUp', 'Home']);

/** What begins to move a view, or tells that its reader holds it. */
export const intentEvents = ['wheel', 'keydown', 'pointermove'];

/** What a reader is about to do with a box that scrolls, before it has moved. */
export function intentOf(event: Event, scroller: Element): 'up' | 'select' | undefined {
  if (event instanceof WheelEvent) return turnsUp(event, scroller) ? 'up' : undefined;
  if (event instanceof KeyboardEvent) return pagesUp(event) ? 'up' : undefined;
  return event instanceof PointerEvent && selects(event) ? 'select' : undefined;
}

/** Not in a box inside that has its own way to go. */
function turnsUp(event: WheelEvent, scroller: Element): boolean {
  if (event.deltaY >= 0 || event.ctrlKey || event.defaultPrevented) return false;
  const path = event.composedPath();
  return !path.slice(0, path.indexOf(scroller)).some((box) => box instanceof Element && box.scrollTop > 0);
}

const pagesUp = ({ key, defaultPrevented, target }: KeyboardEvent) =>
  backwards.has(key) &&
  !defaultPrevented &&
  !(target instanceof Element && target.matches('textarea, input'));

const selects = ({ pointerType, buttons }: PointerEvent) => pointerType === 'mouse' && buttons === 1;
