import { html, nothing } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import type { Message, Role } from '../../model/message.js';
import { isThought } from '../../model/thoughts.js';
import { icons } from '../../styles/icons.js';
import type { Editable } from '../attributes.js';
import type { Action, ConversationView, MessageView } from './view.js';

export interface Offers {
  /** Is this the last message that is shown? */
  readonly last: boolean;
  /** Is there a question that it answers? */
  readonly answers: boolean;
  readonly editable: Editable;
  readonly retryable: boolean | 'all';
  readonly undoable: boolean | 'all';
  readonly likeable: boolean;
}

/** What is offered on a message. Where no question precedes an answer, there is nothing to retry or undo. */
export function messageActions(role: Role, offers: Offers): Action[] {
  const { last, answers, editable, retryable, undoable, likeable } = offers;
  const here = (offer: boolean | 'all') => answers && (offer === 'all' || (offer && last));
  if (role === 'user') return editable === 'none' ? [] : ['edit'];
  return [
    ...(likeable ? (['like', 'dislike'] as const) : []),
    ...(here(retryable) ? (['retry'] as const) : []),
    ...(here(undoable) ? (['undo'] as const) : []),
    ...(editable === 'all' ? (['edit'] as const) : []),
  ];
}

/** What can be done with a message. Names begin with the verb, then say whose message. */
export function actionRow(message: Message, own: MessageView, { strings, dates, locale }: ConversationView) {
  const time = own.growing || isThought(message) ? undefined : dates?.time(message, locale);
  if (own.actions.length === 0 && !time) return nothing;
  return html`<div class="actions" part="actions">
    ${own.actions.map((action) => actionButton(action, message, own, strings))}${time}
  </div>`;
}

function actionButton(action: Action, message: Message, view: MessageView, strings: Strings) {
  const verb = strings[action];
  const who = message.role === 'user' ? strings.user : strings.assistant;
  const pressed =
    action === 'like' ? view.liked === true : action === 'dislike' ? view.liked === false : undefined;
  return html`<button
    type="button"
    class="icon-button ${action}"
    aria-label=${strings.actionOn(verb, who)}
    aria-pressed=${pressed ?? nothing}
    title=${verb}
    ?disabled=${view.busy && pressed === undefined}
    @click=${() => view.onAction(action, message)}
  >
    ${icons[action]}
  </button>`;
}
