import { html } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import { filesOf, type Message, textOf } from '../../model/message.js';
import { composes } from './keyboard.js';
import type { MessageView } from './view.js';

/** A message's text, in a box in its own place: Enter saves, Escape gives up. */
export function editor(message: Message, { onEdited, busy, reader }: MessageView, strings: Strings) {
  const text = textOf(reader.partsOf(message));
  const give = () => onEdited(message, null);
  const save = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget as HTMLFormElement;
    const edited = form.querySelector('textarea')?.value ?? text;
    // A message with nothing in it is no message.
    if (edited.trim() !== '' || filesOf(message.content).length > 0) onEdited(message, edited);
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
  const onInput = (event: Event) => {
    event.stopPropagation();
    const box = event.target as HTMLTextAreaElement;
    box.parentElement?.setAttribute('data-text', box.value);
  };
  return html`<form class="editor" @keydown=${onKeydown} @submit=${save} @change=${(event: Event) => event.stopPropagation()}>
    <div class="grow" data-text=${text}>
      <textarea dir="auto" rows="1" aria-label=${strings.editMessage} .value=${text} @input=${onInput}></textarea>
    </div>
    <div class="editor-row">
      <button type="button" class="text-button" @click=${give}>${strings.cancel}</button>
      <button type="submit" class="text-button primary" ?disabled=${busy}>${strings.save}</button>
    </div>
  </form>`;
}
