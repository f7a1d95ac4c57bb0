import type { ViewportSize } from 'playwright';
import { modes } from '../support/storybook.ts';

/** A story as it is kept: its id, the page's size, and the mode of the page. */
export interface Picture {
  readonly story: string;
  readonly size: ViewportSize;
  readonly globals: string;
}

const wide = { width: 960, height: 640 };
const phone = { width: 390, height: 760 };
const narrow = { width: 320, height: 640 };
const box = { width: 640, height: 200 };

const light = modes.light;
const dark = modes.dark;
const rightToLeft = modes['right to left'];

/** The main states, by the name of the file. */
export const pictures: Readonly<Record<string, Picture>> = {
  'bubbles-light': { story: 'chatbot--bubbles', size: wide, globals: light },
  'bubbles-dark': { story: 'chatbot--bubbles', size: wide, globals: dark },
  'bubbles-phone': { story: 'chatbot--bubbles', size: phone, globals: light },
  'panel-light': { story: 'chatbot--panel', size: wide, globals: light },
  'panel-phone-dark': { story: 'chatbot--panel', size: phone, globals: dark },
  'avatars-rtl': { story: 'chatbot--avatars', size: wide, globals: rightToLeft },
  'rich-light': { story: 'chatbot--rich-answer', size: { width: 960, height: 960 }, globals: light },
  'rich-dark': { story: 'chatbot--rich-answer', size: { width: 960, height: 960 }, globals: dark },
  'rich-narrow': { story: 'chatbot--rich-answer', size: { width: 320, height: 1000 }, globals: light },
  'rich-panel-phone': { story: 'chatbot--rich-answer-in-panels', size: phone, globals: light },
  'unbroken-phone': { story: 'chatbot--unbroken', size: phone, globals: light },
  'files-light': { story: 'chatbot--files', size: wide, globals: light },
  'files-phone-dark': { story: 'chatbot--files', size: phone, globals: dark },
  'pictures-light': { story: 'chatbot--pictures', size: wide, globals: light },
  'pictures-narrow': { story: 'chatbot--pictures', size: narrow, globals: light },
  'blocked-light': { story: 'chatbot--blocked-picture', size: { width: 640, height: 320 }, globals: light },
  'editing-light': { story: 'chatbot--editing', size: wide, globals: light },
  'like-dark': { story: 'chatbot--like', size: { width: 640, height: 640 }, globals: dark },
  'streaming-light': { story: 'chatbot--streaming', size: { width: 640, height: 240 }, globals: light },
  'scrolled-up-light': { story: 'chatbot--scrolled-up', size: { width: 640, height: 480 }, globals: light },
  'themed-light': { story: 'chatbot--themed', size: { width: 640, height: 640 }, globals: light },
  'arabic-light': { story: 'chat-interface--right-to-left', size: wide, globals: light },
  'arabic-panel-dark': { story: 'chatbot--right-to-left-in-panels', size: phone, globals: dark },
  'empty-light': { story: 'chat-interface--demo', size: wide, globals: light },
  'placeholder-dark': { story: 'chatbot--placeholder', size: { width: 640, height: 400 }, globals: dark },
  'conversation-light': { story: 'chat-interface--conversation', size: wide, globals: light },
  'conversation-narrow-dark': { story: 'chat-interface--conversation', size: narrow, globals: dark },
  'waiting-light': { story: 'chat-interface--waiting', size: { width: 640, height: 480 }, globals: light },
  'failing-light': { story: 'chat-interface--failing', size: { width: 640, height: 480 }, globals: light },
  'failing-phone-dark': { story: 'chat-interface--failing', size: phone, globals: dark },
  'stopped-light': { story: 'chat-interface--stopped', size: { width: 640, height: 480 }, globals: light },
  'drag-target-light': {
    story: 'chat-interface--drag-target',
    size: { width: 640, height: 480 },
    globals: light,
  },
  'slots-light': { story: 'chat-interface--slots', size: wide, globals: light },
  'textbox-files-light': {
    story: 'multimodal-textbox--with-files',
    size: { width: 720, height: 240 },
    globals: light,
  },
  'textbox-files-rtl-dark': {
    story: 'multimodal-textbox--with-files',
    size: { width: 720, height: 240 },
    globals: 'scheme:dark;direction:rtl',
  },
  'textbox-busy-dark': { story: 'multimodal-textbox--busy', size: box, globals: dark },
  'textbox-disabled-light': {
    story: 'multimodal-textbox--disabled',
    size: { width: 640, height: 240 },
    globals: light,
  },
  'textbox-rejection-light': { story: 'multimodal-textbox--rejection', size: box, globals: light },
};
