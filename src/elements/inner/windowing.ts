import { css } from 'lit';

/* What a long conversation needs: fetched when it is one (`long-history.ts`). */

export { Windowing } from '../../controllers/windowing.js';

export const windowingStyles = css`
  .waiting {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .old .message {
    animation: none;
  }
  /* Where the view stays in its place when what is above it gets its true height. */
  @media screen {
    @supports (overflow-anchor: auto) {
      .old {
        content-visibility: auto;
        /* What reaches out of it is drawn only where this is a part of it. */
        margin-inline: calc(-1 * var(--_gutter));
        margin-block-end: calc(-1 * var(--_6));
        padding: 0 var(--_gutter) var(--_6);
        overflow-clip-margin: var(--_1);
      }
    }
  }
`;
