import { readContent, readFile } from '../../model/content.js';
import { fileName } from '../../model/file.js';
import { isFields } from '../../model/guards.js';
import { type FileData, inputOf, type UserInput } from '../../model/message.js';

export const emptyInput: UserInput = frozen({ text: '', files: [] });

/** What is handed out does not change in other hands. */
export function frozen({ text, files }: UserInput): UserInput {
  return Object.freeze({ text, files: Object.freeze(files.map((file) => Object.freeze({ ...file }))) });
}

/** Whatever a page may set as the value: a string, a partial value, or a message's content. Throws at anything else. */
export function readInput(value: unknown): UserInput {
  if (value === null || value === undefined || value === '') return emptyInput;
  if (isFields(value) && value.type === undefined && ('text' in value || 'files' in value)) {
    const { text = '', files = [] } = value;
    if (typeof text !== 'string' || !Array.isArray(files))
      throw new TypeError('text is a string, files is a list.');
    return { text, files: files.map(readAttached) };
  }
  return inputOf(readContent(value));
}

function readAttached(file: unknown): FileData {
  if (!isFields(file)) throw new TypeError('a file is an object with a path, a url or a blob.');
  return readFile(file);
}

/** The text, then an entry for each file: its bytes, or what its server says of it. */
export function formData(name: string, { text, files }: UserInput): FormData {
  const form = new FormData();
  form.append(name, text);
  for (const file of files) {
    if (file.blob) form.append(name, file.blob, fileName(file));
    else form.append(name, JSON.stringify(file));
  }
  return form;
}

/** The words of the page's `<label>`s for a form control. */
export function labelText(internals: ElementInternals): string {
  return [...internals.labels].map((label) => label.textContent?.trim()).join(' ');
}
