/** Registers all elements. Import `parley-elements/chatbot.js` and the like for one of them. */
export { ParleyChatInterface } from './elements/chat-interface.js';
export { ParleyChatbot } from './elements/chatbot.js';
export type { Avatars } from './elements/inner/author.js';
export type { Buttons, CustomButton } from './elements/inner/buttons.js';
export {
  type AnyPlugin,
  type LazyPlugin,
  type LiteralTags,
  type MarkdownPlugin,
  ParleyMarkdown,
  type PluginToken,
} from './elements/markdown.js';
export { ParleyMultimodalTextbox } from './elements/multimodal-textbox.js';
export * from './events.js';
export type { Strings } from './i18n/strings.js';
export type {
  FailureKind,
  HeadersSource,
  Protocol,
  RequestHeaders,
  Responder,
  ResponderContext,
  TurnState,
  Usage,
} from './model/backend.js';
export { ResponseError } from './model/backend.js';
export type { ExampleMessage } from './model/example.js';
export type { Rejected, RejectReason } from './model/file.js';
export { parseMessages } from './model/identity.js';
export type {
  ComponentPart,
  Content,
  FileData,
  FilePart,
  Message,
  MessageDraft,
  Metadata,
  Option,
  Part,
  Role,
  TextPart,
  ThoughtPart,
  UserInput,
} from './model/message.js';
export { MessageFormatError } from './model/parse.js';
export type { ReasoningTags } from './model/reader.js';
export { fromTuples, type Tuple, type TupleSide, toTuples } from './model/tuples.js';
export type { UrlPolicy } from './model/url.js';
