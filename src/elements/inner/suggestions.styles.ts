import { css } from 'lit';

/** Cards of examples, and suggested replies. */
export const suggestionStyles = css`
  .examples {
    display: grid;
    gap: var(--_2);
    grid-auto-rows: 1fr;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    text-align: start;
    animation: arrive var(--_quick) ease-out;
  }
  /* The last one of an odd number has a row of its own. */
  .example:last-child:nth-child(odd) {
    grid-column: 1 / -1;
  }
  @container (max-width: 30rem) {
    .examples {
      grid-auto-rows: auto;
      grid-template-columns: minmax(0, 1fr);
    }
  }

  .example {
    display: flex;
    align-content: center;
    align-items: center;
    flex-wrap: wrap;
    gap: var(--_2) var(--_3);
    min-inline-size: 0;
    padding: var(--_3) var(--_4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sheet);
    text-align: start;
  }
  .example,
  .option {
    transition:
      background-color var(--_ease),
      border-color var(--_ease);
  }
  .example:hover {
    border-color: var(--_line-strong);
    background: var(--_raised);
  }
  .example-title {
    display: -webkit-box;
    flex: 1 1 0;
    min-inline-size: 0;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-height: 1.45;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .thumbs + .example-title {
    flex-basis: 100%;
  }

  .example-icon {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_mark);
    block-size: var(--_mark);
    border-radius: var(--_radius-small);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: var(--_font-small);
    font-weight: var(--_weight-strong);
  }
  /* A picture made of letters, and no text to be read. */
  .example [data-drawn]::before {
    content: attr(data-drawn) / '';
    direction: ltr;
    unicode-bidi: isolate;
  }
  .example-icon img {
    inline-size: var(--_icon-large);
    block-size: var(--_icon-large);
    object-fit: contain;
  }
  .thumbs {
    display: flex;
    gap: var(--_1);
  }
  .thumb {
    display: grid;
    position: relative;
    inline-size: var(--_mark);
    block-size: var(--_mark);
    border-radius: var(--_radius-small);
    background: var(--_raised);
    overflow: clip;
  }
  .thumb img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .more {
    display: grid;
    position: absolute;
    inset: 0;
    place-items: center;
    background: color-mix(in oklch, var(--_surface) 85%, transparent);
    font-size: var(--_font-small);
    font-weight: var(--_weight-strong);
  }

  .options {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2);
    animation: arrive var(--_quick) ease-out;
  }
  /* Clear of the actions, which stand in the space before what comes next. */
  .message:has(> .actions) + .options {
    margin-block-start: var(--_4);
  }
  .option {
    max-inline-size: 100%;
    min-block-size: var(--_button);
    padding: var(--_1) var(--_4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-bubble);
    background: var(--_surface);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .option:hover {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
`;
