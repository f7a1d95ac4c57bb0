import { nothing, type ReactiveControllerHost } from 'lit';
import { Scrolling } from '../../controllers/scrolling.js';
import { LoadOlderEvent } from '../../events.js';
import { isShown } from '../../model/history.js';
import type { Growth, MessageList } from '../../model/message-list.js';
import { away } from '../lazy.js';
import { LazyPart } from './lazy-part.js';
import type { ConversationView } from './view.js';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly autoscroll: boolean;
  readonly status: 'idle' | 'pending' | 'generating';
}

/** How a conversation scrolls: which question is pinned, what its reader has not seen, and when they want older messages. */
export class ConversationScroll {
  readonly #host: Host;
  readonly #list: MessageList;
  readonly #log: () => HTMLElement | null;
  readonly #scrolling: Scrolling;
  readonly #button;
  /** The last message when the end was in view. */
  #seen: string | undefined;
  /** When older messages were asked for: the list and its beginning. */
  #asked: { readonly messages: unknown; readonly first: string } | undefined;
  /** Has the top been left since? */
  #leftTop = false;

  constructor(host: Host, list: MessageList, log: () => HTMLElement | null) {
    this.#host = host;
    this.#list = list;
    this.#log = log;
    this.#button = new LazyPart(host, 'messages', away, ({ ScrollDown }) => new ScrollDown());
    this.#scrolling = new Scrolling(host, {
      enabled: () => host.autoscroll,
      busy: () => host.status !== 'idle',
      scroller: log,
      find: (id) => this.#find(id),
      loadPlace: () => away.fetch(),
      onEnd: () => {
        this.#seen = list.messages.at(-1)?.id;
      },
      onTop: (reached) => {
        if (reached) this.#askOlder();
        else this.#leftTop = true;
      },
    });
  }

  /** To be called when the list has been set, before it is drawn. */
  grew(growth: Growth): void {
    const { last } = this.#list;
    if (growth === 'list') this.#scrolling.begin();
    else if (growth === 'message' && last?.role === 'user') this.#scrolling.pin(last.id);
  }

  toEnd = (): void => this.#scrolling.follow();

  toMessage(id: string): void {
    this.#scrolling.show(id);
  }

  /** The button back to the end, where that is out of view. */
  button(view: ConversationView) {
    if (!this.#scrolling.away) return nothing;
    return this.#button.part?.template(view, this.#unread(), this.toEnd);
  }

  /** Answers that have come since the end was last in view. */
  #unread(): number {
    const { messages, nested } = this.#list;
    const from = messages.findLastIndex(({ id }) => id === this.#seen) + 1;
    if (from === 0) return 0;
    const inside = new Set([...nested.values()].flat());
    const come = messages.slice(from).filter((message) => isShown(message) && !inside.has(message));
    return come.filter(({ role }) => role !== 'user').length;
  }

  /** Once for each list: again when the beginning is another, or the reader has gone and come back to a list that has changed. */
  #askOlder(): void {
    const { messages } = this.#list;
    const first = messages.find(isShown);
    if (!first || this.#asked?.messages === messages) return;
    if (this.#asked?.first === first.id && !this.#leftTop) return;
    this.#asked = { messages, first: first.id };
    this.#leftTop = false;
    this.#host.dispatchEvent(new LoadOlderEvent({ first: this.#list.read(first) }));
  }

  /** What shows a message: the one that it is shown in, and with its group when it begins that. */
  #find(id: string): HTMLElement | null {
    const { nested } = this.#list;
    const outer = [...nested].find(([, inside]) => inside.some((message) => message.id === id));
    const shown = `[data-id="${CSS.escape(outer?.[0].id ?? id)}"]`;
    // From the end, where it is most of the time: a long conversation has many elements.
    const sections = [...(this.#log()?.firstElementChild?.children ?? [])];
    const slices = sections.flatMap(({ children }) => [...children]);
    const slice = slices.findLast((each) => each.querySelector(shown));
    const message = slice?.querySelector<HTMLElement>(shown) ?? null;
    const group = message?.closest<HTMLElement>('.group');
    return group?.querySelector('.message') === message ? (group ?? null) : message;
  }
}
