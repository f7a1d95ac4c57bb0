import type { Strings } from '../../i18n/strings.js';
import { addCodeTools } from './code-block.js';
import { addTableTools } from './table-tools.js';

/** Adds the buttons to what is in a block. */
export function addBlockTools(block: DocumentFragment, strings: Strings): void {
  addCodeTools(block, strings);
  addTableTools(block, strings);
}
