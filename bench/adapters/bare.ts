// Nodes that are ready, and no Markdown: what the browser itself needs to lay out what is added.
import { registerPlain, type Show } from './plain.js';

/** Makes the next line, and returns the text to which is added. */
type NextLine = () => Text;

registerPlain((box, text) => {
  let line: NextLine | undefined;
  let last: Text | undefined;
  const add = (piece: string) => {
    for (const [i, part] of piece.split('\n').entries()) {
      if (!line) return;
      if (i > 0 || !last) last = line();
      last.appendData(part);
    }
  };
  const begin: ReturnType<Show> = (piece, text) => {
    line ??= linesFor(text, box);
    add(piece);
  };
  if (text) begin(text, text);
  return begin;
});

function linesFor(text: string, box: HTMLElement): NextLine {
  if (text.startsWith('```')) return lines(box.appendChild(make('pre')), 'div');
  if (text.startsWith('- ')) return lines(box.appendChild(make('ul')), 'li');
  if (text.startsWith('| ')) return rows(box.appendChild(make('table')));
  return lines(box, 'p');
}

const make = (tag: string) => document.createElement(tag);

const lines = (parent: Element, tag: string) => () =>
  parent.appendChild(make(tag)).appendChild(document.createTextNode(''));

/** Three cells in a row, as there are in the workload; the text goes into the last one. */
const rows = (table: Element) => () => {
  const row = table.appendChild(make('tr'));
  for (const text of ['two words', '1234']) row.appendChild(make('td')).append(text);
  return row.appendChild(make('td')).appendChild(document.createTextNode(''));
};
