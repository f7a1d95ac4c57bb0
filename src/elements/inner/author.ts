import type { Message } from '../../model/message.js';
import type { ConversationView } from './view.js';

/** Pictures beside the two sides, as addresses. */
export interface Avatars {
  readonly user?: string | null;
  readonly assistant?: string | null;
}

/** How those who speak are shown. */
export interface Look {
  readonly view: ConversationView;
  readonly layout: 'bubble' | 'panel';
  readonly avatars: Avatars;
}

export function nameOf({ role, name }: Message, { strings }: Pick<ConversationView, 'strings'>): string {
  return name || (role === 'user' ? strings.user : strings.assistant);
}
