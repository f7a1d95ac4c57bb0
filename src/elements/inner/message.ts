import { html, nothing } from 'lit';
import { fileKind } from '../../model/file.js';
import { type FilePart, type Message, type Part, partsOf, type TextPart } from '../../model/message.js';
import { actionRow } from './actions.js';
import { editor } from './editor.js';
import { filePart } from './file.js';
import { markdownBody } from './markdown-body.js';
import type { ConversationView, MessageView } from './view.js';

/** One message: its text and files, what can be done with it, or the box in which it is being edited. */
export function messageTemplate(message: Message, view: ConversationView, own: MessageView) {
  const { strings } = view;
  const runs = runsOf(partsOf(message.content));
  return html`<article
    class="message ${message.role} ${own.last ? 'last' : ''}"
    part="message ${message.role}"
    data-id=${message.id}
    aria-label=${strings.messageFrom(nameOf(message, view))}
  >
    ${runs.map((run) => {
      if (!('type' in run)) return filesTemplate(run, view);
      return own.editing ? nothing : textTemplate(run, view, own.streaming && run === runs.at(-1));
    })}
    ${own.editing ? editor(message, own, strings) : actionRow(message, own, strings)}
  </article>`;
}

export function nameOf({ role, name }: Message, { strings }: ConversationView): string {
  if (typeof name === 'string' && name !== '') return name;
  return role === 'user' ? strings.user : strings.assistant;
}

/** A text, or the files that stand together. */
function runsOf(parts: readonly Part[]): (TextPart | readonly FilePart[])[] {
  const runs: (TextPart | FilePart[])[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (part.type === 'text') runs.push(part);
    else if (Array.isArray(last)) last.push(part);
    else runs.push([part]);
  }
  return runs;
}

function filesTemplate(parts: readonly FilePart[], view: ConversationView) {
  const pictures = parts.filter(({ file }) => fileKind(file) === 'image');
  return html`<div class="files ${pictures.length > 1 ? 'gallery' : ''}">
    ${parts.map((part) => html`<div class="file" part="file">${filePart(part, view)}</div>`)}
  </div>`;
}

function textTemplate({ text }: TextPart, view: ConversationView, streaming: boolean) {
  if (text === '' && !streaming) return nothing;
  return html`<div class="text" part="text" dir="auto">
    <div class="prose" ${markdownBody(text, view.markdown, streaming)}></div>
  </div>`;
}
