import { type Fields, isFields, isText, kindOf, quote } from './guards.js';
import type { Content, FileData, Metadata, Part, ThoughtFields } from './message.js';

/**
 * Whatever servers send as content: a string, a file dict, `{ file, alt_text }`, a part of ours or of OpenAI's (`text`,
 * `image_url`, `input_audio`, `file`, `refusal`), or a list of any of these.
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
  if (part.type === 'refusal' && typeof part.refusal === 'string')
    return { type: 'text', text: part.refusal };
  if (part.type === 'image_url') return { type: 'file', file: readImageUrl(part.image_url) };
  if (part.type === 'input_audio') return { type: 'file', file: readAudio(part.input_audio) };
  if (part.type === 'thought') return readThought(part);
  if (part.type === 'component') return readComponent(part);
  // As upstream: whatever has a path is a file, even when it also has a type.
  if (isFields(part.file)) return filePart(withOurNames(part.file), part.alt_text);
  if (isFile(part)) return filePart(part, part.alt_text);
  throw new TypeError(
    part.type === undefined
      ? 'content is neither text nor a file.'
      : `content of type ${quote(part.type)} is not known.`,
  );
}

function readThought(part: Fields): Part {
  const { title = '', content = '' } = part;
  const none = part.title === undefined && part.content === undefined;
  if (none || typeof title !== 'string' || typeof content !== 'string')
    throw new TypeError('a thought needs a title or content, as text.');
  return { type: 'thought', title, content, ...readThoughtFields(part) };
}

function readComponent({ component, value, props }: Fields): Part {
  if (!isText(component)) throw new TypeError('a component needs its name.');
  return { type: 'component', component, value, ...(isFields(props) ? { props } : {}) };
}

const thoughtFields: Readonly<Record<keyof ThoughtFields, (value: unknown) => boolean>> = {
  id: isId,
  parent_id: isId,
  log: (value) => typeof value === 'string',
  duration: (value) => typeof value === 'number' && value >= 0 && Number.isFinite(value),
  status: (value) => value === 'pending' || value === 'done',
};

function isId(value: unknown): boolean {
  return isText(value) || typeof value === 'number';
}

/** The known fields of a thought, each only if it is what it should be. */
function readThoughtFields(fields: Fields): ThoughtFields {
  return Object.fromEntries(
    Object.entries(thoughtFields).flatMap(([key, fits]) => (fits(fields[key]) ? [[key, fields[key]]] : [])),
  );
}

/** All else that is in it stays as it came. */
export function readMetadata(metadata: Fields): Metadata {
  const { title, id, parent_id, log, duration, status, ...extras } = metadata;
  return { ...extras, ...(typeof title === 'string' ? { title } : {}), ...readThoughtFields(metadata) };
}

function filePart(file: Fields, alt: unknown): Part {
  const part = { type: 'file', file: readFile(file) } as const;
  return typeof alt === 'string' ? { ...part, alt_text: alt } : part;
}

/** A file whose blob was lost on its way through JSON still says that it is one, and keeps its name. */
const isFile = (value: Fields) =>
  ['path', 'url', 'orig_name', 'file_id'].some((key) => typeof value[key] === 'string') ||
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
    ...text('file_id'),
    ...(size ? { size: file.size as number } : {}),
    ...(file.blob instanceof Blob ? { blob: file.blob } : {}),
    ...(typeof file.is_stream === 'boolean' ? { is_stream: file.is_stream } : {}),
    ...(isFields(file.meta) ? { meta: { _type: 'gradio.FileData' } } : {}),
  };
}

/** OpenAI calls a file's name and its bytes something else. */
function withOurNames({ filename, file_data, ...file }: Fields): Fields {
  const named = isText(filename) ? { orig_name: filename } : {};
  if (!isText(file_data)) return { ...named, ...file };
  const url = file_data.startsWith('data:') ? file_data : `data:application/octet-stream;base64,${file_data}`;
  return { ...named, url, mime_type: mimeIn(url), ...file };
}

function readAudio(audio: unknown): FileData {
  const { data, format } = isFields(audio) ? audio : {};
  if (!isText(data) || !isText(format)) throw new TypeError('an input_audio needs data and format.');
  const mime_type = `audio/${format === 'mp3' ? 'mpeg' : format}`;
  return { url: `data:${mime_type};base64,${data}`, orig_name: `audio.${format}`, mime_type };
}

function readImageUrl(value: unknown): FileData {
  const url = isFields(value) ? value.url : value;
  if (typeof url !== 'string') throw new TypeError('an image_url needs a url.');
  const mime = mimeIn(url);
  return { url, mime_type: mime?.startsWith('image/') ? mime : 'image/*' };
}

const mimeIn = (url: string) => /^data:([\w.+-]+\/[\w.+-]+)/i.exec(url)?.[1]?.toLowerCase();
