import { html } from 'lit';
import { fileName } from '../../model/file.js';
import type { Message, Part } from '../../model/message.js';
import { textsOf, words } from '../../model/words.js';
import { actionRow } from './actions.js';
import { nameOf } from './author.js';
import { textTemplate } from './text.js';
import type { ConversationView, MessageView } from './view.js';

/** One message: its text, files and thoughts, what can be done with it, or the box in which it is being edited. */
export function messageTemplate(message: Message, view: ConversationView, own: MessageView) {
  const { draft, end, last } = own;
  return html`<article
    class="message ${message.role} ${last ? 'last' : ''}"
    part="message ${message.role}"
    data-id=${message.id}
    aria-label=${view.strings.messageFrom(nameOf(message, view))}
    tabindex=${end ? 0 : -1}
  >
    ${piecesTemplate(message, view, own)}
    ${draft ? draft.editor(message, draft, own, view) : actionRow(message, own, view)}
  </article>`;
}

function piecesTemplate(message: Message, view: ConversationView, own: MessageView): unknown {
  const texts = textsOf(message, own);
  if (!texts && view.rich) return view.rich.pieces(message, view, own);
  return own.draft ? [] : (texts ?? [inWords(message, own)]).map((text) => textTemplate(text, view));
}

/** All there is to a message as one text, where what draws it better cannot be had. */
function inWords(message: Message, { growing, reader }: MessageView) {
  const said = [message.metadata?.title ?? '', ...reader.partsOf(message).map(partInWords)];
  return words(said.filter(Boolean).join('\n\n'), message === growing, reader);
}

function partInWords(part: Part): string {
  if (part.type === 'text') return part.text;
  if (part.type === 'file') return part.alt_text ?? fileName(part.file);
  return part.type === 'thought' ? `${part.title}\n\n${part.content}` : part.component;
}
