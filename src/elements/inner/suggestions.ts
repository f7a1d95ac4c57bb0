import { nothing, type ReactiveControllerHost } from 'lit';
import { ExampleSelectEvent, OptionSelectEvent } from '../../events.js';
import { type Example, readExamples } from '../../model/example.js';
import { blobOf } from '../../model/file.js';
import { copyOf, type Message } from '../../model/message.js';
import type { MessageList } from '../../model/message-list.js';
import { report } from './report.js';
import { exampleCards, replyButtons } from './suggestion-cards.js';
import { suggestionStyles } from './suggestions.styles.js';
import type { ConversationView } from './view.js';

/** What a reader may say next with one press: examples where there is nothing yet, replies under the last answer. */
export class Suggestions {
  readonly styles = suggestionStyles;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #list: MessageList;
  #examplesOf: readonly unknown[] | undefined;
  #examples: readonly Example[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, list: MessageList) {
    this.#host = host;
    this.#list = list;
  }

  /** The bytes of what the examples show. */
  get blobs(): Blob[] {
    const files = this.#examples.flatMap(({ icon, value }) => [...value.files, ...(icon ? [icon] : [])]);
    return files.flatMap((file) => blobOf(file) ?? []);
  }

  examples(list: readonly unknown[], view: ConversationView) {
    if (list !== this.#examplesOf) this.#examples = this.#read(list);
    this.#examplesOf = list;
    return exampleCards(this.#examples, view, ({ index, value }) => {
      this.#host.dispatchEvent(new ExampleSelectEvent({ index, value: copyOf(value) }));
    });
  }

  /** Those of the last answer, also where a step or an instruction stands after it; none where a question does. */
  replies(message: Message, view: ConversationView) {
    const { last, lastSaid } = this.#list;
    const holder = [last, lastSaid].find((each) => each?.role === 'assistant' && each.options?.length);
    if (message !== holder) return nothing;
    return replyButtons(message.options ?? [], view, (index, { value }) => {
      const copy = this.#list.read(message);
      this.#host.dispatchEvent(new OptionSelectEvent({ index, value, message: copy }));
    });
  }

  #read(list: readonly unknown[]): readonly Example[] {
    const { examples, failures } = readExamples(list);
    // After the drawing that we are in.
    queueMicrotask(() => {
      for (const { index, reason, cause } of failures)
        report(this.#host, { source: 'examples', index, message: reason, cause });
    });
    return examples;
  }
}
