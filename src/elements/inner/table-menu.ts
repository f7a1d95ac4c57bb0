import type { Strings } from '../../i18n/strings.js';
import { tableMenu } from '../../styles/table-menu.js';
import { adoptSheet } from './adopt-styles.js';
import { toCsv, toHtml, toMarkdown, toTabs } from './table-formats.js';

type Copy = (attempt: () => Promise<void>) => void;

/** Opens a menu under the button. It is made on the first press; later ones the browser answers, and its Escape. */
export function openTableMenu(button: HTMLButtonElement, strings: Strings, copy: Copy): void {
  if (button.popoverTargetElement) return;
  const tableOf = () => button.closest('.table-block')?.querySelector('table');
  const offer = (name: string, write: (table: HTMLTableElement) => Promise<void>) =>
    menuItem(name, () => {
      menu.hidePopover();
      const table = tableOf();
      if (table) copy(() => write(table));
    });
  const menu = document.createElement('div');
  menu.className = 'table-menu';
  menu.popover = 'auto';
  menu.role = 'menu';
  menu.ariaLabel = strings.copyTable;
  menu.append(
    offer(strings.copyRichText, writeRichText),
    offer(strings.copyMarkdown, (table) => navigator.clipboard.writeText(toMarkdown(table))),
    offer(strings.copyCsv, (table) => navigator.clipboard.writeText(toCsv(table))),
  );
  const items = [...menu.querySelectorAll('button')];
  items[0]?.toggleAttribute('autofocus', true); // Each time that the menu opens.
  menu.addEventListener('keydown', (event) => moveFocus(event, items));
  menu.addEventListener('beforetoggle', ({ newState }) => {
    button.ariaExpanded = `${newState === 'open'}`;
    // Not every browser finds the way back out of a shadow root.
    if (newState === 'closed' && menu.matches(':focus-within')) button.focus();
  });
  adoptSheet(button.getRootNode(), tableMenu);
  button.after(menu);
  button.popoverTargetElement = menu;
  menu.showPopover();
}

function menuItem(name: string, onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.role = 'menuitem';
  button.textContent = name;
  button.addEventListener('click', onClick);
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

/** For documents and mails; where only plain text is wanted, as a selection of the table would give it. */
async function writeRichText(table: HTMLTableElement): Promise<void> {
  const plain = toTabs(table);
  if (!('ClipboardItem' in window)) return navigator.clipboard.writeText(plain);
  const kinds = { 'text/html': toHtml(table), 'text/plain': plain };
  const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
