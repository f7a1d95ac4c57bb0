import { html } from 'lit';
import { extensionOf } from '../../model/file.js';
import { icons } from '../../styles/icons.js';

const longestMark = 4; // Letters that fit on it.

/** What kind of file it is, at a glance: the ending of its name, where that is a short one. Drawn, and no text to copy. */
export function fileMark(name: string) {
  const ending = extensionOf(name);
  const fits = ending !== '' && ending.length <= longestMark;
  return fits
    ? html`<span class="file-mark" data-ending=${ending.toUpperCase()}></span>`
    : html`<span class="file-mark">${icons.file}</span>`;
}

const kept = 9; // Letters at the end: the ending says what a file is.

/** A name that, where there is too little room, loses its middle. */
export function fileNameTemplate(name: string) {
  const letters = [...name];
  const cut = Math.max(0, letters.length - kept);
  // On one line: a space between the two would show.
  return html`<bdi class="file-name" title=${name}><span>${letters.slice(0, cut).join('')}</span><span>${letters.slice(cut).join('')}</span></bdi>`;
}
