import { readBeside } from './beside.js';
import { readContent, readMetadata } from './content.js';
import { type Fields, isFields, isList, kindOf, quote } from './guards.js';
import { type Content, copyOf, type MessageDraft, type Role } from './message.js';
import { withThoughts } from './thoughts.js';

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

const roles: Readonly<Record<string, Role>> = Object.assign(Object.create(null), {
  user: 'user',
  assistant: 'assistant',
  system: 'system',
  developer: 'system',
  tool: 'tool',
});

/** Reads each entry from a place on, by itself: a bad one is a failure, and takes no other along. */
export function readMessages(list: unknown, from = 0): { entries: Entry[]; failures: FormatFailure[] } {
  const entries: Entry[] = [];
  const failures: FormatFailure[] = [];
  if (list === null || list === undefined) return { entries, failures };
  if (!isList(list)) {
    const reason = `a list of messages was expected, not ${kindOf(list)}.`;
    return { entries, failures: [{ reason, cause: list }] };
  }
  // By index, since `forEach` passes over holes.
  for (let index = from; index < list.length; index += 1) {
    try {
      const source = list[index];
      entries.push({ message: readEntry(source), source: source as object, index });
    } catch (cause) {
      failures.push({ index, reason: wordsOf(cause), cause });
    }
  }
  return { entries, failures };
}

const wordsOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

export function readEntry(source: unknown): MessageDraft {
  if (!isFields(source))
    throw new TypeError(`an object with role and content was expected, not ${kindOf(source)}.`);
  // Fields are copied out one by one: a later change of the page's object, or a proxy around it, does not reach us.
  const { id, role, content, metadata, options, created_at, name, ...extras } = source;
  const known = typeof role === 'string' ? roles[role] : undefined;
  if (!known) throw new TypeError(`role must be user, assistant, system or tool, not ${quote(role)}.`);
  const explicit = typeof id === 'number' ? String(id) : id;
  const kept = copyOf(extras);
  return {
    ...kept,
    ...(typeof explicit === 'string' && explicit !== '' ? { id: explicit } : {}),
    ...readBeside({ options, created_at, name }),
    ...(isFields(metadata) ? { metadata: copyOf(readMetadata(metadata)) } : {}),
    role: known,
    content: known === 'assistant' ? readAnswer(content, kept) : readContent(content),
  };
}

/** Where an answer says nothing, it may still have thought, called a tool, or refused. */
function readAnswer(content: unknown, fields: Fields): Content {
  const said = content ?? fields.refusal ?? undefined;
  if (said === undefined) return withThoughts('', fields) || readContent(content);
  return withThoughts(readContent(said), fields);
}
