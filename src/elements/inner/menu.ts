import { menuStyles } from '../../styles/menu.js';
import { adoptSheet } from './adopt-styles.js';

interface MenuItem {
  readonly name: string;
  /** Of several, one is chosen; absent where choosing does something once. */
  readonly checked?: boolean;
  readonly choose: () => void;
}

/**
 * Opens a menu under the button. It is made on the first press, and filled each time that it opens; later presses the
 * browser answers, and its Escape.
 */
export function openMenu(button: HTMLButtonElement, name: string, items: () => readonly MenuItem[]): void {
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.popover = 'auto';
  menu.role = 'menu';
  menu.ariaLabel = name;
  menu.addEventListener('keydown', (event) => moveFocus(event, [...menu.querySelectorAll('button')]));
  menu.addEventListener('beforetoggle', ({ newState }) => {
    const opens = newState === 'open';
    button.ariaExpanded = `${opens}`;
    if (opens) menu.replaceChildren(...items().map((item, i) => itemButton(item, i === 0, menu)));
    // Not every browser finds the way back out of a shadow root.
    else if (menu.matches(':focus-within')) button.focus();
  });
  adoptSheet(button.getRootNode(), menuStyles);
  button.after(menu);
  button.popoverTargetElement = menu;
  menu.showPopover();
}

function itemButton({ name, checked, choose }: MenuItem, first: boolean, menu: HTMLElement): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.role = checked === undefined ? 'menuitem' : 'menuitemradio';
  if (checked !== undefined) button.ariaChecked = `${checked}`;
  button.textContent = name;
  button.toggleAttribute('autofocus', first);
  button.addEventListener('click', () => {
    menu.hidePopover();
    choose();
  });
  return button;
}

function moveFocus(event: KeyboardEvent, items: readonly HTMLElement[]): void {
  const at = items.findIndex((item) => item.matches(':focus'));
  const places: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault(); // Nothing scrolls.
  items.at(place % items.length)?.focus();
}
