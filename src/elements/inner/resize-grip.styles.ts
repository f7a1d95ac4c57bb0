import { css } from 'lit';

export const resizeGripStyles = css`
  .grip {
    display: grid;
    place-items: center;
    flex: none;
    block-size: var(--_4);
    border-block-start: 1px solid var(--_line);
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
    cursor: ns-resize;
    touch-action: none;
  }
  .grip::before {
    content: '';
    inline-size: var(--_8);
    block-size: var(--_rule);
    border-radius: var(--_round);
    background: var(--_line-strong);
    transition: background-color var(--_ease);
  }
  .grip:is(:hover, :focus-visible)::before {
    background: var(--_accent);
  }
  .grip:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
  }
  @media (pointer: coarse) {
    .grip {
      block-size: var(--_target);
    }
  }
  @media (forced-colors: active) {
    .grip::before {
      background: ButtonText;
    }
  }
  @media print {
    .grip {
      display: none;
    }
  }
`;
