import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ResponseError } from '../../model/backend.js';
import type { Group } from '../../model/history.js';
import type { Message } from '../../model/message.js';
import type { Look } from './author.js';
import { failureRow } from './failure.js';
import { type LongHistory, placed } from './long-history.js';
import { messageTemplate } from './message.js';
import type { MessageView } from './view.js';

export interface ConversationState extends Look {
  readonly messages: readonly Message[];
  readonly history: LongHistory;
  /** Do consecutive messages of one side stand together? */
  readonly together: boolean;
  readonly failures: ReadonlyMap<string, ResponseError>;
  readonly stateOf: (message: Message) => MessageView;
  /** What may be said to a message. */
  readonly repliesTo: (message: Message) => unknown;
  /** May its question be asked again? */
  readonly mayRetry: (message: Message) => boolean;
}

/**
 * The messages in groups: consecutive ones of one side share an avatar, and nothing else. Many groups at a time are drawn
 * together, or wait.
 */
export function conversation(state: ConversationState) {
  const { history } = state;
  const sections = history.show(state.together, ({ groups }) =>
    repeat(
      groups,
      (group) => group.messages[0]?.id,
      (group) => groupTemplate(group, state),
    ),
  );
  return repeat(
    sections,
    ({ key }) => key,
    ({ slices }) => html`<div class="section">
      ${repeat(
        slices,
        ({ key }) => key,
        (slice) => html`<div class="slice" ${placed(history, slice)}></div>`,
      )}
    </div>`,
  );
}

function groupTemplate({ role, messages }: Group, state: ConversationState) {
  const { view, failures } = state;
  const [first] = messages;
  const dayBefore = (message: Message) => view.dates?.dayBefore(message, state.messages, view.locale);
  return html`${first ? dayBefore(first) : nothing}<section class="group ${role}">
    ${first ? view.rich?.author(first, state) : nothing}
    <div class="messages">
      ${repeat(
        messages,
        ({ id }) => id,
        (message) => {
          const own = state.stateOf(message);
          const { growing, active, busy, last, end, liked, draft, reader } = own;
          const error = [message, ...own.nested].map(({ id }) => failures.get(id)).findLast(Boolean);
          // One token draws one message again, at any length of history.
          const deps = [message, ...own.nested, view, reader, growing, active, busy, last, end, liked, draft];
          return html`${message === first ? nothing : dayBefore(message)}
          ${guard([...deps, own.actions.join()], () => messageTemplate(message, view, own))}
          ${error ? failureRow(error, view.strings, state.mayRetry(message) ? message.id : undefined) : nothing}
          ${state.repliesTo(message)}`;
        },
      )}
    </div>
  </section>`;
}
