import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }

  .sheet {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-sheet);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    cursor: text;
    transition: border-color var(--_ease);
  }
  .sheet:focus-within {
    border-color: var(--_line-strong);
  }
  /* The whole sheet is the box: its edge shows the focus. */
  .sheet:has(textarea:focus-visible) {
    border-color: var(--_accent);
  }

  .attachments {
    display: flex;
    gap: var(--_2);
    margin: 0;
    padding: var(--_3) var(--_3) 0;
    overflow-x: auto;
    list-style: none;
    scrollbar-width: thin;
  }
  .attachment {
    position: relative;
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_2);
    max-inline-size: var(--_attachment);
    block-size: var(--_thumb);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    animation: appear var(--_quick) ease-out;
  }
  .attachment img {
    inline-size: var(--_thumb);
    block-size: 100%;
    border-radius: inherit;
    object-fit: cover;
  }
  .attachment .described {
    display: flex;
    align-items: center;
    gap: var(--_2);
    min-inline-size: 0;
    padding-inline: var(--_3) calc(var(--_target) + var(--_2));
    color: var(--_muted);
  }
  .remove {
    position: absolute;
    inset-block-start: var(--_1);
    inset-inline-end: var(--_1);
    display: grid;
    place-items: center;
    inline-size: var(--_6);
    block-size: var(--_6);
    border-radius: var(--_round);
    background: var(--_text);
    color: var(--_surface);
  }
  .remove svg {
    inline-size: var(--_3);
    block-size: var(--_3);
  }
  @media (pointer: coarse) {
    .remove {
      inline-size: var(--_target);
      block-size: var(--_target);
      background-clip: content-box;
      padding: var(--_2);
    }
  }

  .grow {
    --_grow-max: calc(var(--_input-max) - var(--_3));
    margin: var(--_3) var(--_4) 0;
    line-height: var(--_6);
  }
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--_1) var(--_2) var(--_2);
  }
  .attach {
    inline-size: var(--_button);
    block-size: var(--_button);
    border-radius: var(--_round);
  }
  .attach svg {
    inline-size: var(--_icon-large);
    block-size: var(--_icon-large);
  }
  .send {
    display: grid;
    place-items: center;
    inline-size: var(--_button);
    block-size: var(--_button);
    border-radius: var(--_round);
    background: var(--_accent);
    color: var(--_surface);
    transition:
      background-color var(--_ease),
      color var(--_ease);
  }
  .send:hover {
    background: color-mix(in oklch, var(--_accent), var(--_text) 15%);
  }
  .send[aria-disabled='true'] {
    background: var(--_raised);
    color: var(--_muted);
    cursor: default;
  }
  .send.stop {
    background: var(--_text);
  }

  .note {
    margin: var(--_2) var(--_4) 0;
    color: var(--_danger);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
  }
  .note:empty {
    display: none;
  }

  .drop {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    border: var(--_ring) dashed var(--_accent);
    border-radius: var(--_radius-sheet);
    background: var(--_accent-soft);
    pointer-events: none;
  }

  :host([disabled]) .sheet {
    background: var(--_raised);
    box-shadow: none;
    cursor: default;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: scale(0.94);
    }
  }
  @media (forced-colors: active) {
    .send,
    .remove {
      border: 1px solid ButtonText;
    }
    .send[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
