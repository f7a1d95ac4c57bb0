import type { ParleyChatbot as ParleyChatbotElement } from 'parley-elements';
import {
  ParleyChatbot,
  ParleyChatInterface,
  ParleyMarkdown,
  ParleyMultimodalTextbox,
} from 'parley-elements/react.js';
import { createRef } from 'react';

// What must not compile. The last of each group is right, and must.

export const values = [
  // @ts-expect-error A string is no list of messages.
  <ParleyChatbot messages="Hello" />,
  // @ts-expect-error There is no such layout.
  <ParleyChatbot layout="columns" />,
  // @ts-expect-error The property is called `text`.
  <ParleyMarkdown markdown="# Hello" />,
  // @ts-expect-error A size is a number of bytes.
  <ParleyMultimodalTextbox maxFileSize="3 MB" />,
  // @ts-expect-error A method is no property.
  <ParleyMultimodalTextbox formResetCallback={() => {}} />,
  // @ts-expect-error A responder gets a message, not a number.
  <ParleyChatInterface respond={(message: number) => `${message}`} />,
  <ParleyChatInterface respond={({ text }) => text} className="wide" aria-label="Chat" slot="chat" />,
];

export const events = [
  // @ts-expect-error React's names are in camelCase.
  <ParleyChatbot onretry={() => {}} />,
  // @ts-expect-error A retry is about a message; there is no text.
  <ParleyChatbot onRetry={(event) => event.detail.text} />,
  // @ts-expect-error A textbox sends; it does not retry.
  <ParleyMultimodalTextbox onRetry={() => {}} />,
  // @ts-expect-error `liked` may be `null`.
  <ParleyChatbot onLike={(event) => event.detail.liked satisfies boolean} />,
  <ParleyChatbot onLike={(event) => event.detail.liked satisfies boolean | string | null} />,
];

export const refs = [
  // @ts-expect-error This is another element's.
  <ParleyMarkdown ref={createRef<ParleyChatbotElement>()} />,
  <ParleyChatbot ref={createRef<ParleyChatbotElement>()} />,
];
