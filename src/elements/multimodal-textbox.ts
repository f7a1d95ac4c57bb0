import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ChatConsumer } from '../controllers/chat-consumer.js';
import { DropTarget } from '../controllers/drop-target.js';
import { ObjectUrls } from '../controllers/object-urls.js';
import { customElement, templatesRefused } from '../define.js';
import { FilesRejectEvent, SendEvent, StopEvent, TextboxChangeEvent, TextboxInputEvent } from '../events.js';
import { admit, fromBlob } from '../model/file.js';
import { sameContent } from '../model/identity.js';
import { contentOf, type UserInput } from '../model/message.js';
import { base } from '../styles/base.js';
import { growingText } from '../styles/growing-text.js';
import { tokens } from '../styles/tokens.js';
import { attachmentList } from './inner/attachments.js';
import { composes } from './inner/keyboard.js';
import { Language } from './inner/language.js';
import { pastedFiles } from './inner/paste.js';
import { rejection } from './inner/rejection.js';
import { report } from './inner/report.js';
import { shellIn } from './inner/shell.js';
import { attachButton, sendButton } from './inner/textbox-buttons.js';
import { emptyInput, formData, frozen, labelText, readInput } from './inner/textbox-value.js';
import { styles } from './multimodal-textbox.styles.js';
import { TextboxSettings } from './multimodal-textbox-settings.js';

/**
 * A box for text and files. Enter sends, Shift and Enter begin a new line; files are picked, pasted or dropped. In a form
 * it gives its `name` once with the text, then once more with each file; it never submits the form.
 *
 * @summary Where a message is written: text and files, Send and Stop.
 * @fires {TextboxInputEvent} input - The text or the files have changed.
 * @fires {TextboxChangeEvent} change - A change is final: the box was left, a file was added or removed, or it was sent.
 * @fires {SendEvent} send - The user sends `{ text, files }`. Unless prevented, the box empties.
 * @fires {StopEvent} stop - The user wants the answer to stop.
 * @fires {FilesRejectEvent} files-reject - Files were not taken, each with its reason: `type`, `size` or `count`.
 * @fires {ParleyErrorEvent} parley-error - The value that was set could not be read.
 * @csspart sheet - The box with all that is in it.
 * @csspart textarea - The native `<textarea>`.
 * @csspart send - The button that sends, and stops.
 */
@customElement('parley-multimodal-textbox')
export class ParleyMultimodalTextbox extends TextboxSettings {
  static override styles = [tokens, base, growingText, styles];
  static formAssociated = true;

  // Not the platform's own accessor, which is left alone: only its attribute.
  @property({ attribute: 'aria-label' }) private given: string | null = null;
  @state() private note = '';
  @state() private formDisabled = false;

  @query('textarea') private textarea!: HTMLTextAreaElement | null;

  #value: UserInput = emptyInput;
  #uncommitted = false;
  readonly #chat = new ChatConsumer(this);
  readonly #language = new Language(this, () => [this.strings, this.#chat.value?.strings]);
  readonly #internals = this.attachInternals();
  readonly #urls = new ObjectUrls(this);
  readonly #drop = new DropTarget(this, {
    // Inside a chat, the whole chat is the target.
    enabled: () => !this.#chat.value && !this.#off,
    onFiles: (files) => this.addFiles(files),
  });

  /**
   * `{ text, files }`. Takes a string, a partial value, or a message's content; keeps its identity until it changes.
   * Setting it fires no `input`.
   */
  @property({ attribute: false, noAccessor: true })
  get value(): UserInput {
    return this.#value;
  }
  set value(value: UserInput | Partial<UserInput> | string | readonly unknown[] | null | undefined) {
    try {
      const next = readInput(value);
      if (!sameContent(contentOf(next), contentOf(this.#value))) this.#set(next);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      report(this, { source: 'value', message, cause });
    }
  }

  /** Puts the cursor into the box. */
  override focus(options?: FocusOptions): void {
    this.textarea?.focus(options);
  }

  /** @internal What is dropped anywhere on a chat comes here. */
  addFiles(files: Iterable<File>): void {
    if (this.#off) return;
    const { maxFileSize } = this;
    const fileTypes = this.#fileTypes;
    const { text, files: already } = this.#value;
    const room = this.fileCount === 'single' ? 1 - already.length : Number.POSITIVE_INFINITY;
    const { taken, rejected } = admit(files, { fileTypes, maxFileSize, room });
    this.note = rejection(
      rejected,
      { fileTypes, maxFileSize },
      this.#language.strings,
      this.#language.locale,
    );
    if (taken.length > 0) this.#commit({ text, files: [...already, ...taken.map(fromBlob)] });
    if (rejected.length > 0) this.dispatchEvent(new FilesRejectEvent({ files: rejected }));
  }

  protected override createRenderRoot(): HTMLElement {
    return shellIn(super.createRenderRoot());
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.#language.loading) await this.#language.loading;
    super.scheduleUpdate();
  }

  formResetCallback(): void {
    this.value = null;
  }

  formDisabledCallback(disabled: boolean): void {
    this.formDisabled = disabled;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { textarea } = this;
    // Compared with what has been typed, and not with what was drawn before.
    if (textarea && textarea.value !== this.#value.text) textarea.value = this.#value.text;
    // To the platform `disabled="false"` is disabled, too.
    if (!this.disabled) this.removeAttribute('disabled');
    this.#urls.keep(new Set(this.#value.files.flatMap(({ blob }) => (blob ? [blob] : []))));
    if (changed.has('name')) this.#fillForm();
  }

  override render() {
    const { strings } = this.#language;
    if (templatesRefused()) return strings.templatesRefused;
    const { text, files } = this.#value;
    const attachments = attachmentList(files, {
      strings,
      locale: this.#language.locale,
      disabled: this.#off,
      urlOf: (blob) => this.#urls.of(blob),
      onRemove: this.#onRemove,
    });
    const attach = attachButton({
      strings,
      fileTypes: this.#fileTypes,
      fileCount: this.fileCount,
      disabled: this.#off,
      onFiles: (files) => {
        this.addFiles(files);
        this.focus();
      },
    });
    const send = sendButton({
      strings,
      busy: this.busy,
      sendable: this.#sendable,
      onPress: this.#onPressSend,
    });
    return html`
      <div class="sheet" part="sheet" @pointerdown=${this.#onSheetPress}>
        ${attachments}
        <div class="grow" data-text=${text}>
          <textarea
            part="textarea"
            rows="1"
            dir=${text === '' ? nothing : 'auto'}
            aria-label=${labelText(this.#internals) || this.given || strings.message}
            placeholder=${this.placeholder ?? strings.messagePlaceholder}
            enterkeyhint="send"
            ?disabled=${this.#off}
            @input=${this.#onInput}
            @change=${this.#onChange}
            @keydown=${this.#onKeydown}
            @paste=${this.#onPaste}
          ></textarea>
        </div>
        <div class="row">${attach} ${send}</div>
      </div>
      <p class="note" role="status">${this.note}</p>
      ${this.#drop.active ? html`<div class="drop">${strings.drop}</div>` : nothing}
    `;
  }

  get #off(): boolean {
    return this.disabled || this.formDisabled;
  }

  /** A list, also where the page has set a single word. */
  get #fileTypes(): readonly string[] {
    return [this.fileTypes ?? []].flat();
  }

  get #sendable(): boolean {
    return !this.#off && (this.#value.text.trim() !== '' || this.#value.files.length > 0);
  }

  #set(value: UserInput): void {
    this.#value = frozen(value);
    this.#fillForm();
    this.requestUpdate();
  }

  #fillForm(): void {
    this.#internals.setFormValue(this.name ? formData(this.name, this.#value) : null);
  }

  #change(value: UserInput): void {
    this.#set(value);
    this.#uncommitted = true;
    this.dispatchEvent(new TextboxInputEvent());
  }

  #commit(value = this.#value): void {
    if (value !== this.#value) this.#change(value);
    if (!this.#uncommitted) return;
    this.#uncommitted = false;
    this.dispatchEvent(new TextboxChangeEvent());
  }

  #send(): void {
    if (this.busy || !this.#sendable) return;
    this.#commit();
    this.note = '';
    const sent = this.#value;
    const event = new SendEvent(sent);
    this.dispatchEvent(event);
    // After all listeners, those of our ancestors included; and not over what a listener has put into the box.
    queueMicrotask(() => {
      if (event.defaultPrevented || this.#value !== sent) return;
      this.#change(emptyInput);
      this.#uncommitted = false;
    });
  }

  #onPressSend = (event: MouseEvent): void => {
    // The second half of a double click is not meant for what the button has become.
    if (event.detail > 1) return;
    if (this.busy) this.dispatchEvent(new StopEvent());
    else this.#send();
  };

  #onInput = (event: InputEvent): void => {
    event.stopPropagation();
    this.note = '';
    this.#change({ ...this.#value, text: (event.target as HTMLTextAreaElement).value });
  };

  #onChange = (event: Event): void => {
    event.stopPropagation();
    this.#commit();
  };

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || composes(event)) return;
    event.preventDefault();
    this.#send();
  };

  #onPaste = ({ clipboardData }: ClipboardEvent): void => this.addFiles(pastedFiles(clipboardData));

  #onRemove = (index: number): void => {
    this.note = '';
    this.#commit({ ...this.#value, files: this.#value.files.toSpliced(index, 1) });
    this.focus();
  };

  /** The whole sheet is the box: a press beside the text puts the cursor into it. */
  #onSheetPress = (event: PointerEvent): void => {
    const target = event.target as Element;
    if (target.closest('button, textarea, .attachments')) return;
    event.preventDefault();
    this.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-multimodal-textbox': ParleyMultimodalTextbox;
  }
}
