import { css, html, nothing, svg } from 'lit';
import { icon } from '../../styles/icons.js';
import type { ConversationView } from './view.js';

/* For a reader who has left the end: fetched when one does. */

export { ReadingPlace } from '../../controllers/reading-place.js';

const down = icon(svg`<path d="M8 3v9.8M3.8 8.8 8 13l4.2-4.2" />`);

const styles = css`
  .scroll-down {
    position: absolute;
    inset-block-end: var(--_3);
    inset-inline: 0;
    display: grid;
    justify-items: center;
    pointer-events: none;
  }
  .scroll-down button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--_1);
    min-inline-size: var(--_button);
    block-size: var(--_button);
    border: 1px solid var(--_line);
    border-radius: var(--_round);
    background: var(--_sheet);
    box-shadow: var(--_shadow);
    pointer-events: auto;
    animation: arrive var(--_quick) ease-out;
  }
  .scroll-down button:has(.unread) {
    padding-inline: var(--_2) var(--_3);
  }
  .unread {
    color: var(--_accent);
    font-size: var(--_font-small);
    font-variant-numeric: tabular-nums;
    font-weight: var(--_weight-strong);
  }
  @media print {
    .scroll-down {
      display: none;
    }
  }
`;

/** The way back to the end, and how much is new there. */
export class ScrollDown {
  readonly styles = styles;

  template({ strings, locale }: ConversationView, unread: number, onPress: () => void) {
    const name = unread > 0 ? strings.scrollDownToNew(unread) : strings.scrollDown;
    return html`<div class="scroll-down">
      <button type="button" aria-label=${name} title=${name} @click=${onPress}>
        ${down}
        ${unread > 0 ? html`<span class="unread">${unread.toLocaleString(locale)}</span>` : nothing}
      </button>
    </div>`;
  }
}
