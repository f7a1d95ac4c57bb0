import { type Content, type Message, type MessageDraft, type Part, textOf } from './message.js';
import { type Entry, type FormatFailure, MessageFormatError, readMessages } from './parse.js';

/**
 * Which message of the new list is which of the old: servers send whole lists per token, without ids.
 *
 * 1. An explicit id wins. 2. The same object keeps its id. 3. The rest is aligned from the front, then from the back
 * (a history prepended), by role and equal content. 4. The first that does not align keeps the id of its place if it
 * grew out of it. 5. What is left is new. An unchanged message is returned as the same object.
 */
export function reconcile(
  previous: readonly Message[],
  next: readonly Entry[],
): { messages: Message[]; failures: FormatFailure[] } {
  const failures: FormatFailure[] = [];
  const ids = next.map(({ message, source }) => message.id ?? sourceIds.get(source));
  align(previous, next, ids);

  const known = new Map(previous.map((message) => [message.id, message]));
  const taken = new Set<string>();
  const messages = next.map(({ message, source, index }, at) => {
    const wanted = ids[at];
    const id = wanted === undefined ? newId() : vacant(wanted, taken);
    if (message.id !== undefined && id !== message.id) {
      failures.push({
        index,
        reason: `the id “${message.id}” is there already; it became “${id}”.`,
        cause: source,
      });
    }
    taken.add(id);
    sourceIds.set(source, id);
    const before = known.get(id);
    return before && unchanged(before, message) ? before : { ...message, id };
  });
  return { messages, failures };
}

/** Reads a list as servers send it. Throws `MessageFormatError` on the first entry that is not a message. */
export function parseMessages(list: unknown): Message[] {
  const { entries, failures } = readMessages(list);
  const { messages, failures: repeats } = reconcile([], entries);
  const [first] = [...failures, ...repeats];
  if (first) throw new MessageFormatError(first);
  return messages;
}

/** The id that an object of the page's was given when we last saw it. */
const sourceIds = new WeakMap<object, string>();

// Random per page load, so that ids in a stored history never collide with new ones.
const page = Math.random().toString(36).slice(2, 8);
let count = 0;

export function newId(): string {
  count += 1;
  return `p-${page}-${count}`;
}

function vacant(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n += 1) free = `${id}-${n}`;
  return free;
}

function align(previous: readonly Message[], next: readonly Entry[], ids: (string | undefined)[]): void {
  const same = (a: number, b: number) => {
    const before = previous[a];
    const after = next[b]?.message;
    if (!before || !after) return false;
    const id = ids[b];
    return id === undefined ? sameWords(before, after) : id === before.id;
  };
  let front = 0;
  while (same(front, front)) {
    ids[front] ??= previous[front]?.id;
    front += 1;
  }
  let back = 1;
  const rest = Math.min(previous.length, next.length) - front;
  while (back <= rest && same(previous.length - back, next.length - back)) {
    ids[next.length - back] ??= previous[previous.length - back]?.id;
    back += 1;
  }
  const before = previous[front];
  const after = next[front]?.message;
  const free = front <= previous.length - back && front <= next.length - back && ids[front] === undefined;
  if (before && after && free && grew(before, after)) ids[front] = before.id;
}

function grew(before: Message, after: MessageDraft): boolean {
  const [a, b] = [textOf(before.content), textOf(after.content)];
  return before.role === after.role && (a.startsWith(b) || b.startsWith(a));
}

const sameWords = (a: Message, b: MessageDraft) => a.role === b.role && sameContent(a.content, b.content);

function unchanged(before: Message, after: MessageDraft): boolean {
  if (!sameWords(before, after)) return false;
  const keys = Object.keys(after);
  if (keys.length + (after.id === undefined ? 1 : 0) !== Object.keys(before).length) return false;
  return keys.every((key) => key === 'content' || sameValue(before[key], after[key]));
}

/** Compared by value: parts by their type, text and file. */
export function sameContent(a: Content, b: Content): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.length === b.length && a.every((part, i) => samePart(part, b[i]));
}

function samePart(a: Part, b: Part | undefined): boolean {
  if (a.type === 'text') return b?.type === 'text' && a.text === b.text;
  if (b?.type !== 'file' || a.alt_text !== b.alt_text || a.file.blob !== b.file.blob) return false;
  return sameValue({ ...a.file, blob: null }, { ...b.file, blob: null });
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    return false; // A cycle cannot be compared; showing the message once more does no harm.
  }
}
