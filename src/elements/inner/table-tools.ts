import type { Strings } from '../../i18n/strings.js';
import { element, toolButton } from './tool.js';

/** Gives each table a button that offers to copy it. The menu behind it is loaded when it is first pressed. */
export function addTableTools(block: DocumentFragment, strings: Strings): void {
  for (const box of block.querySelectorAll('.table-box')) {
    // Around the box, and not in it: what scrolls sideways would take the button along.
    const frame = element('div', 'table-block');
    frame.dataset.parleyWrap = '';
    box.replaceWith(frame);
    const bar = element('div', 'table-tools');
    bar.dataset.parleyUi = 'tools';
    const copy = toolButton('copy-table', strings.copyTable, 'copy');
    copy.setAttribute('aria-haspopup', 'menu');
    bar.append(copy);
    frame.append(bar, box);
  }
}
