import { html, nothing } from 'lit';
import type { MessageList } from '../../model/message-list.js';
import type { ConversationView } from './view.js';

/** Nothing of the answer is there yet: dots, where its text will start. */
export function dots(
  status: 'idle' | 'pending' | 'generating',
  { last, messages }: MessageList,
  { rich, strings }: ConversationView,
) {
  const begun = last?.role === 'assistant' && !rich?.betweenSteps(messages);
  if (status === 'idle' || (status === 'generating' && begun)) return nothing;
  return html`<div class="dots" role="img" aria-label=${strings.answering}><i></i><i></i><i></i></div>`;
}
