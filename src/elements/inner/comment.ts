import type { Strings } from '../../i18n/strings.js';
import { menuStyles } from '../../styles/menu.js';
import { adoptSheet } from './adopt-styles.js';
import { composes } from './keyboard.js';
import { element } from './tool.js';

/** Asks for a few words, under the button: Enter sends them, Escape or a press elsewhere is to have none. */
export function openComment(button: HTMLElement, strings: Strings, send: (comment: string) => void): void {
  button.parentElement?.querySelector('.comment')?.remove();
  if (!button.isConnected) return;
  const dialog = dialogFor(strings, (comment) => {
    dialog.hidePopover();
    if (comment !== '') send(comment);
  });
  dialog.addEventListener('beforetoggle', ({ newState }) => {
    button.ariaExpanded = newState === 'open' ? 'true' : null;
    if (newState === 'open') return;
    // Not every browser finds the way back out of a shadow root.
    if (dialog.matches(':focus-within')) button.focus();
    queueMicrotask(() => dialog.remove());
  });
  adoptSheet(button.getRootNode(), menuStyles);
  button.after(dialog);
  dialog.showPopover();
}

/** A form cannot be a dialog itself: its role is its own. */
function dialogFor(strings: Strings, onComment: (comment: string) => void): HTMLElement {
  const dialog = element('div', 'menu comment');
  dialog.popover = 'auto';
  dialog.role = 'dialog';
  dialog.ariaLabel = strings.comment;
  dialog.append(formFor(strings, onComment));
  return dialog;
}

function formFor(strings: Strings, onComment: (comment: string) => void): HTMLFormElement {
  const form = document.createElement('form');
  const box = document.createElement('textarea');
  box.placeholder = strings.comment;
  box.ariaLabel = strings.comment;
  box.dir = 'auto';
  box.autofocus = true;
  const grow = element('div', 'grow');
  grow.append(box);
  const submit = element('button', 'text-button primary');
  submit.type = 'submit';
  submit.textContent = strings.sendComment;
  form.append(grow, submit);
  box.addEventListener('input', () => grow.setAttribute('data-text', box.value));
  // What is typed here is no input or key of the page's.
  for (const type of ['input', 'change', 'keydown'])
    form.addEventListener(type, (event) => event.stopPropagation());
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || composes(event)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onComment(box.value.trim());
  });
  return form;
}
