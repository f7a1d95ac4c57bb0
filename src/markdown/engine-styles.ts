const css = String.raw;

/** How that looks which only the engine makes: pictures, raw HTML, long texts and the end of one that grows. */
export const engineStyles = css`
  .prose img {
    max-inline-size: 100%;
    max-block-size: var(--_media);
    block-size: auto;
    border-radius: var(--_radius-media);
    vertical-align: middle;
  }
  .prose .blocked.final {
    padding-inline-end: var(--_3);
  }
  .prose kbd {
    border: 1px solid var(--_line);
  }
  .prose mark {
    border-radius: 0.2em;
    background: var(--_accent-soft);
    color: inherit;
  }
  .prose summary {
    padding-block: max(0px, (var(--_target) - 1em * var(--_line-height)) / 2);
    cursor: pointer;
  }

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

  /* The end of the text; what a plug-in puts below it comes after that. What an element is comes first in each selector:
     where a browser asks about its place, it styles all that stand beside it anew. */
  :is(.prose.streaming, .prose.streaming > .blocks:is(:last-child, :has(+ [data-parley-tail]))) {
    > :is(p, h1, h2, h3, h4, h5, h6, .plain):is(:last-child, :has(+ [data-parley-tail]))::after,
    > :is(ul, ol):is(:last-child, :has(+ [data-parley-tail])) > li:last-child:not(:has(> :is(p, ul, ol)))::after,
    > :is(ul, ol):is(:last-child, :has(+ [data-parley-tail])) > li:last-child > p:last-child::after,
    > :is(ul, ol):is(:last-child, :has(+ [data-parley-tail]))
      > [data-parley-wrap]:last-child
      > li:last-child:not(:has(> :is(p, ul, ol)))::after,
    > :is(ul, ol):is(:last-child, :has(+ [data-parley-tail]))
      > [data-parley-wrap]:last-child
      > li:last-child
      > p:last-child::after,
    > blockquote:is(:last-child, :has(+ [data-parley-tail])) > p:last-child::after,
    > .code-block:is(:last-child, :has(+ [data-parley-tail])) code::after,
    > :is(.table-box, .table-block):is(:last-child, :has(+ [data-parley-tail]))
      table
      > :last-child
      > tr:last-child
      > :is(th, td):last-child::after {
      content: '';
      display: inline-block;
      inline-size: 0.5em;
      block-size: 1em;
      margin-inline-start: 0.15em;
      border-radius: 0.15em;
      background: var(--_accent);
      opacity: 0.55;
      vertical-align: -0.15em;
      animation: parley-caret var(--_breath) ease-in-out infinite;
    }
  }
  @keyframes parley-caret {
    50% {
      opacity: 0.15;
    }
  }
`;
