import { css } from 'lit';

/** Messages, alone and in groups; their actions, their editor, and what went wrong. */
export const messageStyles = css`
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .messages {
    display: grid;
    grid-row: 2;
    gap: var(--_2);
    grid-template-columns: minmax(0, 1fr);
  }
  .message {
    display: grid;
    gap: var(--_2);
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    animation: arrive var(--_quick) ease-out;
  }
  .message:focus-visible {
    border-radius: var(--_radius-small);
    outline-offset: var(--_1);
  }
  .message > .text {
    min-inline-size: 0;
    max-inline-size: 100%;
    inline-size: 100%;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(var(--_travel));
    }
  }

  /* Bubble: the user's words at the end side, tinted; answers have the full measure and no box. */
  .bubble .user .message {
    justify-items: end;
  }
  .bubble .user .message > .text {
    inline-size: auto;
    max-inline-size: 80%;
    padding: var(--_2) var(--_4);
    border-radius: var(--_radius-bubble);
    background: var(--_accent-soft);
  }
  .bubble .user .files {
    justify-content: end;
    max-inline-size: 80%;
  }

  .actions {
    display: flex;
    min-block-size: var(--_target);
    max-inline-size: 100%;
    margin-inline-start: max((var(--_icon) - var(--_target)) / 2, -1 * var(--_gutter));
    overflow: auto hidden;
    scrollbar-width: none;
    opacity: 0;
    transition: opacity var(--_ease);
  }
  /* Between messages of one side the row fills the space. */
  .message:has(+ .message) > .actions {
    margin-block: calc(-1 * var(--_2));
  }
  /* At the end of a turn the row stands in the space before the next: it costs no height of its own. */
  .message:last-child > .actions {
    margin-block: calc(-1 * var(--_1)) calc(var(--_1) - var(--_6));
  }
  .bubble .user .message:last-child > .actions {
    margin-block: calc(-1 * var(--_2)) calc(-1 * var(--_4));
  }
  .section:last-child > .slice:last-child > .group.assistant:last-child .message > .actions {
    margin-block-end: 0;
  }
  .bubble .user .actions {
    margin-inline: 0;
  }
  .actions .tool-note {
    align-self: center;
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    white-space: nowrap;
  }
  /* On the side where it moves no button. */
  .group:not(.user) .actions .tool-note,
  .panel .actions .tool-note {
    order: 1;
  }
  .message:is(:hover, :focus-within) .actions,
  .message.assistant.last .actions,
  .actions:has([aria-pressed='true'], .tool-note) {
    opacity: 1;
  }
  /* Where the row stands below its message, the ring around that would go through it: it comes with the next Tab. */
  .message:focus-visible:not(.assistant.last) > .actions {
    opacity: 0;
  }
  @media (hover: none) {
    .actions {
      opacity: 1;
    }
  }
  .icon-button[aria-pressed='true'] svg {
    fill: color-mix(in oklch, currentColor 20%, transparent);
  }

  .failure {
    display: flex;
    align-items: start;
    flex-wrap: wrap;
    gap: var(--_2) var(--_3);
    padding: var(--_2) var(--_3) var(--_2) var(--_4);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    animation: arrive var(--_quick) ease-out;
  }
  .failure.stopped {
    inline-size: fit-content;
    padding: 0;
    background: none;
    color: var(--_muted);
  }
  /* In the middle of the first line, which has the height of a button beside it. */
  .failure > svg {
    margin-block-start: calc((var(--_target) - var(--_icon)) / 2);
    color: var(--_danger);
  }
  .failure.stopped > svg {
    color: inherit;
  }
  .failure + .message {
    margin-block-start: calc(var(--_6) - var(--_2));
  }
  .failure-text {
    flex: 1 1 12em;
    min-inline-size: 0;
    padding-block: calc((var(--_target) - var(--_line-small)) / 2);
    overflow-wrap: anywhere;
  }
  .failure.stopped > .failure-text {
    flex: none;
  }
  .failure p {
    margin: 0;
  }
  .failure details {
    color: var(--_muted);
  }
  .failure summary {
    inline-size: fit-content;
    padding-block: calc((var(--_target) - var(--_line-small)) / 2);
    cursor: pointer;
  }
  @media (forced-colors: active) {
    .bubble .user .message > .text,
    .failure {
      border: 1px solid CanvasText;
    }
  }
`;
