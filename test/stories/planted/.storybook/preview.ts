import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html } from 'lit';

const inThisPage: Decorator = (story, { globals: { scheme, direction } }) => {
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.dir = direction;
  return html`<main><h1>Planted</h1>${story()}</main>`;
};

const preview: Preview = {
  decorators: [inThisPage],
  initialGlobals: { scheme: 'light', direction: 'ltr' },
};

export default preview;
