// Our engine alone, once in a frame, without its style sheet: by that, long code is laid out slice by slice.
import { createMarkdownRenderer } from '../../src/elements/inner/markdown-function.js';
import { registerPlain } from './plain.js';

registerPlain((box, text) => {
  const view = createMarkdownRenderer(box);
  let latest = text;
  let waiting = false;
  const draw = () => {
    waiting = false;
    view.render(latest, true);
  };
  if (text) view.render(text);
  return (_, text) => {
    latest = text;
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  };
});
