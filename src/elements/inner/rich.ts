import { html, type nothing, type TemplateResult } from 'lit';
import { fileKind } from '../../model/file.js';
import type { FilePart } from '../../model/message.js';
import { outlineOf, type Piece } from '../../model/outline.js';
import { bylineStyles } from './byline.styles.js';
import { component } from './component.js';
import { filePart } from './file.js';
import { fileStyles } from './file.styles.js';
import { textTemplate } from './text.js';
import { thought } from './thought.js';
import { thoughtStyles } from './thought.styles.js';
import type { ConversationView, MessageView, Rich } from './view.js';

export { nestedIn } from '../../model/nesting.js';
export { reasoningReader } from '../../model/reasoning.js';
export { betweenSteps, stepOver } from '../../model/steps.js';
export { author } from './byline.js';
export { downloadLink } from './file.js';

/* What a conversation of text alone, in bubbles, does without: fetched when there is more (`rich-messages.ts`). */

export const richStyles = [bylineStyles, thoughtStyles, fileStyles];

/** All that is shown of a message; while it is being edited, but what the editor shows. */
export const pieces: Rich['pieces'] = (message, view, own) => {
  const all = outlineOf(message, own);
  const edited = own.draft ? all.filter(({ type }) => type !== 'text' && type !== 'file') : all;
  return templatesOf(edited, view, own);
};

/** Texts, thoughts, and the files that stand together. */
function templatesOf(
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
    return thought(run, view, own, (inside) => templatesOf(inside, view, own));
  });
}

function filesTemplate(parts: readonly FilePart[], view: ConversationView) {
  const pictures = parts.filter(({ file }) => fileKind(file) === 'image');
  return html`<div class="files ${pictures.length > 1 ? 'gallery' : ''}">
    ${parts.map((part) => html`<div class="file" part="file">${filePart(part, view)}</div>`)}
  </div>`;
}
