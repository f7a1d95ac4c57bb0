import { html } from 'lit';
import type { Strings } from '../../i18n/strings.js';

/** Nothing is lost by one press: what was cleared can come back, until the conversation goes on. */
export function cleared(strings: Strings, onUndo: () => void) {
  return html`<div class="cleared" part="cleared">
    <span role="status">${strings.cleared}</span>
    <button type="button" class="text-button" @click=${onUndo}>${strings.undo}</button>
  </div>`;
}
