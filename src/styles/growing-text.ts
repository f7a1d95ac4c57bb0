import { css } from 'lit';

/**
 * A `<textarea>` in a `.grow` that is as high as its text, up to `--_grow-max`: a copy of the text under it gives the
 * height, with no measuring and no inline style.
 */
export const growingText = css`
  .grow {
    display: grid;
    max-block-size: var(--_grow-max);
  }
  .grow::after {
    content: attr(data-text) ' ';
    visibility: hidden;
    overflow: hidden;
  }
  .grow::after,
  .grow textarea {
    grid-area: 1 / 1;
    inline-size: 100%;
    min-inline-size: 0;
    max-block-size: inherit;
    padding: 0;
    border: 0;
    font-size: var(--_font-input);
    overflow-wrap: break-word;
    white-space: pre-wrap;
  }
  .grow textarea {
    background: none;
    resize: none;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  /* The box around it shows the focus. */
  .grow textarea:focus-visible {
    outline: 0;
  }
`;
