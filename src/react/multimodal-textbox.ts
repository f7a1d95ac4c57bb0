import { ParleyMultimodalTextbox as Element } from '../elements/multimodal-textbox.js';
import type { TextboxEvents, TextboxProps } from '../elements/props.js';
import { wrap } from './wrap.js';

export const ParleyMultimodalTextbox = wrap<Element, TextboxProps, TextboxEvents>(
  'parley-multimodal-textbox',
  Element,
  {
    onInput: 'input',
    onChange: 'change',
    onSend: 'send',
    onStop: 'stop',
    onFilesReject: 'files-reject',
    onParleyError: 'parley-error',
  },
);
