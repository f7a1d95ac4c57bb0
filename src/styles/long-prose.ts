import { css } from 'lit';

/** What lets a browser leave out of a long text what is out of sight, and saves it work that shows nothing. */
export const longProse = css`
  /* Groups of blocks in a long text. Margins do not collapse across their edges: what stands first leaves off as much of
     its own as most blocks have below them. */
  .prose > .blocks {
    contain: layout style;
    contain-intrinsic-block-size: auto var(--_blocks);
    overflow-clip-margin: var(--_1);
  }
  .prose > .blocks > :is(h1, h2, h3, h4, h5, h6):first-child {
    margin-block-start: calc(1.4em - var(--_3));
  }
  .prose > .blocks > hr:first-child {
    margin-block-start: calc(var(--_6) - var(--_3));
  }
  /* Groups of items in a long list, with the room in which their bullets stand. */
  .prose :is(ul, ol) > [data-parley-wrap] {
    contain: layout;
    contain-intrinsic-block-size: auto var(--_blocks);
    margin-inline-start: calc(-1 * var(--_marks));
    padding-inline-start: var(--_marks);
  }
  .prose :is(ul, ol) > [data-parley-wrap] > li:first-child {
    margin-block-start: 0;
  }
  /* Where the view stays in its place when what is above it gets its true height. The last group always has that, and numbers
     go on from one to the next only where nothing is left out. */
  @media screen {
    @supports (overflow-anchor: auto) {
      .prose > .blocks:has(+ .blocks),
      .prose ul > [data-parley-wrap]:has(+ [data-parley-wrap]) {
        content-visibility: auto;
      }
    }
  }

  /* Text over a cap: in some fonts a ligature costs more than all else about it. */
  .prose :is(.plain, .dense) {
    text-rendering: optimizeSpeed;
  }
`;
