import type { Strings } from '../../i18n/strings.js';
import { menuStyles } from '../../styles/menu.js';
import { adoptSheet } from './adopt-styles.js';
import { composes } from './keyboard.js';
import { element } from './tool.js';

/** Asks for a few words, under the button: Enter sends them, Escape or a press elsewhere is to have none. */
export function openComment(button: HTMLElement, strings: Strings, send: (comment: string) => void): void {
  button.parentElement?.querySelector('.comment')?.remove();
  if (!button.isConnected) return;
  const form = document.createElement('form');
  form.className = 'menu comment';
  form.popover = 'auto';
  form.role = 'dialog';
  form.ariaLabel = strings.comment;
  const box = document.createElement('textarea');
  const submit = element('button', 'text-button primary');
  submit.type = 'submit';
  submit.textContent = strings.sendComment;
  box.placeholder = strings.comment;
  box.ariaLabel = strings.comment;
  box.dir = 'auto';
  box.autofocus = true;
  const grow = element('div', 'grow');
  const row = element('div', 'editor-row');
  grow.append(box);
  row.append(submit);
  form.append(grow, row);
  for (const type of ['input', 'change']) form.addEventListener(type, (event) => event.stopPropagation());
  box.addEventListener('input', () => grow.setAttribute('data-text', box.value));
  form.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key !== 'Enter' || event.shiftKey || composes(event) || event.target !== box) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const comment = box.value.trim();
    form.hidePopover();
    if (comment !== '') send(comment);
  });
  form.addEventListener('beforetoggle', ({ newState }) => {
    button.ariaExpanded = newState === 'open' ? 'true' : null;
    if (newState === 'open') return;
    if (form.matches(':focus-within')) button.focus();
    queueMicrotask(() => form.remove());
  });
  adoptSheet(button.getRootNode(), menuStyles);
  button.after(form);
  form.showPopover();
}
