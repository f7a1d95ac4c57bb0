import { css } from 'lit';

/** A menu, and the form for a comment, under what opens them: it comes with them, on the first press. */
export const menuStyles = css`
  .menu {
    min-inline-size: var(--_tile);
    padding: var(--_1);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .menu button {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding-inline: var(--_2);
    border-radius: var(--_radius-small);
    text-align: start;
    white-space: nowrap;
  }
  .menu button:is(:hover, :focus-visible) {
    background: var(--_hover);
  }
  .menu [aria-checked='true'] {
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }
  .menu button:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
  }
  /* Under its button; where there are no anchors, in the middle of the view. */
  @supports (top: anchor(bottom)) {
    .icon-button[aria-expanded='true'] {
      anchor-name: --parley-menu;
    }
    .menu {
      position-anchor: --parley-menu;
      inset: auto;
      inset-block-start: anchor(self-end);
      inset-inline-end: anchor(self-end);
      margin: 0;
      position-try-fallbacks: flip-block, flip-inline;
    }
    .actions .menu {
      inset-inline: anchor(self-start) auto;
    }
    /* Beside its button no narrow view has room for it: it comes as near as it can. */
    .actions .comment {
      inset-inline-start: min(anchor(self-start), 95% - min(var(--_card), 90%));
    }
  }

  .comment {
    inline-size: min(var(--_card), 90%);
    padding: var(--_3);
  }
  .comment .grow {
    --_grow-max: var(--_tile);
    min-block-size: calc(3em * var(--_line-height));
  }
  .comment .text-button {
    inline-size: auto;
    margin-block-start: var(--_2);
    margin-inline-start: auto;
    padding-inline: var(--_3);
    border-radius: var(--_round);
  }
  .comment .text-button:is(:hover, :focus-visible) {
    background: var(--_accent);
  }

  /* In a low window, or at 400 %, there is no room beside the button. */
  @media (max-height: 20rem) {
    .menu,
    .actions .menu {
      inset: 0;
      max-block-size: 100%;
      margin: auto;
      overflow-y: auto;
    }
  }
`;
