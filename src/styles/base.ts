import { css } from 'lit';

/** What every element of ours starts from: its box, its focus ring, its buttons. */
export const base = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :host {
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none !important;
  }

  /* All that an element draws is in this box. A page styles the host as a box; how text is set ends here. */
  .shell {
    all: initial;
    box-sizing: border-box;
    position: relative;
    display: block;
    border-radius: inherit;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_font-size);
    line-height: var(--_line-height);
    -webkit-text-size-adjust: 100%;

    /* What stays the page's to say. */
    accent-color: inherit;
    color-scheme: inherit;
    font-feature-settings: inherit;
    font-variation-settings: inherit;
    forced-color-adjust: inherit;
    pointer-events: inherit;
    print-color-adjust: inherit;
    visibility: inherit;
    -webkit-font-smoothing: inherit;
    -moz-osx-font-smoothing: inherit;
    -webkit-locale: inherit;
  }

  button,
  textarea {
    margin: 0;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  :focus-visible {
    outline: var(--_ring) solid var(--_accent);
    outline-offset: var(--_ring);
  }
  svg {
    display: block;
    flex: none;
    inline-size: var(--_icon);
    block-size: var(--_icon);
  }

  .icon-button {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--_target);
    block-size: var(--_target);
    border-radius: var(--_radius-small);
    color: var(--_muted);
    transition:
      background-color var(--_ease),
      color var(--_ease);
  }
  .icon-button:hover:not(:disabled) {
    background: var(--_hover);
    color: var(--_text);
  }
  .icon-button:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
  }
  .icon-button[aria-pressed='true']:not(:disabled) {
    color: var(--_accent);
  }
  .icon-button:disabled {
    opacity: 0.4;
  }

  .text-button {
    flex: none;
    white-space: nowrap;
    min-block-size: var(--_target);
    padding-inline: var(--_3);
    border: 1px solid var(--_line);
    border-radius: var(--_round);
    background: var(--_surface);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    transition: background-color var(--_ease);
  }
  .text-button:hover {
    background: var(--_raised);
  }
  .text-button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_surface);
  }

  .text-button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }
  .text-button.quiet:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .drop {
    display: grid;
    position: absolute;
    inset: 0;
    place-items: center;
    border: var(--_ring) dashed var(--_accent);
    border-radius: var(--_radius-sheet);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: var(--_weight-strong);
    pointer-events: none;
  }

  /* What kind of file it is: the ending of its name, on a small sheet. */
  .file-mark {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_mark);
    block-size: var(--_mark);
    border-radius: var(--_radius-small);
    background: var(--_hover);
    color: var(--_text);
    font-size: var(--_font-tiny);
    font-weight: var(--_weight-strong);
    letter-spacing: 0.02em;
  }
  .file-mark[data-ending]::before {
    content: attr(data-ending) / '';
  }
  .file-text {
    min-inline-size: 0;
  }
  .file-name {
    display: flex;
    color: var(--_text);
    font-weight: var(--_weight-strong);
    white-space: pre;
  }
  .file-name > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .file-name > :last-child {
    flex: none;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .icon-button,
    .text-button {
      border: 1px solid ButtonText;
    }
    .icon-button[aria-pressed='true'] {
      border-color: Highlight;
      color: Highlight;
    }
  }
`;
