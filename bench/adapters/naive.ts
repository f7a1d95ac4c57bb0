// Parses, sanitises and replaces everything for each piece: what everybody writes first.
import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { registerPlain } from './plain.js';

registerPlain((box, text) => {
  const draw = (text: string) => {
    box.innerHTML = DOMPurify.sanitize(marked.parse(text, { async: false }));
  };
  draw(text);
  return (_, text) => draw(text);
});
