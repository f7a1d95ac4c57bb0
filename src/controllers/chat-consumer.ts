import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ChatContext, chatContext } from './contexts.js';

const noFailures: ChatContext['failures'] = new Map();
const tag = 'parley-chat-interface';

/** What the chat around an element tells it; nothing, for an element that stands alone. */
export class ChatConsumer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #consumer: ContextConsumer<typeof chatContext, ReactiveControllerHost & HTMLElement>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#consumer = new ContextConsumer(host, { context: chatContext, subscribe: true });
    host.addController(this);
  }

  get value(): ChatContext | undefined {
    return this.#consumer.value;
  }

  /** What went wrong, by the id of the message after which it is said. */
  get failures(): ChatContext['failures'] {
    return this.value?.failures ?? noFailures;
  }

  /** What is slotted into a chat is defined before the chat is, and its first question went unheard: it asks again. */
  hostConnected(): void {
    const chat = this.#host.closest(tag);
    if (!chat || chat.matches(':defined')) return;
    customElements.whenDefined(tag).then(() => {
      if (this.#host.isConnected) this.#consumer.hostConnected();
    });
  }
}
