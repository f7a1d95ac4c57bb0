import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { chatContext } from '../controllers/contexts.js';
import { DropTarget } from '../controllers/drop-target.js';
import { NextFrame } from '../controllers/frame.js';
import { customElement, templatesRefused } from '../define.js';
import {
  ClearEvent,
  EditEvent,
  ExampleSelectEvent,
  MessagesChangeEvent,
  OptionSelectEvent,
  ResponseEndEvent,
  ResponseErrorEvent,
  ResponseStartEvent,
  RetryEvent,
  SendEvent,
  StopEvent,
  UndoEvent,
} from '../events.js';
import { isProtocol, type Responder, ResponseError } from '../model/backend.js';
import { copiedWhenRead, copyOf, joinInputs, type Message, type UserInput } from '../model/message.js';
import { type FormatFailure, FreshFailures } from '../model/parse.js';
import { Session } from '../session/session.js';
import { base } from '../styles/base.js';
import { tokens } from '../styles/tokens.js';
import { styles } from './chat-interface.styles.js';
import { ChatInterfaceSettings } from './chat-interface-settings.js';
import type { ParleyChatbot } from './chatbot.js';
import { Asked } from './inner/asked.js';
import { cleared } from './inner/cleared.js';
import { sentenceFor } from './inner/failure.js';
import { Language } from './inner/language.js';
import { report, reportFailures } from './inner/report.js';
import { shellIn } from './inner/shell.js';
import { slotted } from './inner/slotted.js';
import { expectAnswer, loadBackends, readResponse } from './lazy.js';
import type { ParleyMultimodalTextbox } from './multimodal-textbox.js';
import './chatbot.js';
import './multimodal-textbox.js';

/**
 * A whole chat: joins a chatbot and a textbox to whatever answers – a function (`respond`), a server (`src`), or, without
 * either, a demo inside the page. It owns the conversation: what the two ask for, it does, unless a listener
 * prevents it.
 *
 * @summary The whole chat in one element.
 * @fires {MessagesChangeEvent} messages-change - The conversation has changed, other than by the page: at most once a frame while an answer streams.
 * @fires {ResponseStartEvent} response-start - A question is about to be answered.
 * @fires {ResponseEndEvent} response-end - The turn is over: `done`, `stopped`, `error` or `cut`. Once for each.
 * @fires {ResponseErrorEvent} response-error - There is no answer, or only a part of one. What had arrived stays.
 * @fires {ParleyErrorEvent} parley-error - Something that the page set could not be used.
 * @slot chatbot - A `<parley-chatbot>` of the page's own, with its settings; its list is the start.
 * @slot textbox - A `<parley-multimodal-textbox>` of the page's own.
 * @slot header - In the place of the heading.
 * @slot footer - Under the textbox.
 * @csspart heading - The heading.
 * @csspart cleared - What is said after the conversation was cleared, with Undo.
 * @cssprop [--parley-height=32rem] - The conversation's height, in a box that has none.
 * @cssprop [--parley-density=1] - How much space there is between things: a number, about 0.75 for a compact chat.
 */
@customElement('parley-chat-interface')
export class ParleyChatInterface extends ChatInterfaceSettings {
  static override styles = [tokens, base, styles];

  @query('slot[name="chatbot"]') private chatbotSlot!: HTMLSlotElement | null;
  @query('slot[name="textbox"]') private textboxSlot!: HTMLSlotElement | null;
  @query('slot[name="footer"]') private footerSlot!: HTMLSlotElement | null;

  /** Undoes the last `clear`, until the conversation goes on. */
  @state() private bringBack: (() => boolean) | undefined;

  /** Is there something that the page does not know yet? */
  #changed = false;
  #settingByPage = false;
  #shown: readonly Message[] | undefined;
  #failures: FormatFailure[] = [];
  readonly #fresh = new FreshFailures();
  readonly #frame = new NextFrame(() => this.#show());
  readonly #language = new Language(this, () => [this.strings]);
  readonly #drop = new DropTarget(this, {
    enabled: () => this.#textbox?.disabled === false,
    onFiles: (files) => this.#textbox?.addFiles(files),
  });
  readonly #session = new Session({
    responder: () => this.#responder(),
    read: readResponse,
    changed: () => {
      this.#changed = !this.#settingByPage;
      this.#frame.request();
    },
    started: (turn) => {
      this.dispatchEvent(new ResponseStartEvent({ turn }));
      this.#frame.flush();
    },
    failed: (turn, error) => {
      this.dispatchEvent(
        new ResponseErrorEvent({ turn, error, message: sentenceFor(error, this.#language.strings) }),
      );
    },
    ended: (end) => {
      this.#frame.flush();
      this.dispatchEvent(new ResponseEndEvent(end));
    },
  });

  readonly #chat = new ContextProvider(this, {
    context: chatContext,
    initialValue: {
      failures: this.#session.snapshot.failures,
      stopped: false,
      origins: [],
      strings: undefined,
    },
  });

  constructor() {
    super();
    const isOurs = (asker: unknown) => asker === this.#chatbot || asker === this.#textbox;
    const asked = new Asked(this, isOurs, () => this.#adopt());
    // What is refused leaves the box as it is.
    asked.on(SendEvent, ({ detail }, prevent) => this.#session.send(detail.value) || prevent());
    asked.on(StopEvent, () => this.#session.stop());
    asked.on(RetryEvent, ({ detail }) => this.#session.retry(detail.message.id));
    asked.on(UndoEvent, ({ detail }) => this.#giveBack(this.#session.undo(detail.message.id)));
    asked.on(OptionSelectEvent, ({ detail }) => this.#session.send({ text: detail.value, files: [] }));
    asked.on(ExampleSelectEvent, ({ detail }) => this.#session.send(detail.value));
    asked.on(EditEvent, ({ detail }) => this.#session.edit(detail.message));
    asked.on(ClearEvent, () => {
      this.bringBack = this.#session.clear();
      // Who has pressed the button by a key would lose it. A finger is to open no keyboard.
      if (this.#chatbot?.shadowRoot?.querySelector('button:focus-visible')) this.#textbox?.focus();
    });
  }

  /**
   * The conversation, as `<parley-chatbot>` takes it. The interface owns it; while an answer comes, giving back what
   * `messages-change` gave is an echo and is ignored, and any other list stops the answer and replaces it.
   */
  @property({ attribute: false, noAccessor: true })
  get messages(): readonly Message[] {
    return this.#session.snapshot.messages.map((message) => copyOf(message));
  }
  set messages(list: unknown) {
    const failures = this.#byPage(() => this.#session.setMessages(list));
    this.#failures.push(...this.#fresh.among(failures));
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement {
    return shellIn(super.createRenderRoot());
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.#language.loading) await this.#language.loading;
    super.scheduleUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was to be shown when it was taken away is shown now.
    if (this.hasUpdated) this.#frame.request();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is moved is not an element that is gone.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#session.stop();
      this.#frame.cancel();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { strings } = this;
    if (changed.has('respond')) expectAnswer(this.respond);
    if (changed.has('src') || changed.has('strings'))
      this.#chat.setValue({ ...this.#chat.value, origins: this.#origins(), strings });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('protocol') && !isProtocol(this.protocol)) {
      report(this, { source: 'protocol', message: unknown(this.protocol), cause: this.protocol });
    }
    reportFailures(this, this.#failures.splice(0));
  }

  override render() {
    const { strings } = this.#language;
    if (templatesRefused()) return strings.templatesRefused;
    return html`
      <slot name="header">
        ${this.heading ? html`<h2 class="heading" part="heading">${this.heading}</h2>` : nothing}
      </slot>
      <slot name="chatbot" @slotchange=${this.#onSlotchange}>
        <parley-chatbot class="conversation"></parley-chatbot>
      </slot>
      <div class="dock">
        ${this.bringBack ? cleared(this.#language.strings, this.#onBringBack) : nothing}
        <slot name="textbox" @slotchange=${this.#onSlotchange}>
          <parley-multimodal-textbox></parley-multimodal-textbox>
        </slot>
        <slot
          name="footer"
          class="footer ${this.footerSlot?.assignedNodes().length ? '' : 'absent'}"
          @slotchange=${() => this.requestUpdate()}
        ></slot>
      </div>
      ${this.#drop.active ? html`<div class="drop">${strings.drop}</div>` : nothing}
    `;
  }

  protected override firstUpdated(): void {
    this.#onSlotchange();
  }

  /** The page's own, where it brought one. */
  get #chatbot(): ParleyChatbot | undefined {
    return slotted(this.chatbotSlot, 'parley-chatbot');
  }

  get #textbox(): ParleyMultimodalTextbox | undefined {
    return slotted(this.textboxSlot, 'parley-multimodal-textbox');
  }

  /** What the page does, it need not be told. */
  #byPage<Result>(act: () => Result): Result {
    this.#settingByPage = true;
    const result = act();
    this.#settingByPage = false;
    return result;
  }

  /** Draws the present moment, and says that it is new. */
  #show(): void {
    const { messages, status, failures, stopped } = this.#session.snapshot;
    const [chatbot, textbox] = [this.#chatbot, this.#textbox];
    if (chatbot) Object.assign(chatbot, messages === this.#shown ? { status } : { messages, status });
    this.#shown = messages;
    if (messages.length > 0) this.bringBack = undefined;
    if (textbox) textbox.busy = status !== 'idle';
    const { value } = this.#chat;
    if (failures !== value.failures || stopped !== value.stopped)
      this.#chat.setValue({ ...value, failures, stopped });
    if (!this.#changed) return;
    this.#changed = false;
    this.dispatchEvent(new MessagesChangeEvent(copiedWhenRead(messages)));
  }

  #onBringBack = (): void => {
    this.bringBack?.();
    this.#textbox?.focus();
  };

  #onSlotchange = (): void => {
    this.#adopt();
    this.#shown = undefined;
    this.#frame.flush();
  };

  /** A conversation begins with what the page's own chatbot shows. */
  #adopt(): void {
    const brought = this.chatbotSlot?.assignedElements().length ? this.#chatbot?.messages : undefined;
    if (!brought?.length || this.#session.snapshot.messages.length > 0) return;
    this.#byPage(() => this.#session.setMessages(brought));
  }

  /** Into the box again, before what has been typed since. */
  #giveBack(input: UserInput | undefined): void {
    const textbox = this.#textbox;
    if (!input || !textbox) return;
    textbox.value = joinInputs(input, textbox.value);
    textbox.focus();
  }

  async #responder(): Promise<Responder> {
    const { respond, src, model, protocol, headers } = this;
    if (respond) return respond;
    if (!isProtocol(protocol)) throw new ResponseError('setup', unknown(protocol));
    const { resolveBackend } = await loadBackends();
    return resolveBackend(src ? protocol : 'demo', { src, headers, model: model || undefined });
  }

  #origins(): string[] {
    return URL.canParse(this.src, this.baseURI) && this.src ? [new URL(this.src, this.baseURI).origin] : [];
  }
}

const unknown = (protocol: string) => `protocol “${protocol}” is not known.`;

declare global {
  interface HTMLElementTagNameMap {
    'parley-chat-interface': ParleyChatInterface;
  }
}
