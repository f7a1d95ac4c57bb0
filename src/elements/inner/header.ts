import { html, nothing } from 'lit';
import { ButtonClickEvent, ClearEvent } from '../../events.js';
import { icons } from '../../styles/icons.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { type CustomButton, customButtons } from './buttons.js';
import type { ConversationView } from './view.js';

interface Header {
  readonly view: ConversationView;
  /** Is there anything to copy or to clear? */
  readonly empty: boolean;
  readonly clearable: boolean;
  readonly onCopyAll: (button: HTMLElement) => void;
}

/** Above the conversation: its label, and what can be done with it as a whole. */
export function header(chatbot: ChatbotSettings, { view, empty, clearable, onCopyAll }: Header) {
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
      ${custom.map((button) => customButton(button, chatbot, view))}
      ${copies ? tool('copy', strings.copyAll, onCopyAll) : nothing}
      ${clears ? tool('clear', strings.clear, () => chatbot.dispatchEvent(new ClearEvent())) : nothing}
    </div>
  </div>`;
}

function tool(icon: 'copy' | 'clear', name: string, onPress: (button: HTMLElement) => void) {
  const press = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLElement) onPress(currentTarget);
  };
  return html`<button type="button" class="icon-button ${icon}" aria-label=${name} title=${name} @click=${press}>
    ${icons[icon]}
  </button>`;
}

/** By its picture, where it has one that may be shown; else by its words. */
function customButton(
  { id, value, icon }: CustomButton,
  chatbot: ChatbotSettings,
  { gate }: ConversationView,
) {
  const address = typeof icon === 'string' ? icon : icon?.url;
  const verdict = address ? gate(address, 'image', true) : undefined;
  const pictured = verdict?.kind === 'allowed';
  return html`<button
    type="button"
    class=${pictured ? 'icon-button' : 'text-button quiet'}
    aria-label=${value}
    title=${pictured ? value : nothing}
    @click=${() => chatbot.dispatchEvent(new ButtonClickEvent({ id }))}
  >
    ${pictured ? html`<img src=${verdict.href} alt="" referrerpolicy="no-referrer" />` : value}
  </button>`;
}
