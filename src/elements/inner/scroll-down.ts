import { html } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import { icons } from '../../styles/icons.js';

/** For a reader who has scrolled up: back to the end. */
export function scrollDown({ scrollDown: name }: Strings, onPress: () => void) {
  return html`<div class="scroll-down">
    <button type="button" aria-label=${name} title=${name} @click=${onPress}>${icons.down}</button>
  </div>`;
}
