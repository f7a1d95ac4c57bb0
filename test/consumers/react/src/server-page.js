import {
  ParleyChatbot,
  ParleyChatInterface,
  ParleyMarkdown,
  ParleyMultimodalTextbox,
} from 'parley-elements/react.js';
import { createElement } from 'react';

const ignore = () => {};

/** What a server renders first, and the page then makes alive. */
export const page = createElement(
  'main',
  null,
  createElement(ParleyChatInterface, {
    heading: 'Chat',
    respond: ignore,
    onRetry: ignore,
    className: 'wide',
  }),
  createElement(ParleyChatbot, { messages: [{ role: 'user', content: 'Asked before' }], onRetry: ignore }),
  createElement(ParleyMultimodalTextbox, { value: { text: 'Half a question' }, onInput: ignore }),
  createElement(ParleyMarkdown, { text: 'Some *words*' }),
);
