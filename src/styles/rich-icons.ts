import { svg } from 'lit';
import { icon, outlines } from './icons.js';

/** Those of what is more than text, which is fetched when there is some. */
export const richIcons = {
  chevron: icon(svg`<path d="m6 3.8 4.2 4.2L6 12.2" />`),
  picture: icon(
    svg`<rect x="2" y="3" width="12" height="10" rx="1.6" /><path d="m2.5 11 3.2-3 2.4 2.2 2.2-2 3.2 2.8" />`,
  ),
  spark: icon(
    svg`<path fill="currentColor" stroke="none" d="M8 1.6c.5 3.6 2.2 5.5 6 6.4-3.8.9-5.5 2.8-6 6.4-.5-3.6-2.2-5.5-6-6.4 3.8-.9 5.5-2.8 6-6.4Z" />`,
  ),
  download: icon(svg`<path d=${outlines.download} />`),
} as const;
