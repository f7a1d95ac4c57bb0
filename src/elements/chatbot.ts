import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ChatConsumer } from '../controllers/chat-consumer.js';
import type { ChatContext } from '../controllers/contexts.js';
import { KeepFocus } from '../controllers/keep-focus.js';
import { ObjectUrls } from '../controllers/object-urls.js';
import { Recently } from '../controllers/recently.js';
import { StickToEnd } from '../controllers/stick-to-end.js';
import { customElement, templatesRefused } from '../define.js';
import type { ParleyChatbotEventMap } from '../events.js';
import type { Strings } from '../i18n/strings.js';
import { copyOf, type Message, textOf } from '../model/message.js';
import { MessageList } from '../model/message-list.js';
import type { FormatFailure } from '../model/parse.js';
import type { UrlPolicy } from '../model/url.js';
import { base } from '../styles/base.js';
import { blockTools } from '../styles/block-tools.js';
import { growingText } from '../styles/growing-text.js';
import { prose } from '../styles/prose.js';
import { tokens } from '../styles/tokens.js';
import { booleanAttribute, readEditable, readSome, someAttribute, textAttribute } from './attributes.js';
import { styles } from './chatbot.styles.js';
import { messageActions } from './inner/actions.js';
import { Asks } from './inner/asks.js';
import { BlockTools } from './inner/block-tools.js';
import { type Avatars, conversation } from './inner/conversation.js';
import { blobsOf, ViewMaker } from './inner/conversation-view.js';
import { fileStyles } from './inner/file.styles.js';
import { markdownBody } from './inner/markdown-body.js';
import { messageStyles } from './inner/message.styles.js';
import { report } from './inner/report.js';
import { scrollDown } from './inner/scroll-down.js';
import { shellIn } from './inner/shell.js';
import type { ConversationView, MessageView } from './inner/view.js';
import { listening } from './typed-listeners.js';

const growingFor = 1000; // Milliseconds after its last growth in which an answer counts as streaming.

/**
 * Shows a conversation in the messages format, and asks for what its readers want done with it. It changes nothing by
 * itself: the page answers its events.
 *
 * @summary Messages with Markdown and files; retry, undo, edit, like.
 * @fires {RetryEvent} retry - An answer is wanted again. `index` and `value` are those of the user message before it.
 * @fires {UndoEvent} undo - The last question is to be taken back, with all after it; `value` goes back into the box.
 * @fires {EditEvent} edit - A message has been edited: `messages.with(index, message)` is the new history.
 * @fires {LikeEvent} like - `liked` is `true`, `false`, or `null` when it was taken back.
 * @fires {ParleyErrorEvent} parley-error - An entry is not a message; the others show. Says which and why.
 * @csspart log - The scrolling conversation.
 * @csspart message - A message.
 * @csspart user - A message of the user.
 * @csspart assistant - A message of the assistant.
 * @csspart text - A message's text, the bubble.
 * @csspart file - A message's file.
 * @csspart actions - The row of buttons under a message.
 * @csspart avatar - The picture or mark of a side.
 * @csspart failure - What went wrong, and Retry.
 * @cssprop [--parley-height=25rem] - Its height, unless the page sets one.
 * @cssprop [--parley-accent] - The one accent colour.
 * @cssprop [--parley-surface] - What everything stands on.
 * @cssprop [--parley-text] - The colour of text.
 * @cssprop [--parley-measure=48rem] - The longest line.
 */
@customElement('parley-chatbot')
export class ParleyChatbot extends listening<ParleyChatbotEventMap>(LitElement) {
  static override styles = [tokens, base, growingText, prose, blockTools, messageStyles, fileStyles, styles];

  /** `pending`: asked, nothing has come yet. `generating`: the last message is still growing. */
  @property({ useDefault: true }) status: 'idle' | 'pending' | 'generating' = 'idle';

  /** A heading above the conversation, and its name for those who hear it. */
  @property({ useDefault: true }) label = '';

  /** Shown while there is no message. Markdown. */
  @property({ useDefault: true }) placeholder = '';

  /** Bubbles, the user's to the end side; or full-width rows with avatar and name. */
  @property({ useDefault: true }) layout: 'bubble' | 'panel' = 'bubble';

  /** Addresses of pictures beside the two sides: `{ user?, assistant? }`. As an attribute, JSON. */
  @property({ noAccessor: true })
  get avatars(): Avatars {
    return this.#avatars;
  }
  set avatars(avatars: Avatars | string | null | undefined) {
    try {
      this.#avatars = (typeof avatars === 'string' ? JSON.parse(avatars) : avatars) ?? {};
    } catch (cause) {
      this.#avatars = {};
      report(this, { source: 'avatars', message: 'this is not JSON.', cause });
    }
    this.requestUpdate();
  }

  /** Keeps the end in view while the conversation grows, unless its reader has scrolled up. */
  @property({ converter: booleanAttribute, useDefault: true }) autoscroll = true;

  /** Which messages may be edited: `none`, `user`, or `all`. `true` means the user's. */
  @property({ converter: textAttribute }) editable: 'none' | 'user' | 'all' | boolean | undefined;

  /** Offers Retry: `true` on the last answer, `all` on each. */
  @property({ converter: someAttribute }) retryable: boolean | 'all' | undefined;

  /** Offers Undo: `true` on the last answer, `all` on each. */
  @property({ converter: someAttribute }) undoable: boolean | 'all' | undefined;

  /** Offers Like and Dislike on answers. */
  @property({ converter: booleanAttribute }) likeable: boolean | undefined;

  /** A translation, or a part of one; English stands where it is silent. */
  @property({ attribute: false }) strings: Partial<Strings> | undefined;

  /** What messages may load by themselves beside what belongs to the page, and where links may lead. */
  @property({ attribute: false }) urlPolicy: UrlPolicy | undefined;

  /** Makes an address of a server's bare `path`. */
  @property({ attribute: false }) fileUrl: ((path: string) => string) | undefined;

  @state() private announcement = '';

  @query('.log') private log!: HTMLElement | null;
  @query('.column') private column!: HTMLElement | null;

  #avatars: Avatars = {};
  #view!: ConversationView;
  #failures: FormatFailure[] = [];
  #awaited = false;
  readonly #chat = new ChatConsumer(this);
  readonly #list = new MessageList();
  readonly #asks = new Asks(this, this.#list);
  readonly #growing = new Recently(this, growingFor);
  readonly #tools = new BlockTools(
    this,
    () => this.#view.strings,
    (words) => {
      this.announcement = words;
    },
  );
  readonly #urls = new ObjectUrls(this);
  readonly #views = new ViewMaker(this, this.#urls, () => this.requestUpdate());
  readonly #stick = new StickToEnd(this, {
    enabled: () => this.autoscroll,
    scroller: () => this.log,
    content: () => this.column,
  });

  constructor() {
    super();
    new KeepFocus(this, () => this.log);
  }

  /**
   * The conversation: a list of `{ role, content }` as servers send it, where content is Markdown, a file dict, or a list
   * of these. Reads back normalised, with ids. Setting the same list again shows what changed in it.
   */
  @property({ attribute: false, noAccessor: true })
  get messages(): readonly Message[] {
    return this.#list.messages.map((message) => copyOf(message));
  }
  set messages(list: unknown) {
    const { growth, failures } = this.#list.set(list);
    this.#failures.push(...failures);
    const last = this.#list.messages.at(-1);
    if (growth === 'text' && last?.role === 'assistant') this.#growing.happened();
    if (growth === 'message') this.#growing.reset();
    if (growth === 'message' && last?.role === 'user') this.#stick.follow();
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement {
    return shellIn(super.createRenderRoot());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { strings, urlPolicy, fileUrl } = this;
    this.#view = this.#views.make({ strings, urlPolicy, fileUrl, origins: this.#chat.value?.origins ?? [] });
    if (changed.has('status') && this.status === 'idle') this.#growing.reset();
    this.#announce();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#urls.keep(blobsOf(this.#list.messages));
    for (const { index, reason, cause } of this.#failures.splice(0)) {
      report(this, { source: 'messages', index, message: reason, cause });
    }
  }

  override render() {
    const { strings } = this.#view;
    if (templatesRefused()) return strings.templatesRefused;
    const empty = !this.#list.last;
    return html`
      ${this.label ? html`<div class="label">${this.label}</div>` : nothing}
      <div
        class="log ${this.layout === 'panel' ? 'panel' : 'bubble'}"
        part="log"
        role="log"
        aria-live="off"
        aria-label=${this.label || strings.conversation}
        tabindex="0"
        @click=${this.#tools.onClick}
        @scroll=${this.#stick.onScroll}
        @pointermove=${this.#stick.onPointerMove}
        @pointerup=${this.#stick.onScroll}
      >
        <div class="column ${empty ? 'empty' : ''}">
          ${empty ? this.#renderPlaceholder() : this.#renderConversation()} ${this.#renderDots()}
        </div>
      </div>
      ${this.#stick.away ? scrollDown(strings, () => this.#stick.follow()) : nothing}
      <div class="visually-hidden" role="status">${this.announcement}</div>
    `;
  }

  #renderConversation() {
    return conversation({
      messages: this.#list.messages,
      view: this.#view,
      layout: this.layout,
      avatars: this.#avatars,
      failures: this.#failureOf,
      stateOf: (message) => this.#stateOf(message),
      onRetryAfter: (message) => this.#retryAfter(message),
    });
  }

  #renderPlaceholder() {
    const text = this.placeholder || this.#view.strings.empty;
    return html`<div class="placeholder"><div class="prose" ${markdownBody(text, this.#view.markdown)}></div></div>`;
  }

  /** Nothing of the answer is there yet: dots, where its text will start. */
  #renderDots() {
    if (this.status === 'idle' || (this.status === 'generating' && this.#list.last?.role === 'assistant'))
      return nothing;
    return html`<div class="dots" role="status" aria-label=${this.#view.strings.answering}><i></i><i></i><i></i></div>`;
  }

  get #failureOf(): ChatContext['failures'] {
    return this.#chat.value?.failures ?? noFailures;
  }

  #stateOf(message: Message): MessageView {
    const last = message === this.#list.last;
    const streaming =
      last && message.role === 'assistant' && (this.status === 'generating' || this.#growing.is);
    const inChat = this.#chat.value !== undefined;
    const actions = messageActions(message.role, {
      last,
      answers: this.#list.questionOf(message) !== undefined,
      editable: readEditable(this.editable) ?? (inChat ? 'user' : 'none'),
      // A failure has its own Retry.
      retryable: !this.#failureOf.has(message.id) && (readSome(this.retryable) ?? inChat),
      undoable: readSome(this.undoable) ?? inChat,
      likeable: Boolean(readSome(this.likeable) ?? inChat),
    });
    return {
      streaming,
      last,
      actions: streaming ? [] : actions,
      busy: this.status !== 'idle',
      liked: this.#asks.likedOf(message),
      editing: this.#asks.editing === message.id,
      onAction: this.#asks.onAction,
      onEdited: this.#asks.onEdited,
    };
  }

  #retryAfter(message: Message): (() => void) | undefined {
    const question = this.#list.questionOf(message);
    if (!question || message !== this.#list.last || this.status !== 'idle') return undefined;
    return () => this.#asks.retry(question);
  }

  /** An answer is spoken once, when it is whole; a history that was there from the start is not. */
  #announce(): void {
    const { last } = this.#list;
    const { strings } = this.#view;
    const whole = this.status === 'idle' && !this.#growing.is;
    if (whole && this.#awaited && last?.role === 'assistant') {
      this.announcement = strings.answerFrom(strings.assistant, textOf(last.content));
    }
    this.#awaited = !whole || last?.role === 'user';
  }
}

const noFailures: ChatContext['failures'] = new Map();

declare global {
  interface HTMLElementTagNameMap {
    'parley-chatbot': ParleyChatbot;
  }
}
