import { css } from 'lit';
import { attachmentStyles } from './inner/attachments.styles.js';

export const styles = [
  attachmentStyles,
  css`
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

  @media (forced-colors: active) {
    .send {
      border: 1px solid ButtonText;
    }
    .send[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`,
];
