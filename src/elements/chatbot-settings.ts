import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ParleyChatbotEventMap } from '../events.js';
import type { Strings } from '../i18n/strings.js';
import type { LiteralTags } from '../markdown/tag-names.js';
import type { ExampleMessage } from '../model/example.js';
import { isFields, isList } from '../model/guards.js';
import type { UrlPolicy } from '../model/url.js';
import { booleanAttribute, someAttribute, textAttribute } from './attributes.js';
import type { Avatars } from './inner/author.js';
import { areButtons, type Buttons, defaultButtons, readButtons } from './inner/buttons.js';
import { usualOptions } from './inner/likes.js';
import { readJson } from './inner/read-json.js';
import { listening } from './typed-listeners.js';

/** Of its entries each is read by itself, when they are drawn. */
const isExamples = (value: unknown): value is readonly (ExampleMessage | string)[] => isList(value);

/** What a page may set on a chatbot, apart from what the chatbot does with it. */
export class ChatbotSettings extends listening<ParleyChatbotEventMap>(LitElement) {
  /** `pending`: asked, nothing has come yet. `generating`: the last message is still growing. */
  @property({ useDefault: true }) status: 'idle' | 'pending' | 'generating' = 'idle';

  /** A heading above the conversation, and its name for those who hear it. */
  @property({ useDefault: true }) label = '';

  /** Without it, the label is heard and not seen. */
  @property({ converter: booleanAttribute, attribute: 'show-label', useDefault: true }) showLabel = true;

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
    this.#avatars = readJson(this, 'avatars', avatars, isFields) ?? {};
    this.requestUpdate();
  }

  /**
   * What a reader may begin with: cards under the placeholder, as long as there is no message. Each a text, or
   * `{ icon?, display_text?, text?, files? }` as in Gradio. As an attribute, JSON.
   */
  @property({ noAccessor: true })
  get examples(): readonly (ExampleMessage | string)[] {
    return this.#examples;
  }
  set examples(examples: readonly (ExampleMessage | string)[] | string | null | undefined) {
    this.#examples = readJson(this, 'examples', examples, isExamples) ?? [];
    this.requestUpdate();
  }

  /** Lets readers change its height: by a grip at its end, which is dragged, or moved by the arrow keys. */
  @property({ converter: booleanAttribute, useDefault: true }) resizable = false;

  /**
   * Moves a new question to the top of the view, and keeps the end of its answer in view once that overflows; until its
   * reader scrolls up. Without it nothing moves by itself.
   */
  @property({ converter: booleanAttribute, useDefault: true }) autoscroll = true;

  /** Which messages may be edited: `none`, `user`, or `all`. `true` means the user's. */
  @property({ converter: textAttribute }) editable: 'none' | 'user' | 'all' | boolean | undefined;

  /** Offers Retry: `true` on the last answer, `all` on each. */
  @property({ converter: someAttribute }) retryable: boolean | 'all' | undefined;

  /** Offers Undo: `true` on the last answer, `all` on each. */
  @property({ converter: someAttribute }) undoable: boolean | 'all' | undefined;

  /** Offers feedback on answers: Like and Dislike, unless `feedbackOptions` says otherwise. */
  @property({ converter: booleanAttribute }) likeable: boolean | undefined;

  /** Whether the messages are Markdown. `false`: their text is shown as it is, with its white space, and never as HTML. */
  @property({ attribute: 'render-markdown', converter: booleanAttribute, useDefault: true })
  renderMarkdown = true;

  /** Whether a single line end in a message is a line break. */
  @property({ attribute: 'line-breaks', converter: booleanAttribute, useDefault: true }) lineBreaks = true;

  /**
   * Which tags in a message are shown as they were written: those that HTML and SVG do not know (`<thinking>`), those of
   * these names, or with `false` none; then such a tag is left out, and what it holds is shown.
   */
  @property({ attribute: 'allow-tags', converter: booleanAttribute, useDefault: true })
  allowTags: LiteralTags = true;
  /** Offers the same on the user's own messages. */
  @property({ converter: booleanAttribute, attribute: 'like-user-message', useDefault: true })
  likeUserMessage = false;

  /** What may be said of a message. `Like` and `Dislike`, written like this, are thumbs; others are in a menu. */
  @property({ attribute: false }) feedbackOptions: readonly string[] = usualOptions;

  /**
   * What has been said of messages: entry `i` belongs to message `i`; one of the options, or `null`. From then on it goes
   * with its message, wherever that stands in the list, and readers may change it.
   */
  @property({ attribute: false, hasChanged: () => true }) feedbackValue: readonly (string | null)[] = [];

  /** Asks for a few words after feedback; they come in a `like` event of their own, as `comment`. */
  @property({ converter: booleanAttribute, attribute: 'feedback-comment', useDefault: true })
  feedbackComment = false;

  /** Fires `message-select` when a message is clicked, or Enter is pressed on it. */
  @property({ converter: booleanAttribute, useDefault: true }) selectable = false;

  /** Offers to empty the conversation. */
  @property({ converter: booleanAttribute }) clearable: boolean | undefined;

  /**
   * `copy` and `download` (its first file) on each message, `copy-all` for the whole conversation, and buttons of the
   * page's own, `{ id, value, icon? }`, which say `button-click`. As an attribute, JSON.
   */
  @property({ noAccessor: true })
  get buttons(): Buttons {
    return this.#buttons;
  }
  set buttons(buttons: Buttons | string | null | undefined) {
    const given = readJson(this, 'buttons', buttons, areButtons);
    this.#buttons = given ? readButtons(given) : defaultButtons;
    this.requestUpdate();
  }

  /** Consecutive messages of one side stand in one group, under one avatar; or each stands by itself. */
  @property({ converter: booleanAttribute, attribute: 'group-consecutive-messages', useDefault: true })
  groupConsecutiveMessages = true;

  /** Goes along, under the text, when a message or the conversation is copied. */
  @property({ useDefault: true }) watermark = '';

  /** A translation, or a part of one; English stands where it is silent. */
  @property({ attribute: false }) strings: Partial<Strings> | undefined;

  /** What messages may load by themselves beside what belongs to the page, and where links may lead. */
  @property({ attribute: false }) urlPolicy: UrlPolicy | undefined;

  /** Makes an address of a server's bare `path`. */
  @property({ attribute: false }) fileUrl: ((path: string) => string) | undefined;

  #avatars: Avatars = {};
  #examples: readonly (ExampleMessage | string)[] = [];
  #buttons: Buttons = defaultButtons;
}
