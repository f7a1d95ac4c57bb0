import { html, nothing } from 'lit';
import { type Message, type Part, partsOf } from '../../model/message.js';
import { actionRow } from './actions.js';
import { editor } from './editor.js';
import { filePart } from './file.js';
import { markdownBody } from './markdown-body.js';
import type { ConversationView, MessageView } from './view.js';

/** One message: its text and files, what can be done with it, or the box in which it is being edited. */
export function messageTemplate(message: Message, view: ConversationView, own: MessageView) {
  const { strings } = view;
  const parts = partsOf(message.content);
  const files = parts.filter(({ type }) => type === 'file');
  return html`<article
    class="message ${message.role} ${own.last ? 'last' : ''}"
    part="message ${message.role}"
    data-id=${message.id}
    aria-label=${strings.messageFrom(nameOf(message, view))}
  >
    ${
      own.editing
        ? html`${files.map((part) => partTemplate(part, view, false))} ${editor(message, own, strings)}`
        : parts.map((part, i) => partTemplate(part, view, own.streaming && i === parts.length - 1))
    }
    ${actionRow(message, own, strings)}
  </article>`;
}

export function nameOf({ role, name }: Message, { strings }: ConversationView): string {
  if (typeof name === 'string' && name !== '') return name;
  return role === 'user' ? strings.user : strings.assistant;
}

function partTemplate(part: Part, view: ConversationView, streaming: boolean) {
  if (part.type === 'file') return html`<div class="file" part="file">${filePart(part, view)}</div>`;
  if (part.text === '' && !streaming) return nothing;
  return html`<div class="text" part="text" dir="auto">
    <div class="prose" ${markdownBody(part.text, view.markdown, streaming)}></div>
  </div>`;
}
