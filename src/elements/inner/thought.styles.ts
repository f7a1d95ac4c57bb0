import { css } from 'lit';

/** Thoughts: a quiet line each, and what is behind it. */
export const thoughtStyles = css`
  .thought {
    min-inline-size: 0;
    max-inline-size: 100%;
    inline-size: 100%;
    margin-block: calc(-1 * var(--_1)); /* Steps stand closely; each line has its own space. */
    color: var(--_muted);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
  }
  .thought > summary {
    display: inline-flex;
    align-items: center;
    gap: var(--_2);
    max-inline-size: 100%;
    min-block-size: var(--_target);
    border-radius: var(--_radius-small);
    cursor: pointer;
    list-style: none;
    transition: color var(--_ease);
  }
  .thought > summary::-webkit-details-marker {
    display: none;
  }
  .thought > summary:hover {
    color: var(--_text);
  }
  .thought > summary > svg {
    transition: rotate var(--_ease);
  }
  .thought > summary:dir(rtl) > svg {
    rotate: 180deg;
  }
  .thought[open] > summary > svg {
    rotate: 90deg;
  }
  .thought > summary > bdi:last-of-type {
    font-variant-numeric: tabular-nums;
  }
  .thought-title {
    overflow-wrap: anywhere;
  }
  .thought-log {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .spinner {
    flex: none;
    inline-size: 0.9em;
    block-size: 0.9em;
    border: var(--_ring) solid var(--_line-strong);
    border-block-start-color: transparent;
    border-radius: var(--_round);
    animation: turn var(--_breath) linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 360deg;
    }
  }

  /* The hairline stands under the middle of the chevron. */
  .thought-body {
    display: grid;
    gap: var(--_2);
    grid-template-columns: minmax(0, 1fr);
    margin-block: var(--_1) var(--_2);
    margin-inline-start: calc(var(--_icon) / 2);
    padding-inline-start: calc(var(--_icon) / 2 + var(--_2));
    border-inline-start: 1px solid var(--_line);
  }
  .thought-body:not(:has(> *)) {
    display: none;
  }
  .thought-label,
  .component-name {
    color: var(--_muted);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
  }
`;
