import type { Liked } from '../../events.js';
import type { Strings } from '../../i18n/strings.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import type { Message } from '../../model/message.js';
import type { Steps } from '../../model/steps.js';
import type { UrlUse, UrlVerdict } from '../../model/url.js';
import type { Circumstances } from '../../model/words.js';
import type { Look } from './author.js';
import type { Dates } from './dates.js';
import type { Draft } from './editing.js';

/** What is the same for all messages of a chatbot. A new object makes all of them draw again. */
export interface ConversationView {
  readonly strings: Strings;
  readonly locale: string | undefined;
  readonly markdown: MarkdownOptions;
  /** The text of messages is not Markdown. */
  readonly asWritten: boolean;
  /** What writes when messages were said, where one says it. */
  readonly dates: Dates | undefined;
  readonly gate: (url: string | null, use: UrlUse, trusted?: boolean) => UrlVerdict;
  /** An address for a blob; `download`: one that no browser will open as a page. */
  readonly urlOf: (blob: Blob, use?: 'download') => string;
  readonly fileUrl: ((path: string) => string | null) | undefined;
  /** The reader wants to see what was held back. */
  readonly onAllow: (href: string) => void;
  /** Draws messages that are more than text (`rich.ts`): there when one is drawn, unless it could not be fetched. */
  readonly rich: Rich | undefined;
}

/** What `rich.ts` draws, and what it knows of steps on the way to an answer. */
export interface Rich extends Steps {
  /** Who speaks, beside and over a group whose first message it is. */
  readonly author: (message: Message, look: Look) => unknown;
  readonly pieces: (message: Message, view: ConversationView, own: MessageView) => unknown;
  /** Keeps the first file of a message. `name`: of the link. */
  readonly downloadLink: (message: Message, name: string, view: ConversationView) => unknown;
}

/** What can be done with a message, … */
export type Action = 'copy' | 'like' | 'dislike' | 'feedback' | 'retry' | 'undo' | 'edit' | 'download';

/** … and with all of them; `custom`: by a button of the page's own. */
export type ConversationAction = 'copy-all' | 'clear' | 'custom';

/** What concerns one message. */
export interface MessageView extends Circumstances {
  readonly actions: readonly Action[];
  /** An answer is coming: what would change the conversation waits. */
  readonly busy: boolean;
  /** The last answer shows its actions without being pointed at. */
  readonly last: boolean;
  /** Nothing is shown after it: Tab comes to it first. */
  readonly end: boolean;
  readonly liked: Liked;
  /** What its reader makes of it, while they are at it. */
  readonly draft: Draft | undefined;
  /** Which thoughts the reader has opened or closed, by their keys. */
  readonly toggled: ReadonlyMap<string, boolean>;
  readonly onToggle: (key: string, open: boolean) => void;
}
