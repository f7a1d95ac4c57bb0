import { css } from 'lit';

/** How Markdown looks, in a message and in `<parley-markdown>` alike. */
export const prose = css`
  .prose {
    /* Nothing in a message may leave its box; the margin leaves room for focus rings. */
    contain: content;
    overflow-clip-margin: var(--_1);
    overflow-wrap: anywhere;
    font-variant-ligatures: common-ligatures;
  }
  .prose
    :where(p, ul, ol, dl, blockquote, pre, figure, details, .table-box, .table-block, .code-block, .plain) {
    margin-block: 0 var(--_3);
  }
  .prose .plain {
    white-space: pre-wrap;
  }

  .prose :is(h1, h2, h3, h4, h5, h6) {
    margin-block: 1.4em 0.5em;
    font-size: 1em;
    font-weight: var(--_weight-strong);
    line-height: 1.35;
    text-wrap: balance;
  }
  .prose h1 {
    font-size: 1.35em;
  }
  .prose h2 {
    font-size: 1.2em;
  }
  .prose h3 {
    font-size: 1.08em;
  }
  .prose strong,
  .prose b {
    font-weight: var(--_weight-strong);
  }

  .prose :is(ul, ol) {
    --_marks: 1.6em;
    padding-inline-start: var(--_marks);
  }
  /* Room for numbers of three figures and of four. */
  .prose ol:has(> li:nth-child(100)) {
    --_marks: 3em;
  }
  .prose li {
    margin-block: var(--_1);
  }
  .prose li > :is(p, ul, ol):last-child {
    margin-block-end: var(--_1);
  }
  .prose li::marker {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .prose li:has(> label:first-child > input, > p:first-child > label:first-child > input) {
    list-style: none;
  }
  /* A box in the place of the bullet. It is never to be used, so it need not look so. */
  .prose input[type='checkbox'] {
    appearance: none;
    display: inline-grid;
    place-content: center;
    inline-size: 1.05em;
    block-size: 1.05em;
    margin: 0;
    margin-inline: -1.6em 0.55em;
    border: 1px solid var(--_line-strong);
    border-radius: 0.3em;
  }
  .prose input[type='checkbox']:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  /* In an empty box, too: it stands on its line by what is in it. */
  .prose input[type='checkbox']::before {
    content: '';
    inline-size: 0.65em;
    block-size: 0.65em;
  }
  .prose input[type='checkbox']:checked::before {
    background: var(--_surface);
    clip-path: polygon(14% 44%, 0 58%, 40% 96%, 100% 20%, 86% 8%, 39% 68%);
  }

  .prose a {
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: from-font;
    text-underline-offset: 0.15em;
  }
  .prose a:hover {
    text-decoration-thickness: var(--_ring);
  }
  .prose .real-host {
    margin-inline-start: 0.25em;
    color: var(--_muted);
    font-size: var(--_font-small);
  }

  .prose blockquote {
    margin-inline: 0;
    padding-inline-start: var(--_3);
    border-inline-start: var(--_rule) solid var(--_line);
    color: var(--_muted);
  }
  .prose hr {
    margin-block: var(--_6);
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  .prose :is(code, kbd, samp) {
    padding: 0.1em 0.35em;
    border-radius: 0.35em;
    background: var(--_raised);
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
    font-family: var(--_mono);
    font-size: 0.875em;
  }
  /* What is copied must be what is read: no arrow in the place of “->”. */
  .prose :is(code, kbd, samp, pre) {
    font-variant-ligatures: none;
  }
  .prose .code-block {
    overflow: clip; /* For the corners. Unlike hidden it lets what is inside stick to the conversation. */
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .prose pre {
    margin: 0;
    padding: 0 var(--_3) var(--_3);
    overflow-x: auto;
    font-family: var(--_mono);
    font-size: 0.875em;
    line-height: 1.5;
    overflow-wrap: normal;
    tab-size: 4;
    scrollbar-color: var(--_line-strong) transparent;
    scrollbar-width: thin;
  }
  .prose pre code {
    display: block;
    padding: 0;
    background: none;
    font-size: 1em;
  }
  .prose pre code > span {
    display: block;
  }

  .prose .table-box {
    max-inline-size: 100%;
    overflow-x: auto;
    overflow-y: clip; /* Where a browser scrolls one way alone, the header row sticks to the conversation. */
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    scrollbar-color: var(--_line-strong) transparent;
    scrollbar-width: thin;
  }
  .prose table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  .prose :is(th, td) {
    min-inline-size: var(--_cell); /* Where there is little room it scrolls before its words stand one by one. */
    padding: var(--_2) var(--_3);
    text-align: start;
    vertical-align: top;
  }
  .prose th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_raised);
    font-size: var(--_font-small);
    font-weight: var(--_weight-strong);
  }
  .prose tr + tr :is(th, td),
  .prose tbody :is(th, td) {
    border-block-start: 1px solid var(--_line);
  }
  .prose :is(th, td):is([align='center'], [align='right']) {
    min-inline-size: 0;
    white-space: nowrap;
  }
  .prose :is(th, td)[align='center'] {
    text-align: center;
  }
  .prose :is(th, td)[align='right'] {
    text-align: end;
  }

  :is(.prose, .file) .blocked {
    display: inline-flex;
    align-items: center;
    gap: var(--_2);
    max-inline-size: 100%;
    padding: var(--_1) var(--_1) var(--_1) var(--_3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_muted);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    vertical-align: middle;
  }

  .prose > :first-child,
  .prose > .blocks > :is(ul, ol):first-child > li:first-child {
    margin-block-start: 0;
  }
  :is(.prose, .prose > .blocks:last-child) > :last-child {
    margin-block-end: 0;
  }

  @media (forced-colors: active) {
    .prose :is(code, .table-box, .code-block) {
      border: 1px solid CanvasText;
    }
    .prose :is(pre, .code-block) code {
      border: 0;
    }
    .prose input[type='checkbox']:checked::before {
      background: CanvasText;
    }
  }
`;
