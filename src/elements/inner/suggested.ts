import { nothing, type ReactiveControllerHost } from 'lit';
import { ExampleSelectEvent, OptionSelectEvent } from '../../events.js';
import type { Example } from '../../model/example.js';
import { blobOf } from '../../model/file.js';
import { copyOf, type Message } from '../../model/message.js';
import type { MessageList } from '../../model/message-list.js';
import { loadSuggestions } from '../lazy.js';
import { LazyPart } from './lazy-part.js';
import { report } from './report.js';
import type { ConversationView } from './view.js';

/** What a reader may say next with one press: examples where there is nothing yet, replies under the last answer. */
export class Suggestions {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #list: MessageList;
  readonly #part: LazyPart<Awaited<ReturnType<typeof loadSuggestions>>>;
  #examplesOf: readonly unknown[] | undefined;
  #examples: readonly Example[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, list: MessageList) {
    this.#host = host;
    this.#list = list;
    this.#part = new LazyPart(host, 'examples', loadSuggestions);
  }

  /** Are they on their way? */
  get loading(): boolean {
    return this.#part.loading;
  }

  get blobs(): Blob[] {
    const files = this.#examples.flatMap(({ icon, value }) => [...value.files, ...(icon ? [icon] : [])]);
    return files.flatMap((file) => blobOf(file) ?? []);
  }

  examples(list: readonly unknown[], view: ConversationView) {
    const part = list.length > 0 ? this.#part.part : undefined;
    if (!part) return nothing;
    if (list !== this.#examplesOf) this.#examples = this.#read(list, part.readExamples);
    this.#examplesOf = list;
    return part.exampleCards(this.#examples, view, ({ index, value }) => {
      this.#host.dispatchEvent(new ExampleSelectEvent({ index, value: copyOf(value) }));
    });
  }

  /** Those of the last answer, also where a step or an instruction stands after it; none where a question does. */
  replies(message: Message, view: ConversationView) {
    const { last, lastSaid } = this.#list;
    const holder = [last, lastSaid].find((each) => each?.role === 'assistant' && each.options?.length);
    const part = message === holder ? this.#part.part : undefined;
    return part
      ? part.replyButtons(message.options ?? [], view, (index, { value }) => {
          const copy = this.#list.read(message);
          this.#host.dispatchEvent(new OptionSelectEvent({ index, value, message: copy }));
        })
      : nothing;
  }

  #read(list: readonly unknown[], read: typeof import('../../model/example.js').readExamples) {
    const { examples, failures } = read(list);
    // After the drawing that we are in.
    queueMicrotask(() => {
      for (const { index, reason, cause } of failures)
        report(this.#host, { source: 'examples', index, message: reason, cause });
    });
    return examples;
  }
}
