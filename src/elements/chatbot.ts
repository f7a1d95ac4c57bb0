import { html, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { Announcer } from '../controllers/announcer.js';
import { ChatConsumer } from '../controllers/chat-consumer.js';
import { KeepFocus } from '../controllers/keep-focus.js';
import { ObjectUrls } from '../controllers/object-urls.js';
import { OncePerFrame } from '../controllers/once-per-frame.js';
import { Recently } from '../controllers/recently.js';
import { customElement, templatesRefused } from '../define.js';
import { expectGrowth } from '../markdown/engine.js';
import { allMade } from '../markdown/later.js';
import type { Message } from '../model/message.js';
import type { Growth } from '../model/message-list.js';
import type { ReasoningTags } from '../model/reader.js';
import { base } from '../styles/base.js';
import { blockTools } from '../styles/block-tools.js';
import { growingText } from '../styles/growing-text.js';
import { prose } from '../styles/prose.js';
import { tokens } from '../styles/tokens.js';
import { styles } from './chatbot.styles.js';
import { ChatbotMessages } from './chatbot-messages.js';
import { conversation } from './inner/conversation.js';
import { ConversationScroll } from './inner/conversation-scroll.js';
import { blobsOf, ViewMaker } from './inner/conversation-view.js';
import { dots } from './inner/dots.js';
import { emptyConversation } from './inner/empty.js';
import { header } from './inner/header.js';
import { MessageKeys } from './inner/keys.js';
import { Language } from './inner/language.js';
import { LazyPart } from './inner/lazy-part.js';
import { LongHistory } from './inner/long-history.js';
import { messageStyles } from './inner/message.styles.js';
import { MessageStates } from './inner/message-state.js';
import { Presses } from './inner/presses.js';
import { ReadAloud } from './inner/read-aloud.js';
import { RichMessages } from './inner/rich-messages.js';
import { shellIn } from './inner/shell.js';
import type { ConversationView, MessageView } from './inner/view.js';
import { resizeGrip, suggestions } from './lazy.js';

const growingFor = 1000; // Milliseconds after its last growth in which an answer counts as streaming.

/**
 * Shows a conversation in the messages format, and asks for what its readers want done with it. It changes nothing by
 * itself: the page answers its events.
 *
 * By keyboard: while the log has the focus, keys scroll it. Tab goes on to the last message, then into its links and
 * buttons, then out; with the focus on a message, the arrow keys, Home and End go to the others, and Escape comes back to
 * it from what is inside.
 *
 * @summary Messages with Markdown, files and thoughts; retry, undo, edit, like.
 * @fires {RetryEvent} retry - An answer is wanted again. `index` and `value` are those of the user message before it.
 * @fires {UndoEvent} undo - The last question is to be taken back, with all after it; `value` goes back into the box.
 * @fires {EditEvent} edit - A message has been edited: `messages.with(index, message)` is the new history.
 * @fires {LikeEvent} like - `liked` is `true`, `false`, one of `feedbackOptions`, or `null` when it was taken back.
 * @fires {OptionSelectEvent} option-select - A suggested reply has been chosen; `index` is its place among the `options` of `message`.
 * @fires {ExampleSelectEvent} example-select - An example has been chosen, to begin with: its place, and `value` as text and files.
 * @fires {LoadOlderEvent} load-older - The top was reached: the page puts older messages before `first`, and the reader stays.
 * @fires {ClearEvent} clear - The conversation is to be emptied.
 * @fires {MessageCopyEvent} message-copy - The text of a message has reached the clipboard.
 * @fires {MessageSelectEvent} message-select - A message was clicked, in a chatbot that is `selectable`.
 * @fires {ButtonClickEvent} button-click - A button of the page's own was pressed; `id` says which.
 * @fires {ParleyErrorEvent} parley-error - An entry is not a message; the others show. Says which and why.
 * @csspart label - The heading above the conversation.
 * @csspart toolbar - The buttons above the conversation.
 * @csspart log - The scrolling conversation.
 * @csspart message - A message.
 * @csspart user - A message of the user.
 * @csspart assistant - A message of the assistant.
 * @csspart text - A message's text, the bubble.
 * @csspart file - A message's file.
 * @csspart thought - A step on the way to an answer: reasoning, or a call of a tool.
 * @csspart actions - The row of buttons under a message.
 * @csspart placeholder - What is shown while there is no message.
 * @csspart examples - All examples.
 * @csspart example - The card of an example.
 * @csspart options - The suggested replies under the last answer.
 * @csspart option - A suggested reply.
 * @csspart avatar - The picture or mark of a side.
 * @csspart name - Who said it: in panels, and where a message has a `name` of its own.
 * @csspart time - When it was said, where the message has a `created_at`.
 * @csspart day - The line before the first message of a day.
 * @csspart grip - What a `resizable` chatbot is resized by.
 * @csspart failure - What went wrong, and Retry.
 * @cssprop [--parley-height=25rem] - Its height, unless the page sets one; `auto` follows what is in it.
 * @cssprop [--parley-min-height=0] - The least height.
 * @cssprop [--parley-max-height=none] - The greatest height, from which on the conversation scrolls.
 * @cssprop [--parley-density=1] - How much space there is between things: a number, about 0.75 for a compact chat.
 * @cssprop [--parley-accent] - The one accent colour.
 * @cssprop [--parley-surface] - What everything stands on.
 * @cssprop [--parley-text] - The colour of text.
 * @cssprop [--parley-measure=48rem] - The longest line.
 */
@customElement('parley-chatbot')
export class ParleyChatbot extends ChatbotMessages {
  static override styles = [tokens, base, growingText, prose, blockTools, messageStyles, styles];

  /** Tags between which a model reasons, `[['<think>', '</think>']]`: what is between, and not in code, is a thought. */
  @property({ attribute: false, noAccessor: true })
  get reasoningTags(): ReasoningTags {
    return this.#rich.tags;
  }
  set reasoningTags(tags: ReasoningTags | null | undefined) {
    this.#rich.tags = tags;
  }

  @query('.log') private log!: HTMLElement | null;
  @query('.spoken') private spoken!: HTMLElement | null;

  #view!: ConversationView;
  readonly #chat = new ChatConsumer(this);
  readonly #language = new Language(this, () => [this.strings, this.#chat.value?.strings]);
  readonly #rich = new RichMessages(this, this.list);
  readonly #announce = (words: string): void => this.#announcer.say(words);
  readonly #states = new MessageStates(this.list);
  readonly #presses = new Presses(
    this,
    () => this.#view.strings,
    this.#announce,
    ({ Deeds }, feedback) =>
      new Deeds({
        ...{ host: this, list: this.list, states: this.#states, feedback },
        ...{ view: () => this.#view, announce: this.#announce },
      }),
  );
  readonly #suggestions = new LazyPart(
    this,
    'examples',
    suggestions,
    ({ Suggestions }) => new Suggestions(this, this.list),
  );
  readonly #grip = new LazyPart(this, 'resizable', resizeGrip, ({ ResizeGrip }) => new ResizeGrip(this));
  readonly #pace = new OncePerFrame(this);
  readonly #growing = new Recently(this, growingFor);
  readonly #announcer = new Announcer(this, () => this.spoken);
  readonly #aloud = new ReadAloud(this, this.list, this.#announcer);
  readonly #keys = new MessageKeys((slice) => this.#long.draw(slice));
  readonly #urls = new ObjectUrls(this);
  readonly #views = new ViewMaker(this, this.#urls, () => this.requestUpdate());
  readonly #scroll = new ConversationScroll(this, this.list, () => this.log);
  readonly #long = new LongHistory(this, this.list, () => this.log);

  constructor() {
    super();
    new KeepFocus(this, (lost) => (lost.isConnected && lost.closest<HTMLElement>('article')) || this.log);
  }

  protected override grown(growth: Growth): void {
    const last = this.list.messages.at(-1);
    if (growth === 'text' && last?.role === 'assistant') this.#growing.happened();
    if (growth === 'message' || growth === 'list') this.#growing.reset();
    if (growth === 'text') this.#pace.relax();
    this.#scroll.grew(growth);
  }

  override requestUpdate(...why: Parameters<ChatbotMessages['requestUpdate']>): void {
    // The base class asks before there is anything of ours.
    if (#long in this) this.#long.renew(why[0]);
    super.requestUpdate(...why);
  }

  /** Goes to the end, once that is drawn, and stays there while the conversation grows. */
  async scrollToEnd(): Promise<void> {
    if (this.isUpdatePending) await super.getUpdateComplete();
    this.#scroll.toEnd();
  }

  /** Goes to the message with this id, once that is drawn, and stays with it. An id that is not shown moves nothing. */
  async scrollToMessage(id: string): Promise<void> {
    if (this.isUpdatePending) await super.getUpdateComplete();
    this.#long.reveal(id);
    this.#scroll.toMessage(id);
  }

  protected override createRenderRoot(): HTMLElement {
    return shellIn(super.createRenderRoot());
  }

  /** Nothing is drawn before its words and all that draws it are there, and its reasoning can be told from it. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.#language.loading) await this.#language.loading;
    const rich = this.#rich.load();
    if (rich) await rich;
    if (this.#pace.turn) await this.#pace.turn;
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { urlPolicy, fileUrl, renderMarkdown, lineBreaks, allowTags } = this;
    const { strings, locale } = this.#language;
    const origins = this.#chat.value?.origins ?? [];
    this.#view = this.#views.make({
      ...{ strings, locale, origins, rich: this.#rich.part, dated: this.list.dated },
      ...{ urlPolicy, fileUrl, renderMarkdown, lineBreaks, allowTags },
    });
    if (changed.has('status') && this.status === 'idle') this.#growing.reset();
    if (changed.has('feedbackValue')) this.#states.likes.give(this.feedbackValue);
    this.#states.likes.settle(this.list);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('status') && this.status === 'pending') void expectGrowth(() => this.status !== 'idle');
    if (this.list.last) this.#presses.expect();
    this.#urls.keep(blobsOf(this.list.messages, this.#suggestions.arrived?.blobs));
    this.#aloud.update({
      over: this.#idle,
      stopped: this.#chat.value?.stopped ?? false,
      failures: this.#chat.failures,
      ...this.#view,
    });
  }

  /** Also when what is far from the reader of a long conversation is drawn, for which the browser takes its time. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#presses.begun;
    let complete = await allMade(super.getUpdateComplete());
    for (let more = this.#long.ready; more; more = this.#long.ready) {
      await more;
      complete = await super.getUpdateComplete();
    }
    return complete;
  }

  override render() {
    const { strings } = this.#view;
    if (templatesRefused()) return strings.templatesRefused;
    const empty = !this.list.last;
    return html`
      ${header(this, {
        view: this.#view,
        empty,
        clearable: this.clearable ?? this.#chat.value !== undefined,
      })}
      <div
        class="log ${this.layout === 'panel' ? 'panel' : 'bubble'}"
        part="log"
        role="log"
        aria-live="off"
        aria-label=${this.label || strings.conversation}
        tabindex="0"
        @focusin=${this.#keys.onFocus}
        @keydown=${this.#keys.onKeydown}
      >
        <div
          class="column ${empty ? 'empty' : ''} ${this.selectable ? 'selectable' : ''}"
          @click=${this.selectable ? this.#presses.onSelect : nothing}
          @keydown=${this.selectable ? this.#presses.onSelect : nothing}
        >
          ${empty ? emptyConversation(this, this.#suggestions, this.#view) : this.#renderConversation()} ${dots(this.status, this.list, this.#view)}
        </div>
        <div class="room"></div>
      </div>
      ${this.#scroll.button(this.#view)}
      ${this.resizable ? this.#grip.part?.template(strings) : nothing}
      <div class="spoken visually-hidden" role="status" aria-live="polite" aria-atomic="false"></div>
    `;
  }

  #renderConversation() {
    return conversation({
      messages: this.list.messages,
      history: this.#long,
      view: this.#view,
      layout: this.layout,
      avatars: this.avatars,
      together: this.groupConsecutiveMessages,
      failures: this.#chat.failures,
      stateOf: (message) => this.#stateOf(message),
      repliesTo: (message) =>
        message.options && this.#idle ? this.#suggestions.part?.replies(message, this.#view) : nothing,
      mayRetry: (message) =>
        this.status === 'idle' && this.list.holdsLast(message) && !!this.list.questionOf(message),
    });
  }

  /** Nothing is coming, and nothing has come just now. */
  get #idle(): boolean {
    return this.status === 'idle' && !this.#growing.is;
  }

  #stateOf(message: Message): MessageView {
    return this.#states.stateOf(message, this, {
      rich: this.#rich.part,
      growing: this.status === 'generating' || this.#growing.is,
      inChat: this.#chat.value !== undefined,
      failed: this.#chat.failures.has(message.id),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-chatbot': ParleyChatbot;
  }
}
