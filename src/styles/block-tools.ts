import { css } from 'lit';

/** The buttons on code blocks and tables, which stay in view on long ones. */
export const blockTools = css`
  .code-header,
  .table-tools {
    display: flex;
    position: sticky;
    inset-block-start: 0;
    align-items: center;
    background: var(--_raised);
    color: var(--_muted);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    user-select: none;
    -webkit-user-select: none; /* Of what is selected across it, only the content is copied. */
  }
  .tool-note {
    flex: none;
    padding-inline: var(--_2) var(--_1);
  }
  .tool-note.failed {
    color: var(--_danger);
  }

  .code-header {
    min-block-size: var(--_bar);
    padding-inline: var(--_3) var(--_1);
  }
  .code-language {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .code-block pre:focus-visible,
  .table-box:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
  }
  .code-header[data-wrapped] + pre {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  /* The bar lies over the end of the header row, and in its cell of the grid has the whole table's height to stick in. */
  .table-block {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .table-block > * {
    grid-area: 1 / 1;
  }
  /* The end of the header row is where the table's own words put it. */
  .table-block:has(> .table-box > table:dir(ltr)) {
    direction: ltr;
  }
  .table-block:has(> .table-box > table:dir(rtl)) {
    direction: rtl;
  }
  .prose .table-block > .table-box {
    margin: 0;
  }
  .table-tools {
    place-self: start end;
    z-index: 1;
    margin: 1px;
    padding: var(--_1);
    border-radius: var(--_radius);
    opacity: 0;
    transition: opacity var(--_ease);
  }
  .table-block:is(:hover, :focus-within) > .table-tools {
    opacity: 1;
  }

  @media (hover: none) {
    /* Always there, so in a row of its own; the header row would stick under it. */
    .table-block {
      grid-template-rows: var(--_target) auto;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_raised);
      overflow: clip;
    }
    .prose .table-block > .table-box {
      grid-area: 2 / 1;
      border: 0;
      border-radius: 0;
      background: var(--_surface);
    }
    .prose .table-block th {
      position: static;
    }
    .table-tools {
      grid-area: 1 / 1 / 3;
      place-self: start stretch;
      justify-content: end;
      margin: 0;
      padding-block: 0;
      border-radius: 0;
      opacity: 1;
    }
  }
  @media print {
    .table-tools,
    .code-header button {
      display: none;
    }
  }
`;
