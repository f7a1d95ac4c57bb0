import { readFile } from './content.js';
import { type Fields, isFields, isList, isText, kindOf } from './guards.js';
import type { FileData, UserInput } from './message.js';
import type { FormatFailure } from './parse.js';

/** What a reader may begin with, in Gradio's words: a string in the place of a file is its address. */
export interface ExampleMessage {
  /** A picture; `{ mime_type: 'text' }` shows letters. Without one, the files show in small. */
  readonly icon?: string | FileData;
  /** Read in the place of `text`. */
  readonly display_text?: string;
  readonly text?: string;
  readonly files?: readonly (string | FileData)[];
}

/** One example, ready to be shown and sent. */
export interface Example {
  /** Its place in the page's list. */
  readonly index: number;
  readonly title: string;
  readonly icon: FileData | undefined;
  readonly value: UserInput;
}

/** Each entry is read by itself: a bad one is a failure, and takes no other along. */
export function readExamples(list: readonly unknown[]): { examples: Example[]; failures: FormatFailure[] } {
  const examples: Example[] = [];
  const failures: FormatFailure[] = [];
  list.forEach((entry, index) => {
    try {
      examples.push(readExample(typeof entry === 'string' ? { text: entry } : entry, index));
    } catch (cause) {
      failures.push({ index, reason: cause instanceof Error ? cause.message : String(cause), cause: entry });
    }
  });
  return { examples, failures };
}

function readExample(entry: unknown, index: number): Example {
  if (!isFields(entry))
    throw new TypeError(`text, or an object with it, was expected, not ${kindOf(entry)}.`);
  const { icon, display_text, text, files } = entry;
  if (files !== undefined && files !== null && !isList(files))
    throw new TypeError(`files must be a list, not ${kindOf(files)}.`);
  const value = { text: isText(text) ? text : '', files: (files ?? []).map(readFileOf) };
  const title = isText(display_text) ? display_text : value.text;
  if (title === '' && value.files.length === 0) throw new TypeError('there is neither text nor a file.');
  return { index, title, icon: readIcon(icon), value };
}

function readFileOf(file: unknown): FileData {
  if (isText(file)) return { url: file, orig_name: nameIn(file) };
  return readFile(isFields(file) ? file : {});
}

function readIcon(icon: unknown): FileData | undefined {
  if (isText(icon)) return { url: icon };
  if (!isFields(icon)) return undefined;
  return isLetters(icon) ? { mime_type: 'text' } : readFile(icon);
}

/** Gradio's sign for an icon that is made of letters. */
const isLetters = ({ mime_type, url, path, blob }: Fields) =>
  mime_type === 'text' && !isText(url) && !isText(path) && !blob;

function nameIn(address: string): string {
  if (address.startsWith('data:')) return 'file';
  return address.split(/[?#]/)[0]?.split('/').at(-1) || address;
}
