import type { Strings } from '../../i18n/strings.js';
import { openMenu } from './menu.js';
import { toCsv, toHtml, toMarkdown, toTabs } from './table-formats.js';

type Copy = (attempt: () => Promise<void>) => void;

/** Offers the ways in which a table can be copied. */
export function openTableMenu(button: HTMLButtonElement, strings: Strings, copy: Copy): void {
  if (button.popoverTargetElement) return;
  const tableOf = () => button.closest('.table-block')?.querySelector('table');
  const offer = (name: string, write: (table: HTMLTableElement) => Promise<void>) => ({
    name,
    choose: () => {
      const table = tableOf();
      if (table) copy(() => write(table));
    },
  });
  const items = [
    offer(strings.copyRichText, writeRichText),
    offer(strings.copyMarkdown, (table) => navigator.clipboard.writeText(toMarkdown(table))),
    offer(strings.copyCsv, (table) => navigator.clipboard.writeText(toCsv(table))),
  ];
  openMenu(button, strings.copyTable, () => items);
}

/** For documents and mails; where only plain text is wanted, as a selection of the table would give it. */
async function writeRichText(table: HTMLTableElement): Promise<void> {
  const plain = toTabs(table);
  if (!('ClipboardItem' in window)) return navigator.clipboard.writeText(plain);
  const kinds = { 'text/html': toHtml(table), 'text/plain': plain };
  const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
