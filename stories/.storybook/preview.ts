import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../../custom-elements.json';
import '../../src/index.ts';
import './preview.css';

setCustomElementsManifest(manifest);

export default {
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    options: { storySort: { order: ['Chat interface', 'Chatbot', 'Multimodal textbox', 'Markdown'] } },
  },
};
