import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ParleyChatbotEventMap } from '../events.js';
import type { Strings } from '../i18n/strings.js';
import type { UrlPolicy } from '../model/url.js';
import { booleanAttribute, someAttribute, textAttribute } from './attributes.js';
import type { Avatars } from './inner/conversation.js';
import { report } from './inner/report.js';
import { listening } from './typed-listeners.js';

/** What a page may set on a chatbot, apart from what the chatbot does with it. */
export class ChatbotSettings extends listening<ParleyChatbotEventMap>(LitElement) {
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

  #avatars: Avatars = {};
}
