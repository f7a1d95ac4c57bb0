import { css } from 'lit';

/** Files that go with a message: in the textbox, and in the editor of a message. */
export const attachmentStyles = css`
  .attachments {
    display: flex;
    gap: var(--_2);
    margin: 0;
    padding: var(--_3) var(--_3) 0;
    overflow-x: auto;
    list-style: none;
    scrollbar-width: thin;
  }
  .attachment {
    position: relative;
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_2);
    max-inline-size: var(--_attachment);
    block-size: var(--_thumb);
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_hover);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    animation: appear var(--_quick) ease-out;
  }
  .attachment img {
    inline-size: var(--_thumb);
    block-size: 100%;
    border-radius: inherit;
    object-fit: cover;
  }
  .attachment .described {
    display: flex;
    align-items: center;
    gap: var(--_2);
    min-inline-size: 0;
    padding-inline: var(--_2) 0;
    color: var(--_muted);
  }
  .remove {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_target);
    block-size: var(--_target);
    margin-inline: calc(-1 * var(--_1)) var(--_1);
    border-radius: var(--_round);
    color: var(--_muted);
  }
  .remove svg {
    inline-size: var(--_3);
    block-size: var(--_3);
  }
  .remove:hover:not(:disabled) {
    background: var(--_hover);
    color: var(--_text);
  }
  .remove:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
  }
  .remove:disabled {
    visibility: hidden;
  }
  /* On a picture: a disc in its corner, smaller than what can be pressed. */
  img + .remove {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    margin: 0;
  }
  img + .remove svg {
    padding: var(--_1);
    inline-size: var(--_disc);
    block-size: var(--_disc);
    border-radius: var(--_round);
    background: var(--_text);
    color: var(--_surface);
  }
  @keyframes appear {
    from {
      opacity: 0;
      transform: scale(0.94);
    }
  }
  @media (forced-colors: active) {
    .remove {
      border: 1px solid ButtonText;
    }
  }
`;
