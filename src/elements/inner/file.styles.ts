import { css } from 'lit';

export const fileStyles = css`
  .file {
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  .picture {
    display: block;
    max-inline-size: 100%;
    max-block-size: var(--_media);
    min-block-size: var(--_8);
    border-radius: var(--_radius-media);
    background: var(--_raised);
  }
  .player {
    display: block;
    inline-size: min(100%, var(--_player));
    border-radius: var(--_radius-media);
  }
  video.player {
    inline-size: auto;
    max-inline-size: 100%;
    max-block-size: var(--_media);
    background: var(--_raised);
  }

  .file-card {
    display: flex;
    align-items: center;
    gap: var(--_3);
    inline-size: fit-content;
    max-inline-size: min(100%, var(--_card));
    min-block-size: var(--_thumb);
    padding: var(--_2) var(--_4) var(--_2) var(--_3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font-size: var(--_font-small);
    line-height: var(--_line-small);
    text-decoration: none;
    transition: background-color var(--_ease);
  }
  a.file-card:hover {
    background: var(--_raised);
  }
  .file-card > svg {
    color: var(--_muted);
  }
  .file-text {
    flex: 1;
    min-inline-size: 0;
  }
  .file-name {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: var(--_weight-strong);
  }
  .file-facts {
    color: var(--_muted);
  }
`;
