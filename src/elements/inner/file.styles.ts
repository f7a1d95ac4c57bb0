import { css } from 'lit';

export const fileStyles = css`
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2);
    max-inline-size: 100%;
  }
  .file {
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  .file:has(> .file-card) {
    max-inline-size: min(100%, var(--_card));
  }
  .picture {
    display: block;
    max-inline-size: 100%;
    max-block-size: var(--_media);
    min-block-size: var(--_8);
    border-radius: var(--_radius-media);
    background: var(--_raised);
    outline: 1px solid var(--_hover); /* The edge of a picture as light as the page. */
    outline-offset: -1px;
  }
  /* Several pictures are tiles of one size: as many as there is room for, and two on a phone. */
  .assistant .gallery {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(var(--_tile), 50% - var(--_1)), 1fr));
    inline-size: 100%;
  }
  .gallery .file:has(> .picture) {
    inline-size: 100%;
  }
  .user .gallery .file:has(> .picture) {
    inline-size: min(var(--_tile), 50% - var(--_1));
  }
  .gallery .file:not(:has(> .picture)) {
    grid-column: 1 / -1;
  }
  .gallery .picture {
    inline-size: 100%;
    aspect-ratio: 1;
    object-fit: cover;
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
    position: relative;
    align-items: center;
    gap: var(--_3);
    inline-size: fit-content;
    max-inline-size: 100%;
    min-block-size: var(--_thumb);
    padding: var(--_2) var(--_4) var(--_2) var(--_2);
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
  .file-card .file-text {
    flex: 1;
  }
  .file-facts {
    color: var(--_muted);
  }
`;
