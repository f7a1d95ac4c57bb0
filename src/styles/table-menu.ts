import { css } from 'lit';

/** The menu of ways to copy a table: it comes with the menu, on the first press. */
export const tableMenu = css`
  .table-menu {
    min-inline-size: var(--_tile);
    padding: var(--_1);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .table-menu button {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding-inline: var(--_2);
    border-radius: var(--_radius-small);
    text-align: start;
    white-space: nowrap;
  }
  .table-menu button:is(:hover, :focus-visible) {
    background: var(--_hover);
  }
  .table-menu button:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
  }
  /* Under its button; where there are no anchors, in the middle of the view. */
  @supports (top: anchor(bottom)) {
    .table-tools > [aria-expanded='true'] {
      anchor-name: --parley-table-menu;
    }
    .table-menu {
      position-anchor: --parley-table-menu;
      inset: auto;
      inset-block-start: anchor(self-end);
      inset-inline-end: anchor(self-end);
      margin: 0;
      position-try-fallbacks: flip-block, flip-inline;
    }
  }
`;
