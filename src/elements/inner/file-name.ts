import { html } from 'lit';

const kept = 9; // Letters at the end: the ending says what a file is.

/** A name that, where there is too little room, loses its middle. */
export function fileNameTemplate(name: string) {
  const letters = [...name];
  const cut = Math.max(0, letters.length - kept);
  // On one line: a space between the two would show.
  return html`<bdi class="file-name" title=${name}><span>${letters.slice(0, cut).join('')}</span><span>${letters.slice(cut).join('')}</span></bdi>`;
}
