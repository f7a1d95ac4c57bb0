// As `naive`, once in a frame.
import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { registerPlain } from './plain.js';

registerPlain((box, text) => {
  let latest = text;
  let waiting = false;
  const draw = () => {
    waiting = false;
    box.innerHTML = DOMPurify.sanitize(marked.parse(latest, { async: false }));
  };
  draw();
  return (_, text) => {
    latest = text;
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  };
});
