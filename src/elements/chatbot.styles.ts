import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: var(--_height);
    min-block-size: var(--_min-height);
    max-block-size: var(--_max-height);
  }
  .shell {
    display: flex;
    flex: 1 1 content;
    flex-direction: column;
    block-size: var(--_height); /* Where a page has taken from the host what makes it a flexbox. */
    min-block-size: 0;
    background: var(--_surface);
  }

  .header {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: end;
    gap: var(--_2);
    padding: var(--_1) var(--_gutter);
    color: var(--_muted);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
  }
  .header.labelled {
    padding-block: var(--_2);
    border-block-end: 1px solid var(--_line);
  }
  .label {
    flex: 1;
    min-inline-size: 0;
  }
  .tools {
    display: flex;
    flex: none;
    align-items: center;
    margin-block: calc(-1 * var(--_1));
    margin-inline-end: calc((var(--_icon) - var(--_target)) / 2);
  }
  .tools img {
    inline-size: var(--_icon);
    block-size: var(--_icon);
    object-fit: contain;
  }

  .log {
    container-type: inline-size;
    position: relative; /* What is hidden inside for those who see is not to reach out of it. */
    flex: 1;
    min-block-size: 0;
    overflow-x: clip;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-color: var(--_line) transparent;
    scrollbar-gutter: stable both-edges;
  }
  /* The text goes away softly where the view ends. */
  .log::after {
    content: '';
    display: block;
    position: sticky;
    inset-block-end: 0;
    block-size: var(--_4);
    margin-block-start: calc(-1 * var(--_4));
    background: linear-gradient(to top, var(--_surface), transparent);
    pointer-events: none;
  }
  .log:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
  }
  /* Not a grid, which would be laid out as a whole whenever something in it has changed. */
  .column {
    row-gap: var(--_6);
    max-inline-size: var(--_measure);
    margin-inline: auto;
    padding: var(--_6) var(--_gutter);
  }
  .section + *,
  .slice + .slice {
    margin-block-start: var(--_6);
  }
  .column.empty {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 100%;
    align-content: center;
    padding-block-end: var(--_8);
    text-align: center;
  }
  /* Below a pinned question: beside the text and not after it, so that nothing moves when that grows. */
  .room {
    position: absolute;
    inset-block-start: 0;
    inline-size: 1px;
    visibility: hidden;
  }
  .selectable .message {
    cursor: pointer;
  }
  /* The slices of a long conversation, in sections: what is not at its end is laid out when its reader comes near. */
  .slice {
    display: grid;
    gap: var(--_6);
    grid-template-columns: minmax(0, 1fr);
  }
  .placeholder {
    color: var(--_muted);
    text-wrap: balance;
  }
  /* A single sentence is a title, too. */
  .placeholder :is(h1, h2, h3, p:only-child) {
    margin-block-end: var(--_2);
    color: var(--_text);
    font-size: var(--_font-large);
    font-weight: var(--_weight-strong);
    line-height: 1.35;
  }

  /* What is selected is the conversation, and not once more what was heard of it. */
  .spoken {
    user-select: none;
    -webkit-user-select: none;
  }

  .dots {
    display: flex;
    align-items: center;
    gap: 0.3em;
    block-size: calc(1em * var(--_line-height));
  }
  .dots i {
    inline-size: 0.4em;
    block-size: 0.4em;
    border-radius: var(--_round);
    background: var(--_muted);
    animation: breathe var(--_breath) ease-in-out infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: calc(var(--_breath) / 8);
  }
  .dots i:nth-child(3) {
    animation-delay: calc(var(--_breath) / 4);
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.3;
    }
    30% {
      opacity: 1;
    }
  }

  @container (max-width: 30rem) {
    .column {
      --_gutter: var(--_3);
    }
  }
  @media (forced-colors: active) {
    .log::after {
      display: none;
    }
  }
  @media print {
    :host {
      block-size: auto !important;
    }
    .shell {
      block-size: auto;
    }
    .log {
      overflow: visible;
    }
    .log::after,
    .room {
      display: none;
    }
  }
`;
