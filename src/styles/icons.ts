import { svg } from 'lit';

export const icon = (
  shape: ReturnType<typeof svg>,
) => svg`<svg viewBox="0 0 16 16" fill="none" stroke="currentColor"
  stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;

/** Shapes of one line each, for where there is no template: what is added to Markdown is built by DOM calls. */
export const outlines = {
  copy: 'M10.4 5.6v-3H2.6v7.8h3M5.6 5.6h7.8v7.8H5.6Z',
  wrap: 'M2.5 3.6h11M2.5 8h8.7a2.2 2.2 0 0 1 0 4.4H8M9.7 10.7 8 12.4l1.7 1.7M2.5 12.4h2.6',
  download: 'M8 2.5v7.3M4.8 6.9 8 10l3.2-3.1M3 13.2h10',
  done: 'm3.2 8.6 3.1 3.1 6.5-7',
  failed: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 5v3.4M8 10.9v.1',
} as const;

/** Drawn for 16 px in one line weight. They inherit colour, and are never the only name of a thing. */
export const icons = {
  retry: icon(svg`<path d="M13 8a5 5 0 1 1-1.6-3.7L13 5.8M13 2.5v3.3H9.7" />`),
  undo: icon(svg`<path d="M5.5 3 2.5 6l3 3M2.8 6H9a4.2 4.2 0 0 1 0 8.4H6.5" transform="translate(0 -.7)" />`),
  edit: icon(
    svg`<path d="m10.6 3.1 2.3 2.3M3 13l.6-2.9 7.2-7.2a1.2 1.2 0 0 1 1.7 0l.6.6a1.2 1.2 0 0 1 0 1.7l-7.2 7.2L3 13Z" />`,
  ),
  like: icon(
    svg`<path d="M4.8 7.2 7.6 2a1.6 1.6 0 0 1 1.5 2l-.6 2.4h3.4a1.3 1.3 0 0 1 1.3 1.6l-1 4.2a1.4 1.4 0 0 1-1.3 1H4.8M4.8 7.2v6M4.8 7.2H2.7v6h2.1" />`,
  ),
  dislike: icon(
    svg`<path transform="rotate(180 8 8)" d="M4.8 7.2 7.6 2a1.6 1.6 0 0 1 1.5 2l-.6 2.4h3.4a1.3 1.3 0 0 1 1.3 1.6l-1 4.2a1.4 1.4 0 0 1-1.3 1H4.8M4.8 7.2v6M4.8 7.2H2.7v6h2.1" />`,
  ),
  flag: icon(svg`<path d="M3.5 14V2.6m0 .2c3-1.6 5.4 1.6 8.9.1v6.4c-3.5 1.5-5.9-1.7-8.9-.1" />`),
  clear: icon(
    svg`<path d="M2.8 4.4h10.4M6.2 4.2V2.6h3.6v1.6M4.2 4.6l.6 8.2c0 .6.5 1 1.1 1h4.2c.6 0 1-.4 1.1-1l.6-8.2M6.8 7.2v3.8M9.2 7.2v3.8" />`,
  ),
  copy: icon(svg`<path d=${outlines.copy} />`),
  plus: icon(svg`<path d="M8 3.2v9.6M3.2 8h9.6" />`),
  close: icon(svg`<path d="m4.2 4.2 7.6 7.6M11.8 4.2l-7.6 7.6" />`),
  send: icon(svg`<path d="M8 13V3.2M3.8 7.2 8 3l4.2 4.2" />`),
  stop: icon(svg`<rect x="4" y="4" width="8" height="8" rx="1.6" fill="currentColor" stroke="none" />`),
  file: icon(
    svg`<path d="M9 2H4.7C4 2 3.5 2.5 3.5 3.2v9.6c0 .7.5 1.2 1.2 1.2h6.6c.7 0 1.2-.5 1.2-1.2V5.5L9 2Zm0 0v3.5h3.5" />`,
  ),
  warning: icon(svg`<path d=${outlines.failed} />`),
} as const;
