import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ParleyChatInterfaceEventMap } from '../events.js';
import type { Strings } from '../i18n/strings.js';
import type { HeadersSource, Protocol, Responder } from '../model/backend.js';
import { listening } from './typed-listeners.js';

/** What a page may set on a chat, apart from what the chat does with it. */
export class ChatInterfaceSettings extends listening<ParleyChatInterfaceEventMap>(LitElement) {
  /** Stands above the conversation. */
  @property({ useDefault: true }) heading = '';

  /**
   * Answers a question: `(message, { history, signal })`, sync or async, returning or yielding. A string yielded is
   * appended; a message, or a list of messages, replaces the answer so far; a `Response` or a stream is read as it
   * arrives. It wins over `src`.
   */
  @property({ attribute: false }) respond: Responder | undefined;

  /** The server: for OpenAI's protocol the address before `/chat/completions`. */
  @property({ useDefault: true }) src = '';

  /** The model to ask for. */
  @property({ useDefault: true }) model = '';

  /** What the server speaks. `demo` answers inside the page with no network, as a chat without `respond` and `src` does. */
  @property({ useDefault: true }) protocol: Protocol = 'openai';

  /** Sent with each request, as for a key; a function is asked each time. Never stored, logged or shown. */
  @property({ attribute: false }) headers: HeadersSource | undefined;

  /** A translation, or a part of one, over that of the element's language; what the chatbot or the textbox has of its own wins. */
  @property({ attribute: false }) strings: Partial<Strings> | undefined;
}
