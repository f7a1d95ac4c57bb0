// Prints what the server of a page would send.
import {
  ParleyChatbot,
  ParleyChatInterface,
  ParleyMarkdown,
  ParleyMultimodalTextbox,
} from 'parley-elements/react.js';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const ignore = () => {};
const page = createElement(
  'main',
  null,
  createElement(ParleyChatInterface, {
    heading: 'Chat',
    respond: ignore,
    onRetry: ignore,
    className: 'wide',
  }),
  createElement(ParleyChatbot, { messages: [{ role: 'user', content: 'Hello' }], onRetry: ignore }),
  createElement(ParleyMultimodalTextbox, { value: { text: 'Hello' }, onInput: ignore }),
  createElement(ParleyMarkdown, { text: 'Hello' }),
);
process.stdout.write(renderToString(page));
