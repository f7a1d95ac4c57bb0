import { isFields, isList, isText } from '../../model/guards.js';
import type { FileData } from '../../model/message.js';

/** A button of the page's own, as Gradio describes one. */
export interface CustomButton {
  /** What `button-click` says. */
  readonly id: string | number;
  /** Its words. */
  readonly value: string;
  /** The address of a picture. */
  readonly icon?: string | FileData | null;
}

/** `copy` and `download`: on each message; `copy-all`: the whole conversation; others stand beside that. */
export type Buttons = readonly ('copy' | 'copy-all' | 'download' | CustomButton)[];

export const defaultButtons: Buttons = ['copy', 'copy-all', 'download'];

/** As Gradio writes it, too. */
type Given = readonly (Buttons[number] | 'copy_all')[];

export const areButtons = (given: unknown): given is Given => isList(given) && given.every(isButton);

export const readButtons = (given: Given): Buttons =>
  given.map((button) => (button === 'copy_all' ? 'copy-all' : button));

const names: readonly unknown[] = [...defaultButtons, 'copy_all'];

function isButton(given: unknown): boolean {
  if (!isFields(given)) return names.includes(given);
  return isText(given.value) && (isText(given.id) || typeof given.id === 'number');
}

export const customButtons = (buttons: Buttons): readonly CustomButton[] =>
  buttons.filter((button) => typeof button === 'object');
