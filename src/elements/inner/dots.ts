import { html, nothing } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import type { MessageList } from '../../model/message-list.js';

/** Nothing of the answer is there yet: dots, where its text will start. */
export function dots(status: 'idle' | 'pending' | 'generating', list: MessageList, strings: Strings) {
  const begun = list.last?.role === 'assistant' && !list.betweenSteps;
  if (status === 'idle' || (status === 'generating' && begun)) return nothing;
  return html`<div class="dots" role="img" aria-label=${strings.answering}><i></i><i></i><i></i></div>`;
}
