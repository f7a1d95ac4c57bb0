// Our engine alone with its style sheet, once in a frame.
import { createMarkdownRenderer, markdownStyles } from '../../src/elements/inner/markdown-function.js';
import { registerPlain } from './plain.js';

if (markdownStyles.styleSheet) document.adoptedStyleSheets.push(markdownStyles.styleSheet);
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
