/**
 * What a conversation is made of: the *messages format*, as OpenAI-compatible servers and Gradio use it.
 * Keys inside a message stay as they travel on the wire (`orig_name`, `mime_type`).
 */

/** Who speaks. `system` and `tool` messages keep their index in the list but have no bubble of their own. */
export type Role = 'user' | 'assistant' | 'system' | 'tool';

/** A file as Gradio describes it. Of the places it may be read from, `blob` wins over `url`, `url` over `path`. */
export interface FileData {
  /** Where the server keeps it; not an address until `fileUrl` has made one of it. */
  readonly path?: string;
  /** Where a browser can read it. */
  readonly url?: string;
  /** The bytes themselves, when the file was added on this page. */
  readonly blob?: Blob;
  /** Bytes. */
  readonly size?: number;
  /** The name its owner knows it by. */
  readonly orig_name?: string;
  readonly mime_type?: string;
  readonly is_stream?: boolean;
  /** The name under which OpenAI's servers keep it. */
  readonly file_id?: string;
  readonly meta?: { readonly _type: 'gradio.FileData' };
}

/** Markdown text. */
export interface TextPart {
  readonly type: 'text';
  readonly text: string;
}

/** A picture, a recording, or any other file. */
export interface FilePart {
  readonly type: 'file';
  readonly file: FileData;
  /** What a picture shows, for those who do not see it. */
  readonly alt_text?: string;
}

/** What is told of a step on the way to an answer, under Gradio's names. */
export interface ThoughtFields {
  readonly id?: string | number;
  /** The thought inside which this one is shown, by its `id`. */
  readonly parent_id?: string | number;
  /** Said beside the title. */
  readonly log?: string;
  /** Seconds. */
  readonly duration?: number;
  readonly status?: 'pending' | 'done';
}

/** A step on the way to an answer: reasoning, or a call of a tool. Without a title it is named “Reasoning”. */
export interface ThoughtPart extends ThoughtFields {
  readonly type: 'thought';
  readonly title: string;
  /** Markdown, or JSON, such as the arguments of a call. */
  readonly content: string;
}

/** Something that is neither text nor a file. It is shown readably, and no element is created for its name. */
export interface ComponentPart {
  readonly type: 'component';
  readonly component: string;
  readonly value: unknown;
  readonly props?: Readonly<Record<string, unknown>>;
}

export type Part = TextPart | FilePart | ThoughtPart | ComponentPart;

/** Plain Markdown, or a list of parts. */
export type Content = string | readonly Part[];

/** Beside the content. A message whose metadata has a title is a thought, and shown as one. */
export interface Metadata extends ThoughtFields {
  readonly title?: string;
  readonly [extra: string]: unknown;
}

/** A suggested reply: `value` is what is sent, `label`, where there is one, what is read. */
export interface Option {
  readonly value: string;
  readonly label?: string;
}

/** A message whose id may still be open. */
export interface MessageDraft {
  readonly id?: string;
  readonly role: Role;
  readonly content: Content;
  readonly metadata?: Metadata;
  /** Suggested replies, offered under the last answer. */
  readonly options?: readonly Option[];
  /** When it was said, as ISO 8601. */
  readonly created_at?: string;
  /** Shown instead of the role's name. */
  readonly name?: string;
  /** Whatever else came stays, so that a history goes back to its server as it came. */
  readonly [extra: string]: unknown;
}

export interface Message extends MessageDraft {
  /** Given by us when absent; stable for the life of the message. */
  readonly id: string;
}

/** Text and files, as the textbox holds them and a responder receives them. */
export interface UserInput {
  readonly text: string;
  readonly files: readonly FileData[];
}

/** For handing out: what its receiver does to it does not reach us. */
export function copyOf<Value>(value: Value, depth = 0): Value {
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (Array.isArray(value)) return value.map((each) => copyOf(each, depth + 1)) as Value;
  const kind = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null) return value; // A blob, a date: not ours to take apart.
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, copyOf(each, depth + 1)]),
  ) as Value;
}
const deepest = 32; // Deeper is a circle, or no message.

/** The messages of one moment, for handing out: copied when somebody asks for them, which few do in each frame. */
export function copiedWhenRead(list: readonly Message[]): { readonly messages: readonly Message[] } {
  let copy: readonly Message[] | undefined;
  return {
    get messages() {
      copy ??= list.map((message) => copyOf(message));
      return copy;
    },
  };
}

export function partsOf(content: Content): readonly Part[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}

/** The text parts of a message, joined by a blank line. */
export function textOf(content: Content): string {
  if (typeof content === 'string') return content;
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
}

/** Is there something in it to be copied as text? */
export function hasText(content: Content): boolean {
  return partsOf(content).some((part) => part.type === 'text' && part.text.trim() !== '');
}

export function filesOf(content: Content): readonly FileData[] {
  return partsOf(content).flatMap((part) => (part.type === 'file' ? [part.file] : []));
}

export function inputOf(content: Content): UserInput {
  return { text: textOf(content), files: filesOf(content) };
}

/** Both, one after the other. */
export function joinInputs(first: UserInput, second: UserInput): UserInput {
  const text = [first.text, second.text].filter((each) => each !== '').join('\n\n');
  return { text, files: [...first.files, ...second.files] };
}

/** Files come first, then the text, as in Gradio; text alone is a plain string. */
export function contentOf({ text, files }: UserInput): Content {
  if (files.length === 0) return text;
  const attached = files.map((file): Part => ({ type: 'file', file }));
  return text === '' ? attached : [...attached, { type: 'text', text }];
}

/** The content as events report it: the string when it is plain text, else its parts. */
export function eventValue(content: Content): Content {
  const [only, ...more] = partsOf(content);
  return only?.type === 'text' && more.length === 0 ? only.text : content;
}
