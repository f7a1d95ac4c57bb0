import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ParleyMultimodalTextboxEventMap } from '../events.js';
import type { Strings } from '../i18n/strings.js';
import { booleanAttribute, numberAttribute, textAttribute } from './attributes.js';
import { listening } from './typed-listeners.js';

/** What a page may set on a textbox, apart from what the textbox does with it. */
export class TextboxSettings extends listening<ParleyMultimodalTextboxEventMap>(LitElement) {
  /** Shown while there is no text; unless it is set, a word of the element's own, in its language. */
  @property({ converter: textAttribute }) placeholder: string | undefined;

  /** What may be attached: `.csv`, `image/*`, `text/csv`, or a word of Gradio's: `image`, `audio`, `video`, `text`, `file`. */
  @property({ attribute: false }) fileTypes: readonly string[] | undefined;

  /** One file, several, or a whole directory at a time. */
  @property({ attribute: 'file-count', useDefault: true }) fileCount: 'single' | 'multiple' | 'directory' =
    'multiple';

  /** The size in bytes above which a file is not taken. */
  @property({ converter: numberAttribute, attribute: 'max-file-size' }) maxFileSize: number | undefined;

  /** Shows Stop in the place of Send: an answer is coming. */
  @property({ converter: booleanAttribute, useDefault: true }) busy = false;

  /** Takes nothing, and gives a form nothing. */
  @property({ converter: booleanAttribute, reflect: true, useDefault: true }) disabled = false;

  /** Its name in form data. */
  @property({ reflect: true, useDefault: true }) name = '';

  /** A translation, or a part of one, over that of the element's language. */
  @property({ attribute: false }) strings: Partial<Strings> | undefined;
}
