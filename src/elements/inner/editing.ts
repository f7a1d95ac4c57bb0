import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { EditEvent } from '../../events.js';
import { withoutFiles, withText } from '../../model/edit.js';
import { filesOf, type Message, textOf } from '../../model/message.js';
import type { MessageList } from '../../model/message-list.js';
import { loadEditor } from '../lazy-deeds.js';

/** What becomes of a message while its reader edits it. */
export interface Draft {
  /** The editor itself, which has been fetched by then. */
  readonly editor: Awaited<ReturnType<typeof loadEditor>>['editor'];
  /** What becomes of it. */
  readonly editing: Pick<Editing, 'onDraft' | 'onEdited'>;
  /** The text as it was when the editing began. */
  readonly text: string;
  /** What stands in the box: it changes while its reader types, and nothing is drawn for that. */
  typed: string;
  /** Files that are to go, counted among the message's files. */
  readonly removed: ReadonlySet<number>;
}

/** Opens editors, and asks for what was written in them. */
export class Editing implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #list: MessageList;
  readonly #drafts: Map<string, Draft>;
  /** Where the focus goes when it has been drawn, as selectors: the first that there is. */
  #focus: readonly string[] = [];

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    list: MessageList,
    /** What is being edited, by the ids of its messages. */
    drafts: Map<string, Draft>,
  ) {
    this.#host = host;
    this.#list = list;
    this.#drafts = drafts;
    host.addController(this);
  }

  /** Rejects where the editor cannot be fetched. */
  async open(message: Message): Promise<void> {
    const { editor, adoptEditorStyles } = await loadEditor();
    if (this.#drafts.has(message.id)) return;
    adoptEditorStyles(this.#host.shadowRoot);
    const text = textOf(this.#list.read(message).content);
    this.#drafts.set(message.id, { editor, editing: this, text, typed: text, removed: new Set() });
    this.#focus = [`[data-id="${CSS.escape(message.id)}"] .editor textarea`];
    this.#host.requestUpdate();
  }

  onDraft = (message: Message, draft: Draft): void => {
    this.#drafts.set(message.id, draft);
    this.#host.requestUpdate();
  };

  /** `undefined`: the edit was given up. */
  onEdited = (message: Message, draft: Draft | undefined): void => {
    const files = filesOf(message.content).length - (draft?.removed.size ?? 0);
    // A message with nothing in it is no message.
    if (draft && files === 0 && draft.typed.trim() === '') return;
    this.#drafts.delete(message.id);
    const place = `[data-id="${CSS.escape(message.id)}"]`;
    this.#focus = [`${place} .edit:enabled`, place];
    this.#host.requestUpdate();
    if (draft) this.#ask(message, draft);
  };

  hostUpdated(): void {
    const [found] = this.#focus.flatMap(
      (selector) => this.#host.shadowRoot?.querySelector<HTMLElement>(selector) ?? [],
    );
    this.#focus = [];
    if (found?.localName === 'article') found.tabIndex = -1;
    found?.focus();
  }

  /** What has not been changed stays as it was, to the byte: a box for text would make other line ends of some. */
  #ask(message: Message, { text, typed, removed }: Draft): void {
    const before = this.#list.read(message);
    const changed = typed !== asTyped(text);
    if (!changed && removed.size === 0) return;
    const rest = withoutFiles(before, removed);
    const previousValue = textOf(before.content);
    const value = changed ? typed : textOf(rest.content);
    const edited = changed ? withText(rest, typed) : rest;
    const index = this.#list.placeOf(message);
    this.#host.dispatchEvent(new EditEvent({ index, value, previousValue, message: edited }));
  }
}

/** As a `<textarea>` gives it back. */
const asTyped = (text: string) => text.replace(/\r\n?/g, '\n');
