import { css } from 'lit';

export const styles = css`
  /* Fills a box that has a height; in one that has none, it takes a height of its own, and keeps it. */
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    max-block-size: 100dvh;
  }
  .shell {
    display: flex;
    flex: 1 1 content;
    flex-direction: column;
    min-block-size: 0;
    max-block-size: 100dvh;
    background: var(--_surface);
  }

  .heading {
    flex: none;
    margin: 0;
    padding: var(--_3) var(--_gutter);
    border-block-end: 1px solid var(--_line);
    font-size: 1em;
    font-weight: var(--_weight-strong);
    text-align: center;
  }

  .conversation,
  ::slotted([slot='chatbot']) {
    flex: 1 1 var(--_chat-height);
    block-size: auto;
    min-block-size: 0;
  }

  .dock {
    flex: none;
    inline-size: 100%;
    max-inline-size: calc(var(--_measure) + 2 * var(--_2));
    margin-inline: auto;
    padding: 0 var(--_2) max(var(--_3), env(safe-area-inset-bottom));
  }
  .cleared {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--_3);
    padding-block-end: var(--_2);
    color: var(--_muted);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
  }
  .footer {
    display: block;
    padding-block-start: var(--_2);
    color: var(--_muted);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    text-align: center;
  }
  .footer.absent {
    display: none;
  }

  .drop {
    z-index: 1;
    inset: var(--_2);
  }

  /* In a low window, or at 400 %, all of it scrolls: else a full box would leave nothing of the conversation. */
  @media (max-height: 20rem) {
    .shell {
      overflow-y: auto;
    }
    .conversation,
    ::slotted([slot='chatbot']) {
      flex-shrink: 0;
      flex-basis: calc(3 * var(--_8));
    }
  }
`;
