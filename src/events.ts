import { ParleyEvent } from './events/parley-event.js';
import type {
  MessagesChangeEvent,
  ResponseEndEvent,
  ResponseErrorEvent,
  ResponseStartEvent,
} from './events/turns.js';
import type { Rejected } from './model/file.js';
import type { Content, Message, UserInput } from './model/message.js';

export * from './events/turns.js';

export interface MessageDetail {
  /** Counts messages of the list that the page gave, system messages included. */
  readonly index: number;
  /** The message's content: the string when it is plain text, else its parts. */
  readonly value: Content;
  readonly message: Message;
}

/** Asks for an answer to be generated again. `index` is that of the last user message before the answer. */
export class RetryEvent extends ParleyEvent<MessageDetail> {
  static readonly type = 'retry';
  constructor(detail: MessageDetail) {
    super(RetryEvent.type, detail, { cancelable: true });
  }
}

/**
 * Asks for the last question to be taken back: `messages.slice(0, index)` is the history without it, and `value` goes
 * back into the textbox.
 */
export class UndoEvent extends ParleyEvent<MessageDetail> {
  static readonly type = 'undo';
  constructor(detail: MessageDetail) {
    super(UndoEvent.type, detail, { cancelable: true });
  }
}

export interface EditDetail {
  readonly index: number;
  /** The new text. */
  readonly value: string;
  /** The text before: its text parts, joined by a blank line. */
  readonly previousValue: string;
  /** The edited message, its files kept: `messages.with(index, message)` is the new history. */
  readonly message: Message;
}

/** A message has been edited by its reader; nothing is changed until the page does. */
export class EditEvent extends ParleyEvent<EditDetail> {
  static readonly type = 'edit';
  constructor(detail: EditDetail) {
    super(EditEvent.type, detail, { cancelable: true });
  }
}

/** What a reader thinks of a message: `true` liked, `false` disliked, else one of the page's own options; `null`: nothing. */
export type Liked = boolean | string | null;

export interface LikeDetail extends MessageDetail {
  /** `true` liked, `false` disliked, an option's own words, `null` taken back. */
  readonly liked: Liked;
  /** What the reader wrote about it, where `feedbackComment` asks: in an event of its own, after that of the press. */
  readonly comment?: string;
}

/** A message has been liked or disliked, or that has been taken back. Fires once for each press, and once for a comment. */
export class LikeEvent extends ParleyEvent<LikeDetail> {
  static readonly type = 'like';
  constructor(detail: LikeDetail) {
    super(LikeEvent.type, detail);
  }
}

export interface OptionSelectDetail {
  /** Its place among the options of its message. */
  readonly index: number;
  /** What the reader wants to say: the option's `value`. */
  readonly value: string;
  /** The message that has the option. */
  readonly message: Message;
}

/** A suggested reply has been chosen. */
export class OptionSelectEvent extends ParleyEvent<OptionSelectDetail> {
  static readonly type = 'option-select';
  constructor(detail: OptionSelectDetail) {
    super(OptionSelectEvent.type, detail, { cancelable: true });
  }
}

export interface ExampleSelectDetail {
  /** Its place in `examples`. */
  readonly index: number;
  readonly value: UserInput;
}

/** One of the examples has been chosen, to begin with. */
export class ExampleSelectEvent extends ParleyEvent<ExampleSelectDetail> {
  static readonly type = 'example-select';
  constructor(detail: ExampleSelectDetail) {
    super(ExampleSelectEvent.type, detail, { cancelable: true });
  }
}

export interface LoadOlderDetail {
  /** The first message that is shown. */
  readonly first: Message;
}

/**
 * The top has been reached. A page that has older messages puts them before the others, and the reader stays at what
 * they saw. Fires once for each beginning of the list.
 */
export class LoadOlderEvent extends ParleyEvent<LoadOlderDetail> {
  static readonly type = 'load-older';
  constructor(detail: LoadOlderDetail) {
    super(LoadOlderEvent.type, detail, { cancelable: true });
  }
}

/** Asks for the conversation to be emptied. */
export class ClearEvent extends ParleyEvent<Record<string, never>> {
  static readonly type = 'clear';
  constructor() {
    super(ClearEvent.type, {}, { cancelable: true });
  }
}

/** The text of a message has reached the clipboard; the page's `watermark` is not in `value`. */
export class MessageCopyEvent extends ParleyEvent<MessageDetail> {
  static readonly type = 'message-copy';
  constructor(detail: MessageDetail) {
    super(MessageCopyEvent.type, detail);
  }
}

/** A message has been clicked, or chosen by Enter, in a chatbot that is `selectable`. */
export class MessageSelectEvent extends ParleyEvent<MessageDetail> {
  static readonly type = 'message-select';
  constructor(detail: MessageDetail) {
    super(MessageSelectEvent.type, detail);
  }
}

/** A button of the page's own has been pressed; `id` is what the page named it. */
export class ButtonClickEvent extends ParleyEvent<{ readonly id: string | number }> {
  static readonly type = 'button-click';
  constructor(detail: { readonly id: string | number }) {
    super(ButtonClickEvent.type, detail);
  }
}

export interface ErrorDetail {
  /** Which part of the library says it. */
  readonly source: string;
  /** Which entry of the list it is about. */
  readonly index?: number | undefined;
  readonly message: string;
  readonly cause: unknown;
}

/** Something that the page set could not be used; all else goes on. */
export class ParleyErrorEvent extends ParleyEvent<ErrorDetail> {
  static readonly type = 'parley-error';
  constructor(detail: ErrorDetail) {
    super(ParleyErrorEvent.type, detail);
  }
}

export interface SendDetail extends UserInput {
  /** Text and files together, as the textbox's own `value`. */
  readonly value: UserInput;
}

/** The user sends what is in the box. Unless it is prevented, the box empties. */
export class SendEvent extends ParleyEvent<SendDetail> {
  static readonly type = 'send';
  constructor(value: UserInput) {
    super(SendEvent.type, { ...value, value }, { cancelable: true });
  }
}

/** The user asks for the answer to stop. */
export class StopEvent extends ParleyEvent<Record<string, never>> {
  static readonly type = 'stop';
  constructor() {
    super(StopEvent.type, {}, { cancelable: true });
  }
}

export interface FilesRejectDetail {
  readonly files: readonly Rejected[];
}

/** Files that were picked, pasted or dropped have not been taken. */
export class FilesRejectEvent extends ParleyEvent<FilesRejectDetail> {
  static readonly type = 'files-reject';
  constructor(detail: FilesRejectDetail) {
    super(FilesRejectEvent.type, detail);
  }
}

/** The text or the files in the box have changed. */
export class TextboxInputEvent extends Event {
  static readonly type = 'input';
  constructor() {
    super(TextboxInputEvent.type, { bubbles: true, composed: true });
  }
}

/** A change of the box is final: it was left, a file was added or removed, or the message was sent. */
export class TextboxChangeEvent extends Event {
  static readonly type = 'change';
  constructor() {
    super(TextboxChangeEvent.type, { bubbles: true, composed: true });
  }
}

export interface ParleyChatbotEventMap extends HTMLElementEventMap {
  [RetryEvent.type]: RetryEvent;
  [UndoEvent.type]: UndoEvent;
  [EditEvent.type]: EditEvent;
  [LikeEvent.type]: LikeEvent;
  [OptionSelectEvent.type]: OptionSelectEvent;
  [ExampleSelectEvent.type]: ExampleSelectEvent;
  [LoadOlderEvent.type]: LoadOlderEvent;
  [ClearEvent.type]: ClearEvent;
  [MessageCopyEvent.type]: MessageCopyEvent;
  [MessageSelectEvent.type]: MessageSelectEvent;
  [ButtonClickEvent.type]: ButtonClickEvent;
  [ParleyErrorEvent.type]: ParleyErrorEvent;
}

export interface ParleyMultimodalTextboxEventMap extends HTMLElementEventMap {
  [SendEvent.type]: SendEvent;
  [StopEvent.type]: StopEvent;
  [FilesRejectEvent.type]: FilesRejectEvent;
  [ParleyErrorEvent.type]: ParleyErrorEvent;
}

/** The interface hears its chatbot's and its textbox's events, too. */
export interface ParleyChatInterfaceEventMap extends ParleyChatbotEventMap {
  [SendEvent.type]: SendEvent;
  [StopEvent.type]: StopEvent;
  [FilesRejectEvent.type]: FilesRejectEvent;
  [MessagesChangeEvent.type]: MessagesChangeEvent;
  [ResponseStartEvent.type]: ResponseStartEvent;
  [ResponseEndEvent.type]: ResponseEndEvent;
  [ResponseErrorEvent.type]: ResponseErrorEvent;
}
