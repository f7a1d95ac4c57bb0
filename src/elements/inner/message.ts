import { html, nothing, type TemplateResult } from 'lit';
import { fileKind } from '../../model/file.js';
import type { FilePart, Message } from '../../model/message.js';
import { outlineOf, type Piece, type Words } from '../../model/outline.js';
import { actionRow } from './actions.js';
import { component } from './component.js';
import { editor } from './editor.js';
import { filePart } from './file.js';
import { markdownBody } from './markdown-body.js';
import { thought } from './thought.js';
import type { ConversationView, MessageView } from './view.js';

/** One message: its text, files and thoughts, what can be done with it, or the box in which it is being edited. */
export function messageTemplate(message: Message, view: ConversationView, own: MessageView) {
  const { strings } = view;
  const pieces = outlineOf(message, own).filter(({ type }) => !own.editing || type !== 'text');
  return html`<article
    class="message ${message.role} ${own.last ? 'last' : ''}"
    part="message ${message.role}"
    data-id=${message.id}
    aria-label=${strings.messageFrom(nameOf(message, view))}
  >
    ${piecesTemplate(pieces, view, own)}
    ${own.editing ? editor(message, own, strings) : actionRow(message, own, strings)}
  </article>`;
}

export function nameOf({ role, name }: Message, { strings }: ConversationView): string {
  if (typeof name === 'string' && name !== '') return name;
  return role === 'user' ? strings.user : strings.assistant;
}

/** Texts, thoughts, and the files that stand together. */
function piecesTemplate(
  pieces: readonly Piece[],
  view: ConversationView,
  own: MessageView,
): (TemplateResult | typeof nothing)[] {
  const runs: (Exclude<Piece, FilePart> | FilePart[])[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (piece.type !== 'file') runs.push(piece);
    else if (Array.isArray(last)) last.push(piece);
    else runs.push([piece]);
  }
  return runs.map((run) => {
    if (Array.isArray(run)) return filesTemplate(run, view);
    if (run.type === 'text') return textTemplate(run, view);
    if (run.type === 'component') return component(run, view);
    return thought(run, view, own, (inside) => piecesTemplate(inside, view, own));
  });
}

function filesTemplate(parts: readonly FilePart[], view: ConversationView) {
  const pictures = parts.filter(({ file }) => fileKind(file) === 'image');
  return html`<div class="files ${pictures.length > 1 ? 'gallery' : ''}">
    ${parts.map((part) => html`<div class="file" part="file">${filePart(part, view)}</div>`)}
  </div>`;
}

function textTemplate({ text, growing }: Words, view: ConversationView) {
  if (text === '' && !growing) return nothing;
  return html`<div class="text" part="text" dir="auto">
    <div class="prose" ${markdownBody(text, view.markdown, growing)}></div>
  </div>`;
}
