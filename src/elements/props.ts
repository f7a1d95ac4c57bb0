import type { LitElement } from 'lit';
import type {
  ParleyChatbotEventMap,
  ParleyChatInterfaceEventMap,
  ParleyMultimodalTextboxEventMap,
  TextboxChangeEvent,
  TextboxInputEvent,
} from '../events.js';
import type { ExampleMessage } from '../model/example.js';
import type { MessageDraft, UserInput } from '../model/message.js';
import type { ParleyChatInterface } from './chat-interface.js';
import type { ParleyChatbot } from './chatbot.js';
import type { Avatars } from './inner/author.js';
import type { Buttons } from './inner/buttons.js';
import type { ParleyMarkdown } from './markdown.js';
import type { ParleyMultimodalTextbox } from './multimodal-textbox.js';

// What frameworks set and hear. TypeScript can ask a class what a property gives, but not what its setter takes.

/** The element's own properties: not the platform's, not Lit's, and no methods. */
type Own<Element> = {
  [Key in keyof Element as Key extends keyof LitElement
    ? never
    : Element[Key] extends (...given: never[]) => unknown
      ? never
      : Key]?: Element[Key];
};

/** A list in the messages format. Of an entry that is none, the element says so in `parley-error`. */
export type MessageList = readonly (MessageDraft | object)[] | null;

export type TextboxValue = Partial<UserInput> | string | readonly object[] | null;

export type MarkdownProps = Own<ParleyMarkdown>;

export interface ChatbotProps
  extends Omit<Own<ParleyChatbot>, 'messages' | 'avatars' | 'examples' | 'buttons'> {
  messages?: MessageList;
  avatars?: Avatars | string | null;
  examples?: readonly (ExampleMessage | string)[] | string | null;
  buttons?: Buttons | string | null;
}

export interface TextboxProps extends Omit<Own<ParleyMultimodalTextbox>, 'value'> {
  value?: TextboxValue;
}

export interface ChatInterfaceProps extends Omit<Own<ParleyChatInterface>, 'messages'> {
  messages?: MessageList;
}

type OwnEvents<EventMap> = Omit<EventMap, keyof HTMLElementEventMap>;

export type ChatbotEvents = OwnEvents<ParleyChatbotEventMap>;

export interface TextboxEvents extends OwnEvents<ParleyMultimodalTextboxEventMap> {
  input: TextboxInputEvent;
  change: TextboxChangeEvent;
}

export type ChatInterfaceEvents = OwnEvents<ParleyChatInterfaceEventMap>;

type Handler<Type extends string> = `on${Pascal<Type>}`;
type Pascal<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Name>;

/** `onMessagesChange` for `messages-change`, as React and Vue name a listener. */
export type Listeners<Element, Events> = {
  [Type in keyof Events & string as Handler<Type>]?: (
    event: Events[Type] & { readonly currentTarget: Element },
  ) => void;
};

/** The same, with the event's own name: each of them, so that none is forgotten. */
export type EventNames<Events> = { [Type in keyof Events & string as Handler<Type>]: Type };
