import { createContext } from '@lit/context';
import type { Strings } from '../i18n/strings.js';
import type { ResponseError } from '../model/backend.js';

/** What an interface tells the chatbot and the textbox inside it. */
export interface ChatContext {
  /** What went wrong, by the id of the message after which it is said. */
  readonly failures: ReadonlyMap<string, ResponseError>;
  /** Was the answer that is there now stopped? */
  readonly stopped: boolean;
  /** Origins from which messages may load by themselves: the server's. */
  readonly origins: readonly string[];
  /** What the page has the whole chat say otherwise. */
  readonly strings: Partial<Strings> | undefined;
}

// A registered symbol: two copies of the library understand each other.
export const chatContext = createContext<ChatContext>(Symbol.for('parley.chat'));
