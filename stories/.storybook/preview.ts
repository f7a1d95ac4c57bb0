import { type Decorator, type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import type { Package } from 'custom-elements-manifest/schema';
import { html } from 'lit';
import { action } from 'storybook/actions';
import { configure } from 'storybook/test';
import manifest from '../../custom-elements.json';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/inter/wght-italic.css';
import '@fontsource-variable/jetbrains-mono';
import '@fontsource-variable/vazirmatn';
import '../../src/index.ts';
import { fittingControls } from './controls.ts';
import './preview.css';

// The type that is read out of the file is not the schema's: it says what is there, and not what may be.
setCustomElementsManifest(manifest as unknown as Package);

/** A page as its author would make it: with a colour scheme, a direction, and a heading in its main part. */
const inThisPage: Decorator = (story, { title, name, viewMode, globals: { scheme, direction } }) => {
  document.documentElement.dataset.scheme = scheme;
  document.documentElement.dir = direction;
  if (viewMode === 'docs') return html`${story()}`;
  return html`<main><h1 class="story-title">${title}: ${name}</h1>${story()}</main>`;
};

const eventsIn = (tag: unknown) =>
  manifest.modules.flatMap(({ declarations }) =>
    declarations.flatMap((each) =>
      'tagName' in each && each.tagName === tag && 'events' in each ? (each.events ?? []) : [],
    ),
  );

// A busy machine takes its time; and the library's own report can print no shadow root.
configure({ asyncUtilTimeout: 30_000, getElementError: (message) => new Error(message ?? 'not found') });

// Before anything is drawn: what is measured and photographed would else move when they come.
const fonts = [
  ['1em "Inter Variable"', 'a'],
  ['italic 1em "Inter Variable"', 'a'],
  ['1em "JetBrains Mono Variable"', 'a'],
  ['1em "Vazirmatn Variable"', 'ا'],
] as const;

const preview: Preview = {
  decorators: [inThisPage],
  argTypesEnhancers: [fittingControls],
  loaders: [() => Promise.all(fonts.map(([font, letter]) => document.fonts.load(font, letter)))],
  // The panel of actions shows what the element says.
  beforeEach({ canvasElement, component }) {
    const gone = new AbortController();
    for (const { name } of eventsIn(component)) {
      const show = action(name);
      canvasElement.addEventListener(
        name,
        (event) => show('detail' in event ? event.detail : undefined),
        gone,
      );
    }
    return () => gone.abort();
  },
  initialGlobals: { scheme: 'auto', direction: 'ltr' },
  globalTypes: {
    scheme: {
      description: 'Colour scheme',
      toolbar: { icon: 'contrast', items: ['auto', 'light', 'dark'], dynamicTitle: true },
    },
    direction: {
      description: 'Direction of the page',
      toolbar: { icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
  },
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    // The addon looks at a part of a page, and leaves this rule out: a story of ours is a page.
    a11y: { context: 'html', config: { rules: [{ id: 'region', enabled: true }] } },
    options: { storySort: { order: ['Chat interface', 'Chatbot', 'Multimodal textbox', 'Markdown'] } },
  },
};

export default preview;
