import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }

  .sheet {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-sheet);
    background: var(--_sheet);
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
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_hover);
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
    padding-inline: var(--_2) 0;
    color: var(--_muted);
  }
  .remove {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_target);
    block-size: var(--_target);
    margin-inline: calc(-1 * var(--_1)) var(--_1);
    border-radius: var(--_round);
    color: var(--_muted);
  }
  .remove svg {
    inline-size: var(--_3);
    block-size: var(--_3);
  }
  .remove:hover:not(:disabled) {
    background: var(--_hover);
    color: var(--_text);
  }
  .remove:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
  }
  .remove:disabled {
    visibility: hidden;
  }
  /* On a picture: a disc in its corner, smaller than what can be pressed. */
  img + .remove {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    margin: 0;
  }
  img + .remove svg {
    padding: var(--_1);
    inline-size: var(--_disc);
    block-size: var(--_disc);
    border-radius: var(--_round);
    background: var(--_text);
    color: var(--_surface);
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
    background: var(--_hover);
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

  :host([disabled]) .sheet {
    background: var(--_raised);
    box-shadow: none;
    cursor: default;
  }
  textarea:disabled {
    color: var(--_muted);
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
