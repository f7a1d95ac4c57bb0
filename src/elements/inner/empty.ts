import { html, nothing } from 'lit';
import type { ChatbotSettings } from '../chatbot-settings.js';
import type { LazyPart } from './lazy-part.js';
import { markdownBody } from './markdown-body.js';
import type { Suggestions } from './suggestions.js';
import type { ConversationView } from './view.js';

/** What stands where there is no message yet. */
export function emptyConversation(
  { placeholder, examples }: ChatbotSettings,
  suggestions: Pick<LazyPart<never, Suggestions>, 'part' | 'loading'>,
  view: ConversationView,
) {
  const cards = examples.length > 0 ? suggestions.part?.examples(examples, view) : nothing;
  // Both come together: what stands in the middle would else move up.
  if (suggestions.loading) return nothing;
  return html`<div class="placeholder" part="placeholder">
      <div class="prose" ${markdownBody(placeholder || view.strings.empty, view.markdown)}></div>
    </div>
    ${cards}`;
}
