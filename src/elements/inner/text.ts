import { html, nothing } from 'lit';
import type { Words } from '../../model/words.js';
import { markdownBody } from './markdown-body.js';
import type { ConversationView } from './view.js';

/** A text of a message, in its bubble. */
export function textTemplate({ text, growing }: Words, view: ConversationView) {
  if (text === '' && !growing) return nothing;
  return html`<div class="text" part="text" dir="auto">
    <div class="prose" ${markdownBody(text, view.asWritten ? null : view.markdown, growing)}></div>
  </div>`;
}
