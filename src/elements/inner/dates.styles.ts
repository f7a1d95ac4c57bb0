import { css } from 'lit';

/** The hour beside a message, and the line between days. */
export const dateStyles = css`
  time {
    color: var(--_muted);
    font-size: var(--_font-small);
    font-variant-numeric: tabular-nums;
    line-height: var(--_line-small);
    white-space: nowrap;
  }
  .actions > time {
    align-self: center;
    padding-inline: calc((var(--_target) - var(--_icon)) / 2);
  }
  .bubble .user .actions > time {
    order: -1;
  }
  /* It stands beside the name. */
  .panel .messages > .message:first-child > .actions:has(> time:only-child),
  .panel .messages > .message:first-child > .actions > time {
    display: none;
  }

  .day {
    display: grid;
    align-items: center;
    gap: var(--_4);
    grid-template-columns: 1fr auto 1fr;
  }
  .day::before,
  .day::after {
    content: '';
    border-block-start: 1px solid var(--_line);
  }
  .messages > .day {
    padding-block: var(--_4);
  }
`;
