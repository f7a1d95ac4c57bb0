import { ParleyChatbot as Element } from '../elements/chatbot.js';
import type { ChatbotEvents, ChatbotProps } from '../elements/props.js';
import { wrap } from './wrap.js';

export const ParleyChatbot = wrap<Element, ChatbotProps, ChatbotEvents>('parley-chatbot', Element, {
  onRetry: 'retry',
  onUndo: 'undo',
  onEdit: 'edit',
  onLike: 'like',
  onOptionSelect: 'option-select',
  onExampleSelect: 'example-select',
  onLoadOlder: 'load-older',
  onClear: 'clear',
  onMessageCopy: 'message-copy',
  onMessageSelect: 'message-select',
  onButtonClick: 'button-click',
  onParleyError: 'parley-error',
});
