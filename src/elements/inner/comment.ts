import type { Strings } from '../../i18n/strings.js';
import { menuStyles } from '../../styles/menu.js';
import { adoptSheet } from './adopt-styles.js';
import { composes } from './keyboard.js';
import { element } from './tool.js';

/** Asks for a few words, under the button: Enter sends them, Escape or a press elsewhere is to have none. */
export function openComment(button: HTMLElement, strings: Strings, send: (comment: string) => void): void {
  button.parentElement?.querySelector('.comment')?.remove();
  if (!button.isConnected) return;
  const form = formFor(strings, (comment) => {
    form.hidePopover();
    if (comment !== '') send(comment);
  });
  form.addEventListener('beforetoggle', ({ newState }) => {
    button.ariaExpanded = newState === 'open' ? 'true' : null;
    if (newState === 'open') return;
    // Not every browser finds the way back out of a shadow root.
    if (form.matches(':focus-within')) button.focus();
    queueMicrotask(() => form.remove());
  });
  adoptSheet(button.getRootNode(), menuStyles);
  button.after(form);
  form.showPopover();
}

function formFor(strings: Strings, onComment: (comment: string) => void): HTMLFormElement {
  const form = document.createElement('form');
  form.className = 'menu comment';
  form.popover = 'auto';
  form.role = 'dialog';
  form.ariaLabel = strings.comment;
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
