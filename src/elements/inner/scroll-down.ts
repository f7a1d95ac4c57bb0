import { html, nothing } from 'lit';
import { icons } from '../../styles/icons.js';
import type { ConversationView } from './view.js';

/** For a reader who has left the end: back to it, and how much is new there. */
export function scrollDown({ strings, locale }: ConversationView, unread: number, onPress: () => void) {
  const name = unread > 0 ? strings.scrollDownToNew(unread) : strings.scrollDown;
  return html`<div class="scroll-down">
    <button type="button" aria-label=${name} title=${name} @click=${onPress}>
      ${icons.down} ${unread > 0 ? html`<span class="unread">${unread.toLocaleString(locale)}</span>` : nothing}
    </button>
  </div>`;
}
