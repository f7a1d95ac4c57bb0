import type { Tokens } from 'marked';

/** A block of code, or its last lines where those before are on the page already. */
export interface PartOfCode extends Tokens.Code {
  linesBefore?: number;
}

/** Code in slices: a browser lays out a text anew as a whole, however little has been added to it. */
export const linesInSlice = 64;

/** The text of a block of code, as it is shown. */
export const codeOf = ({ text }: Tokens.Code) => text && `${text.replace(/\n$/, '')}\n`;

/** Adds lines to code; `before`: how many lines are in front of them. The first slice needs no element of its own. */
export function addLines(code: Node, text: string, before: number): void {
  let at = 0;
  for (let line = before; at < text.length; ) {
    const room = linesInSlice - (line % linesInSlice);
    const end = lineStart(text, room, at);
    const slice = document.createTextNode(text.slice(at, end));
    code.appendChild(line < linesInSlice ? slice : wrapped(slice));
    line += room;
    at = end;
  }
}

function wrapped(text: Text): HTMLElement {
  const slice = document.createElement('span');
  slice.dataset.parleyWrap = '';
  slice.append(text);
  return slice;
}

/** Where the n-th line after a place begins, the first being line 0. */
export function lineStart(text: string, line: number, from = 0): number {
  let at = from;
  for (let i = 0; i < line; i += 1) at = text.indexOf('\n', at) + 1 || text.length;
  return at;
}
