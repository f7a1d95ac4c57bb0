import { css } from 'lit';

/** Who speaks: the name over messages, a picture beside them. */
export const bylineStyles = css`
  .group:has(> .avatar) {
    grid-template-columns: var(--_avatar) minmax(0, 1fr);
    column-gap: var(--_3);
  }
  .group > .avatar {
    grid-area: 2 / 1;
  }
  .group > .avatar ~ * {
    grid-column: 2;
  }
  .byline {
    display: flex;
    align-items: baseline;
    gap: var(--_2);
    grid-row: 1;
    min-inline-size: 0;
  }
  .name {
    min-inline-size: 0;
    font-weight: var(--_weight-strong);
    overflow-wrap: anywhere;
  }
  .avatar {
    display: grid;
    place-items: center;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    border-radius: var(--_round);
    background: var(--_raised);
    color: var(--_muted);
    font-size: var(--_font-small);
    font-weight: var(--_weight-strong);
    overflow: clip;
  }
  .assistant .avatar {
    color: var(--_accent);
  }
  .avatar img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .avatar > img:not([hidden]) + .initials {
    display: none;
  }

  .bubble .group.user:has(> .avatar) {
    grid-template-columns: minmax(0, 1fr) var(--_avatar);
  }
  .bubble .user > .avatar {
    grid-column: 2;
  }
  .bubble .user > .avatar ~ * {
    grid-column: 1;
  }
  /* In the middle of the first line. */
  .bubble .avatar {
    margin-block-start: calc((var(--_font-size) * var(--_line-height) - var(--_avatar)) / 2);
  }
  .bubble .user > .avatar {
    margin-block-start: calc(var(--_2) + (var(--_font-size) * var(--_line-height) - var(--_avatar)) / 2);
  }
  .bubble .byline {
    margin-block-end: var(--_1);
    color: var(--_muted);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
  }
  .bubble .user > .byline {
    justify-content: end;
    padding-inline: var(--_4);
  }

  /* Panel: both sides alike, name and picture in a gutter. */
  .panel .avatar {
    grid-row: 1;
  }
  .panel .byline {
    align-self: center;
    padding-block-end: var(--_1);
  }
  @container (max-width: 30rem) {
    .panel .group {
      row-gap: var(--_2);
    }
    .panel .avatar ~ .messages {
      grid-column: 1 / -1;
    }
  }
`;
