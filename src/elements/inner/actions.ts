import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Strings } from '../../i18n/strings.js';
import { type Content, filesOf, hasText, type Message } from '../../model/message.js';
import { isThought } from '../../model/thoughts.js';
import { icons } from '../../styles/icons.js';
import { readEditable, readSome } from '../attributes.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { ownOptions } from './likes.js';
import type { Action, ConversationView, MessageView } from './view.js';

/** Where a message stands. */
export interface Place {
  /** Is it the last message that is shown? */
  readonly last: boolean;
  /** Is there a question that it answers? */
  readonly answers: boolean;
  /** Is the chatbot in a chat, which does what it is asked for? */
  readonly inChat: boolean;
  /** Did it go wrong? A failure has its own Retry. */
  readonly failed: boolean;
}

/** What is offered on a message. Where no question precedes an answer, there is nothing to retry or undo. */
export function messageActions(
  { role, content }: Message,
  chatbot: ChatbotSettings,
  { last, answers, inChat, failed }: Place,
): Action[] {
  const { buttons, feedbackOptions, likeUserMessage } = chatbot;
  const asked = role === 'user';
  const editable = readEditable(chatbot.editable) ?? (inChat ? 'user' : 'none');
  const likeable = readSome(chatbot.likeable) ?? inChat;
  const here = (offer: boolean | 'all') => !asked && answers && (offer === 'all' || (offer && last));
  return [
    ...some('copy', buttons.includes('copy') && hasText(content)),
    ...(likeable && (!asked || likeUserMessage) ? feedbackActions(feedbackOptions) : []),
    ...some('retry', !failed && here(readSome(chatbot.retryable) ?? inChat)),
    ...some('undo', here(readSome(chatbot.undoable) ?? inChat)),
    ...some('edit', editable === 'all' || (asked && editable === 'user')),
    ...some('download', buttons.includes('download') && hasFile(content)),
  ];
}

const some = (action: Action, offered: boolean): Action[] => (offered ? [action] : []);

function feedbackActions(options: readonly string[]): Action[] {
  return [
    ...some('like', options.includes('Like')),
    ...some('dislike', options.includes('Dislike')),
    ...some('feedback', ownOptions(options).length > 0),
  ];
}

const hasFile = (content: Content) => typeof content !== 'string' && filesOf(content).length > 0;

/** What can be done with a message. Names begin with the verb, then say whose message. */
export function actionRow(message: Message, own: MessageView, view: ConversationView) {
  const time = own.growing || isThought(message) ? undefined : view.dates?.time(message, view.locale);
  if (own.actions.length === 0 && !time) return nothing;
  return html`<div class="actions" part="actions">
    ${repeat(
      own.actions,
      (action) => action,
      (action) =>
        action === 'download'
          ? view.rich?.downloadLink(message, nameOf(action, message, view.strings), view)
          : actionButton(action, message, own, view.strings),
    )}${time}
  </div>`;
}

/** What a press does is found when it comes (`presses.ts`). */
function actionButton(
  action: Exclude<Action, 'download'>,
  message: Message,
  own: MessageView,
  strings: Strings,
) {
  const pressed = isPressed(action, own);
  const waits = action === 'retry' || action === 'undo' || action === 'edit';
  return html`<button
    type="button"
    class="icon-button ${action}"
    data-tool=${action}
    aria-label=${nameOf(action, message, strings)}
    aria-pressed=${pressed ?? nothing}
    aria-haspopup=${action === 'feedback' ? 'menu' : nothing}
    title=${strings[action]}
    ?disabled=${own.busy && waits}
  >
    ${icons[action === 'feedback' ? 'flag' : action]}
  </button>`;
}

function isPressed(action: Action, { liked }: MessageView): boolean | undefined {
  if (action === 'like') return liked === true;
  if (action === 'dislike') return liked === false;
  return action === 'feedback' ? typeof liked === 'string' : undefined;
}

const nameOf = (action: Action, { role }: Message, strings: Strings) =>
  strings.actionOn(strings[action], role === 'user' ? strings.user : strings.assistant);
