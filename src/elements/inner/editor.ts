import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { filesOf, type Message } from '../../model/message.js';
import { adoptSheet } from './adopt-styles.js';
import { attachmentList } from './attachments.js';
import { attachmentStyles } from './attachments.styles.js';
import type { Draft } from './editing.js';
import { editorStyles } from './editor.styles.js';
import { composes } from './keyboard.js';
import type { ConversationView, MessageView } from './view.js';

export function adoptEditorStyles(root: ShadowRoot | null): void {
  for (const styles of [attachmentStyles, editorStyles]) adoptSheet(root, styles);
}

/** A message's text and files, to be changed in its own place: Enter saves, Escape gives up. */
export function editor(message: Message, draft: Draft, own: MessageView, view: ConversationView) {
  const { strings } = view;
  const { busy } = own;
  const { onEdited } = draft.editing;
  const asked = message.role === 'user';
  const give = () => onEdited(message, undefined);
  const save = (event: Event) => {
    event.preventDefault();
    draft.typed = boxIn(event)?.value ?? draft.typed;
    if (!busy) onEdited(message, draft);
  };
  const onKeydown = (event: KeyboardEvent) => {
    if (composes(event)) return;
    if (event.key === 'Escape') give();
    else if (event.key === 'Enter' && !event.shiftKey && event.target instanceof HTMLTextAreaElement)
      save(event);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<form class="editor" @keydown=${onKeydown} @submit=${save}>
    ${files(message, draft, own, view)}
    <div class="grow" data-text=${draft.typed}>
      <textarea
        dir="auto"
        rows="1"
        aria-label=${asked ? strings.editMessage : strings.editAnswer}
        .value=${live(draft.typed)}
        @input=${onInput(draft)}
      ></textarea>
    </div>
    <div class="editor-row">
      ${busy ? html`<span class="editor-note">${strings.saveWaits}</span>` : nothing}
      <button type="button" class="text-button" @click=${give}>${strings.cancel}</button>
      <button
        type="submit"
        class="text-button primary"
        ?disabled=${busy}
        aria-description=${busy ? strings.saveWaits : nothing}
      >
        ${asked ? strings.save : strings.saveAnswer}
      </button>
    </div>
  </form>`;
}

const boxIn = ({ currentTarget }: Event) =>
  currentTarget instanceof HTMLElement ? currentTarget.querySelector('textarea') : null;

/** Draws nothing anew: what is typed is in the box already, and the draft knows it from then on. */
const onInput = (draft: Draft) => (event: Event) => {
  event.stopPropagation();
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  draft.typed = event.target.value;
  event.target.parentElement?.setAttribute('data-text', draft.typed);
};

/** Those that are still to go with it. */
function files(message: Message, draft: Draft, { busy }: MessageView, view: ConversationView) {
  const kept = filesOf(message.content).flatMap((file, place) =>
    draft.removed.has(place) ? [] : [{ file, place }],
  );
  return attachmentList(
    kept.map(({ file }) => file),
    {
      strings: view.strings,
      locale: view.locale,
      disabled: busy,
      urlOf: view.urlOf,
      onRemove: (index) => {
        const removed = kept[index]?.place ?? -1;
        draft.editing.onDraft(message, { ...draft, removed: new Set(draft.removed).add(removed) });
      },
    },
  );
}
