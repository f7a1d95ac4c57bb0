// streaming-markdown: only ever adds to what is shown, and sanitises nothing.
import { default_renderer, parser, parser_write } from 'streaming-markdown';
import { registerPlain } from '../../adapters/plain.js';

registerPlain((box, text) => {
  const state = parser(default_renderer(box));
  if (text) parser_write(state, text);
  return (piece) => parser_write(state, piece);
});
