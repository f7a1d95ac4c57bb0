import { html, nothing } from 'lit';
import { icons } from '../../styles/icons.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { type CustomButton, customButtons } from './buttons.js';
import type { ConversationAction, ConversationView } from './view.js';

interface Header {
  readonly view: ConversationView;
  /** Is there anything to copy or to clear? */
  readonly empty: boolean;
  readonly clearable: boolean;
}

/** Above the conversation: its label, and what can be done with it as a whole. */
export function header(chatbot: ChatbotSettings, { view, empty, clearable }: Header) {
  const { buttons, showLabel } = chatbot;
  const label = showLabel ? chatbot.label : '';
  const { strings } = view;
  const custom = customButtons(buttons);
  const copies = !empty && buttons.includes('copy-all');
  const clears = !empty && clearable;
  if (!label && !copies && !clears && custom.length === 0) return nothing;
  return html`<div class="header ${label ? 'labelled' : ''}">
    ${label ? html`<span class="label" part="label">${label}</span>` : nothing}
    <div class="tools" part="toolbar">
      ${custom.map((button, place) => customButton(button, place, view))}
      ${copies ? tool('copy-all', 'copy', strings.copyAll) : nothing}
      ${clears ? tool('clear', 'clear', strings.clear) : nothing}
    </div>
  </div>`;
}

function tool(action: ConversationAction, icon: 'copy' | 'clear', name: string) {
  return html`<button type="button" class="icon-button ${icon}" data-tool=${action} aria-label=${name} title=${name}>
    ${icons[icon]}
  </button>`;
}

/** By its picture, where it has one that may be shown; else by its words. */
function customButton({ value, icon }: CustomButton, place: number, { gate }: ConversationView) {
  const address = typeof icon === 'string' ? icon : icon?.url;
  const verdict = address ? gate(address, 'image', true) : undefined;
  const pictured = verdict?.kind === 'allowed';
  return html`<button
    type="button"
    data-tool="custom"
    data-of=${place}
    class=${pictured ? 'icon-button' : 'text-button quiet'}
    aria-label=${value}
    title=${pictured ? value : nothing}
  >
    ${pictured ? html`<img src=${verdict.href} alt="" referrerpolicy="no-referrer" />` : value}
  </button>`;
}
