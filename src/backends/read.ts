import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ResponseError } from '../model/backend.js';
import { isFields } from '../model/parse.js';
import { textOfStream } from '../model/stream.js';

/**
 * Reads an answer by its type: an event stream and NDJSON give the objects they carry, JSON gives one, text is passed on
 * as it arrives. Throws `ResponseError` for an error status, a page instead of an answer, an error within the stream,
 * and a stream that breaks off.
 */
export async function* readResponse(response: Response): AsyncGenerator<unknown> {
  if (!response.ok) throw await statusError(response);
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const { body } = response;
  if (!body) throw new ResponseError('empty', 'The response has no body.', { status: response.status });
  if (type === 'text/event-stream') yield* readObjects(eventsOf(body));
  else if (/ndjson|jsonl|json-?seq/.test(type)) yield* readObjects(linesOf(body));
  else if (/[/+]json$/.test(type)) yield await readJson(response);
  else if (type.startsWith('text/') && type !== 'text/html') yield* unbroken(textOfStream(body));
  else
    throw new ResponseError(
      'format',
      `An answer of type ${type || 'unknown'} cannot be read: ${await excerpt(response)}`,
    );
}

interface Line {
  readonly event?: string | undefined;
  readonly data: string;
}

const most = 2 ** 20; // Characters in one event: more is no answer of a model.

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const events: EventSourceMessage[] = [];
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') throw new ResponseError('format', error.message);
    },
    maxBufferSize: most,
  });
  for await (const text of unbroken(textOfStream(body))) {
    parser.feed(text);
    yield* events.splice(0);
  }
  parser.feed('\n\n'); // The last event counts even where the blank line after it is missing.
  yield* events;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  let rest = '';
  for await (const text of unbroken(textOfStream(body))) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (rest.length > most) throw new ResponseError('format', `A line is longer than ${most} characters.`);
    for (const data of lines) if (data.trim() !== '') yield { data };
  }
  if (rest.trim() !== '') yield { data: rest };
}

/**
 * A line that is not JSON is passed over, since one bad line need not cost the answer; three in a row, or more bad than
 * good, are no answer. A stream that says neither `[DONE]` nor why it finished has been cut.
 */
async function* readObjects(lines: AsyncIterable<Line>): AsyncGenerator<unknown> {
  let [good, bad, inRow, finished] = [0, 0, 0, false];
  for await (const { event, data } of lines) {
    if (data === '[DONE]') {
      finished = true;
      break;
    }
    const object = parseJson(data);
    if (!isFields(object)) {
      if (bad === 0)
        console.warn(
          `parley-elements: a part of the answer is not JSON and is left out: ${data.slice(0, 80)}`,
        );
      bad += 1;
      inRow += 1;
      if (inRow === 3) throw new ResponseError('format', 'Three events in a row are not JSON.');
      continue;
    }
    good += 1;
    inRow = 0;
    if (event === 'error' || object.error) throw new ResponseError('server', wordsIn(object));
    finished ||= isLast(object);
    yield object;
  }
  if (bad > good) throw new ResponseError('format', `${bad} of ${bad + good} events are not JSON.`);
  if (!finished) throw new ResponseError('cut', 'The stream ended before the answer did.');
}

function isLast(object: Readonly<Record<string, unknown>>): boolean {
  const [choice] = Array.isArray(object.choices) ? object.choices : [];
  return object.done === true || (isFields(choice) && typeof choice.finish_reason === 'string');
}

async function readJson(response: Response): Promise<unknown> {
  const value = parseJson(await response.text());
  if (value === undefined) throw new ResponseError('format', 'The answer is not JSON, though it says so.');
  if (isFields(value) && value.error) throw new ResponseError('server', wordsIn(value));
  return value;
}

/** A connection that breaks while we read is a cut answer, not an unreachable server. */
async function* unbroken(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* chunks;
  } catch (cause) {
    throw cause instanceof TypeError ? new ResponseError('cut', 'The connection broke.', { cause }) : cause;
  }
}

async function statusError(response: Response): Promise<ResponseError> {
  const text = await excerpt(response);
  const body = parseJson(text);
  const words = isFields(body) ? wordsIn(body) : /^\s*</.test(text) ? '' : text;
  const after = response.headers.get('retry-after');
  const retryAfter = after === null ? undefined : secondsUntil(after);
  return new ResponseError('status', words || `HTTP ${response.status}`, {
    status: response.status,
    retryAfter,
  });
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsUntil(after: string): number | undefined {
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/** The beginning of a body, as text: enough to see what it is. */
async function excerpt(response: Response): Promise<string> {
  let text = '';
  try {
    for await (const more of response.body ? textOfStream(response.body) : []) {
      text += more;
      if (text.length > 1000) break;
    }
  } catch {
    // What had come before it broke will do.
  }
  return text.slice(0, 1000);
}

function wordsIn(body: Readonly<Record<string, unknown>>): string {
  const error = body.error ?? body;
  const words =
    typeof error === 'string' ? error : isFields(error) ? (error.message ?? error.detail) : undefined;
  return typeof words === 'string' ? words.slice(0, 1000) : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
