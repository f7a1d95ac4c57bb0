import { type BackendOptions, type RequestHeaders, type Responder, ResponseError } from '../model/backend.js';
import { blobOf, fileKind, fileName, isText, mimeOf } from '../model/file.js';
import {
  type Content,
  contentOf,
  type FileData,
  type Message,
  type Part,
  type ThoughtPart,
} from '../model/message.js';
import { readResponse } from './read.js';

/** Any server that speaks OpenAI's chat completions. */
export function openai({ src, model, headers }: BackendOptions): Responder {
  return async function* respond(message, { history, signal }) {
    const question = { role: 'user', content: contentOf(message) } as const;
    const messages = await Promise.all([...history, question].map(toOpenAI));
    const extra = await (typeof headers === 'function' ? headers() : headers);
    try {
      const response = await fetch(endpoint(src), {
        method: 'POST',
        headers: requestHeaders(extra),
        body: JSON.stringify({ model, messages, stream: true }),
        redirect: 'error', // A key must not follow a redirect to another host.
        signal,
      });
      yield* readResponse(response, signal);
    } catch (error) {
      throw withoutSecrets(error, extra);
    }
  };
}

/** Said in our own words: the platform's repeat the value. */
function requestHeaders(extra: RequestHeaders | undefined): Headers {
  try {
    return new Headers({ 'content-type': 'application/json', ...extra });
  } catch {
    throw new ResponseError('setup', 'A request header has a character that cannot be sent. Check the key.');
  }
}

/** The address may name the endpoint itself, and may carry a query, as Azure's does. */
function endpoint(src: string): string {
  const [, path = '', query = ''] = /^([^?]*?)\/*(\?.*)?$/.exec(src) ?? [];
  return `${path.endsWith('/chat/completions') ? path : `${path}/chat/completions`}${query}`;
}

/** Fields of a message that the protocol knows; all else that came with it stays with us. */
const known = ['name', 'tool_calls', 'tool_call_id'] as const;

/** Servers that reason want it back with the calls that came of it, and refuse it elsewhere. */
const knownWithCalls = [...known, 'reasoning_content'] as const;

async function toOpenAI(message: Pick<Message, 'role' | 'content'> & { [extra: string]: unknown }) {
  const keys = message.tool_calls ? knownWithCalls : known;
  const fields = Object.fromEntries(
    keys.flatMap((key) => (message[key] === undefined ? [] : [[key, message[key]]])),
  );
  const content = withoutThoughts(message.content);
  const said = content === '' && message.tool_calls ? null : await toOpenAIContent(content, message.role);
  return { role: message.role, content: said, ...fields };
}

type SaidPart = Exclude<Part, ThoughtPart>;

/** Thoughts are in fields of their own; what is left is then as it came: a text, or nothing. */
function withoutThoughts(content: Content): string | readonly SaidPart[] {
  if (typeof content === 'string') return content;
  const parts = content.filter((part) => part.type !== 'thought');
  const [first, ...more] = parts;
  if (parts.length === content.length || more.length > 0) return parts;
  if (!first) return '';
  return first.type === 'text' ? first.text : parts;
}

async function toOpenAIContent(content: string | readonly SaidPart[], role: string): Promise<unknown> {
  if (typeof content === 'string') return content;
  return Promise.all(
    content.map(async (part) => {
      if (part.type === 'text') return { type: 'text', text: part.text };
      if (part.type === 'component') return { type: 'text', text: `[${part.component}]` };
      // Only questions may carry files; an answer's are named, so that the model knows what it gave.
      return role === 'user' ? toOpenAIFile(part.file) : { type: 'text', text: `[${fileName(part.file)}]` };
    }),
  );
}

async function toOpenAIFile(file: FileData): Promise<unknown> {
  const { url, file_id } = file;
  if (file_id) return { type: 'file', file: { file_id } };
  const blob = blobOf(file);
  const name = fileName(file);
  const mime = mimeOf(file);
  if (fileKind(file) === 'image' && (blob || url)) {
    return { type: 'image_url', image_url: { url: blob ? await dataUrl(blob, mime) : url } };
  }
  if (!blob && url?.startsWith('data:')) return { type: 'file', file: { filename: name, file_data: url } };
  if (!blob) return { type: 'text', text: `[${name}${url ? `: ${url}` : ''}]` };
  const sound = /^audio\/(?:x-)?(wav|mpeg|mp3)$/.exec(mime)?.[1];
  if (sound) {
    return {
      type: 'input_audio',
      input_audio: { data: await base64(blob), format: sound === 'wav' ? 'wav' : 'mp3' },
    };
  }
  if (isText(file)) {
    return { type: 'text', text: `File ${name}:\n\n${await blob.text()}` };
  }
  return { type: 'file', file: { filename: name, file_data: await dataUrl(blob, mime) } };
}

async function dataUrl(blob: Blob, mime: string): Promise<string> {
  return `data:${mime || 'application/octet-stream'};base64,${await base64(blob)}`;
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  // In slices, since each byte is an argument.
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** A server may repeat the key it did not like; what we show and log does not. */
function withoutSecrets(error: unknown, headers: RequestHeaders | undefined): unknown {
  if (error instanceof TypeError) return new ResponseError('network', error.message, { cause: error });
  if (!(error instanceof ResponseError)) return error;
  const secrets = Object.values(headers ?? {})
    .flatMap((value) => value.split(/\s+/))
    .filter(({ length }) => length > 7);
  for (const secret of secrets) error.message = error.message.replaceAll(secret, '…');
  return error;
}
