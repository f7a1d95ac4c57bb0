import { ParleyChatInterface as Element } from '../elements/chat-interface.js';
import type { ChatInterfaceEvents, ChatInterfaceProps } from '../elements/props.js';
import { wrap } from './wrap.js';

export const ParleyChatInterface = wrap<Element, ChatInterfaceProps, ChatInterfaceEvents>(
  'parley-chat-interface',
  Element,
  {
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
    onSend: 'send',
    onStop: 'stop',
    onFilesReject: 'files-reject',
    onMessagesChange: 'messages-change',
    onResponseStart: 'response-start',
    onResponseEnd: 'response-end',
    onResponseError: 'response-error',
    onParleyError: 'parley-error',
  },
);
