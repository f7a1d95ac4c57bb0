import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ResponseError } from '../model/backend.js';
import { isFields } from '../model/guards.js';
import { chunksOf } from '../model/stream.js';

/**
 * Reads an answer by its type: an event stream and NDJSON give the objects they carry, JSON gives one, text is passed on
 * as it arrives. Throws `ResponseError` for an error status, a page instead of an answer, an error within the stream,
 * and a stream that breaks off. The signal ends it, also while nothing comes.
 */
export async function* readResponse(response: Response, signal?: AbortSignal): AsyncGenerator<unknown> {
  const { body, headers, ok, status } = response;
  if (!body && ok) throw new ResponseError('empty', 'The response has no body.', { status });
  const text = unbroken(body ? textOfStream(body, signal) : []);
  if (!ok) throw await statusError(response, text);
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/event-stream') yield* readObjects(eventsOf(text));
  else if (/ndjson|jsonl|json-?seq/.test(type)) yield* readObjects(linesOf(text));
  else if (/[/+]json$/.test(type)) yield readJson(await beginningOf(text, Number.POSITIVE_INFINITY));
  else if (type.startsWith('text/') && type !== 'text/html') yield* text;
  else {
    const seen = await beginningOf(text, shown);
    throw new ResponseError('format', `An answer of type ${type || 'unknown'} cannot be read: ${seen}`);
  }
}

interface Line {
  readonly event?: string | undefined;
  readonly data: string;
}

const most = 2 ** 20; // Characters in one event: more is no answer of a model.
const shown = 1000; // Characters of what a server says.

async function* eventsOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  const events: EventSourceMessage[] = [];
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') throw new ResponseError('format', error.message);
    },
    maxBufferSize: most,
  });
  for await (const piece of text) {
    parser.feed(piece);
    yield* events.splice(0);
  }
  parser.feed('\n\n'); // The last event counts even where the blank line after it is missing.
  yield* events;
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (rest.length > most) throw new ResponseError('format', `A line is longer than ${most} characters.`);
    for (const data of lines) yield { data };
  }
  yield { data: rest };
}

/**
 * What is empty, or is JSON but no step of an answer, keeps the connection alive and says nothing. A stream that says
 * neither `[DONE]` nor why it finished has been cut.
 */
async function* readObjects(lines: AsyncIterable<Line>): AsyncGenerator<unknown> {
  const tally = new Tally();
  let finished = false;
  for await (const { event, data } of lines) {
    if (data.trim() === '') continue;
    if (data === '[DONE]') {
      finished = true;
      break;
    }
    const value = parseJson(data);
    if (event === 'error' || (isFields(value) && value.error))
      throw new ResponseError('server', wordsIn(value ?? data));
    tally.count(isFields(value), data);
    if (!isFields(value)) continue;
    finished ||= isLast(value);
    if ('choices' in value || 'content' in value || 'usage' in value) yield value;
  }
  tally.judge();
  if (!finished) throw new ResponseError('cut', 'The stream ended before the answer did.');
}

/** One bad line need not cost the answer; three in a row, or more bad than good, are no answer. */
class Tally {
  #good = 0;
  #bad = 0;
  #inRow = 0;

  count(good: boolean, data: string): void {
    if (good) this.#good += 1;
    else this.#bad += 1;
    this.#inRow = good ? 0 : this.#inRow + 1;
    if (!good && this.#bad === 1) {
      console.warn(`parley-elements: a part of the answer is not JSON and is left out: ${data.slice(0, 80)}`);
    }
    if (this.#inRow === 3) throw new ResponseError('format', 'Three events in a row are not JSON.');
  }

  judge(): void {
    if (this.#bad <= this.#good) return;
    throw new ResponseError('format', `${this.#bad} of ${this.#bad + this.#good} events are not JSON.`);
  }
}

function isLast(object: Readonly<Record<string, unknown>>): boolean {
  const [choice] = Array.isArray(object.choices) ? object.choices : [];
  return object.done === true || (isFields(choice) && typeof choice.finish_reason === 'string');
}

function readJson(text: string): unknown {
  const value = parseJson(text);
  if (value === undefined) throw new ResponseError('format', 'The answer is not JSON, though it says so.');
  if (isFields(value) && value.error) throw new ResponseError('server', wordsIn(value));
  return value;
}

/** A connection that breaks while we read is a cut answer, not an unreachable server. */
async function* unbroken(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  try {
    yield* chunks;
  } catch (cause) {
    throw cause instanceof TypeError ? new ResponseError('cut', 'The connection broke.', { cause }) : cause;
  }
}

async function statusError(
  { status, headers }: Response,
  text: AsyncIterable<string>,
): Promise<ResponseError> {
  const said = await beginningOf(text, 16 * shown).catch(() => ''); // That it broke off, too, is no news.
  const body = parseJson(said);
  const words = /^\s*</.test(said) ? '' : wordsIn(isFields(body) || typeof body === 'string' ? body : said);
  const after = headers.get('retry-after');
  const retryAfter = after === null ? undefined : secondsUntil(after);
  return new ResponseError('status', words || `HTTP ${status}`, { status, retryAfter });
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsUntil(after: string): number | undefined {
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

async function beginningOf(text: AsyncIterable<string>, length: number): Promise<string> {
  let beginning = '';
  for await (const piece of text) {
    beginning += piece;
    if (beginning.length >= length) break;
  }
  return beginning.slice(0, length);
}

/** What a server says went wrong, in any of the usual shapes. */
function wordsIn(body: unknown): string {
  const error = isFields(body) ? (body.error ?? body) : body;
  const words = isFields(error) ? (error.message ?? error.detail) : error;
  return typeof words === 'string' ? words.slice(0, shown) : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** UTF-8 bytes as text, whole characters only; a piece of one at a broken end becomes U+FFFD. */
async function* textOfStream(
  stream: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of chunksOf(stream, signal)) {
    const text = decoder.decode(bytes, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
