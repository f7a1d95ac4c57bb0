import { type Content, copyOf, type FileData, type MessageDraft, type Part, type Role } from './message.js';

/** One entry that could be read; its id is still open if it came without. */
export interface Entry {
  readonly message: MessageDraft;
  /** What the page passed, to recognise it when it comes again. */
  readonly source: object;
  /** Its place in the list that the page gave. */
  readonly index: number;
}

/** One entry that could not be read, and why. */
export interface FormatFailure {
  readonly index?: number;
  readonly reason: string;
  readonly cause: unknown;
}

/** Passes each failure on once, however often a page sets the list that it is in. */
export class FreshFailures {
  #known = new Set<string>();

  among(failures: readonly FormatFailure[]): FormatFailure[] {
    const known = this.#known;
    const keyOf = ({ index, reason }: FormatFailure) => `${index}: ${reason}`;
    this.#known = new Set(failures.map(keyOf));
    return failures.filter((failure) => !known.has(keyOf(failure)));
  }
}

/** Thrown by `parseMessages`, with the same words that `parley-error` carries. */
export class MessageFormatError extends Error {
  /** Which entry is bad; absent when the list itself is. */
  readonly index: number | undefined;
  constructor({ index, reason, cause }: FormatFailure) {
    super(index === undefined ? reason : `Message ${index}: ${reason}`, { cause });
    this.name = 'MessageFormatError';
    this.index = index;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const roles: Readonly<Record<string, Role>> = Object.assign(Object.create(null), {
  user: 'user',
  assistant: 'assistant',
  system: 'system',
  developer: 'system',
  tool: 'tool',
});

/** Reads each entry by itself: a bad one is a failure, and takes no other along. */
export function readMessages(list: unknown): { entries: Entry[]; failures: FormatFailure[] } {
  const entries: Entry[] = [];
  const failures: FormatFailure[] = [];
  if (list === null || list === undefined) return { entries, failures };
  if (!isList(list)) {
    const reason = `a list of messages was expected, not ${kindOf(list)}.`;
    return { entries, failures: [{ reason, cause: list }] };
  }
  // By index, since `forEach` passes over holes.
  for (let index = 0; index < list.length; index += 1) {
    try {
      const source = list[index];
      entries.push({ message: readEntry(source), source: source as object, index });
    } catch (cause) {
      failures.push({ index, reason: wordsOf(cause), cause });
    }
  }
  return { entries, failures };
}

/** Not even a proxy that was revoked makes this throw. */
function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

const wordsOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

function readEntry(source: unknown): MessageDraft {
  if (!isFields(source))
    throw new TypeError(`an object with role and content was expected, not ${kindOf(source)}.`);
  // Fields are copied out one by one: a later change of the page's object, or a proxy around it, does not reach us.
  const { id, role, content, ...extras } = source;
  const known = typeof role === 'string' ? roles[role] : undefined;
  if (!known) throw new TypeError(`role must be user, assistant, system or tool, not ${quote(role)}.`);
  const explicit = typeof id === 'number' ? String(id) : id;
  return {
    ...copyOf(extras),
    ...(typeof explicit === 'string' && explicit !== '' ? { id: explicit } : {}),
    role: known,
    content: readContent(content),
  };
}

/**
 * Whatever servers send as content: a string, a file dict, `{ file, alt_text }`, a part of ours or of OpenAI's
 * (`text`, `image_url`), or a list of any of these.
 */
export function readContent(content: unknown): Content {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(readPart);
  return [readPart(content)];
}

function readPart(part: unknown): Part {
  if (typeof part === 'string') return { type: 'text', text: part };
  if (!isFields(part))
    throw new TypeError(`content must be text, a file, or a list of these, not ${kindOf(part)}.`);
  if (part.type === 'text' && typeof part.text === 'string') return { type: 'text', text: part.text };
  if (part.type === 'image_url') return { type: 'file', file: readImageUrl(part.image_url) };
  // As upstream: whatever has a path is a file, even when it also has a type.
  if (isFields(part.file)) return filePart(part.file, part.alt_text);
  if (isFile(part)) return filePart(part, part.alt_text);
  throw new TypeError(
    part.type === undefined
      ? 'content is neither text nor a file.'
      : `content of type ${quote(part.type)} is not known.`,
  );
}

function filePart(file: Fields, alt: unknown): Part {
  const part = { type: 'file', file: readFile(file) } as const;
  return typeof alt === 'string' ? { ...part, alt_text: alt } : part;
}

/** A file whose blob was lost on its way through JSON still says that it is one, and keeps its name. */
const isFile = (value: Fields) =>
  typeof value.path === 'string' ||
  typeof value.url === 'string' ||
  typeof value.orig_name === 'string' ||
  value.blob instanceof Blob ||
  (isFields(value.meta) && value.meta._type === 'gradio.FileData');

/** Picks the known fields, each by its type: what a server sends is not trusted to be a `FileData`. */
export function readFile(file: Fields): FileData {
  if (!isFile(file)) throw new TypeError('a file needs a path, a url, a blob or at least a name.');
  const text = (key: string) => (typeof file[key] === 'string' ? { [key]: file[key] } : {});
  const size = typeof file.size === 'number' && file.size >= 0 && Number.isFinite(file.size);
  return {
    ...text('path'),
    ...text('url'),
    ...text('orig_name'),
    ...text('mime_type'),
    ...(size ? { size: file.size as number } : {}),
    ...(file.blob instanceof Blob ? { blob: file.blob } : {}),
    ...(typeof file.is_stream === 'boolean' ? { is_stream: file.is_stream } : {}),
    ...(isFields(file.meta) ? { meta: { _type: 'gradio.FileData' } } : {}),
  };
}

function readImageUrl(value: unknown): FileData {
  const url = isFields(value) ? value.url : value;
  if (typeof url !== 'string') throw new TypeError('an image_url needs a url.');
  return { url, mime_type: /^data:(image\/[\w.+-]+)/i.exec(url)?.[1]?.toLowerCase() ?? 'image/*' };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return isList(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `“${value.slice(0, 40)}”` : kindOf(value);
}
