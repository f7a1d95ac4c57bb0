import { beginsWith } from './begins.js';
import { type Fields, isFields, isList } from './guards.js';
import { type Content, type Message, type MessageDraft, type Part, textOf } from './message.js';
import { type Entry, type FormatFailure, MessageFormatError, readEntry, readMessages } from './parse.js';

/** Which ids there are. */
export interface Ids {
  has(id: string): boolean;
}

/**
 * Which message of the new list is which of the old: servers send whole lists per token, without ids.
 *
 * 1. An explicit id wins. 2. The same object keeps its id. 3. The rest is aligned from the front, then from the back
 * (a history prepended), by role and equal content. 4. The first that does not align keeps the id of its place if it
 * grew out of it. 5. What is left is new. An unchanged message is returned as the same object. `taken` are ids that
 * belong to messages elsewhere.
 */
export function reconcile(
  previous: readonly Message[],
  next: readonly Entry[],
  taken: Ids = new Set(),
): { messages: Message[]; failures: FormatFailure[] } {
  const failures: FormatFailure[] = [];
  const explicit = new Set(next.flatMap(({ message }) => message.id ?? []));
  const ids = knownIds(next, explicit);
  align(previous, next, ids, explicit);

  const known = new Map(previous.map((message) => [message.id, message]));
  const used = new Set<string>();
  const messages = next.map(({ message, source, index }, at) => {
    const id = vacant(ids[at] ?? newId(), [used, taken], explicit);
    if (message.id !== undefined && id !== message.id) {
      const reason = `the id “${message.id}” is there already; it became “${id}”.`;
      failures.push({ index, reason, cause: source });
    }
    used.add(id);
    const before = known.get(id);
    return before && unchanged(before, message) ? before : { ...message, id };
  });
  remember(next, messages);
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

/** The id that an object of the page's was given when we last saw it, at the first of its places. */
const sourceIds = new WeakMap<object, string>();

function knownIds(next: readonly Entry[], explicit: Ids): (string | undefined)[] {
  const sources = new Set<object>();
  return next.map(({ message, source }) => {
    const remembered = sources.has(source) ? undefined : sourceIds.get(source);
    sources.add(source);
    return message.id ?? (remembered !== undefined && explicit.has(remembered) ? undefined : remembered);
  });
}

function remember(next: readonly Entry[], messages: readonly Message[]): void {
  // From the end, so that the first place of a repeated object is what stays.
  for (let at = next.length - 1; at >= 0; at -= 1) {
    const [entry, message] = [next[at], messages[at]];
    if (entry && message) sourceIds.set(entry.source, message.id);
  }
}

/**
 * How many messages at the beginning of a list are what they were when it was last set: `reconcile` would find the same
 * ids for them. A list comes with each token, and all but its end is as before. `sources`: what the page had passed.
 */
export function countKept(list: unknown, previous: readonly Message[], sources: readonly unknown[]): number {
  if (!isList(list)) return 0;
  let at = 0;
  try {
    while (at < list.length && isKept(list[at], previous[at], sources[at])) at += 1;
  } catch {
    // What cannot be read says so when it is read in earnest.
  }
  return at;
}

function isKept(source: unknown, before: Message | undefined, sourceBefore: unknown): boolean {
  if (!before || !isFields(source)) return false;
  if (source === sourceBefore && sameFields(source, before)) return true;
  const known = sourceIds.get(source);
  if (known !== undefined && known !== before.id) return false;
  if (!sameFields(source, before) && !sameMessage(readEntry(source), before)) return false;
  if (known === undefined) sourceIds.set(source, before.id);
  return true;
}

/** At a glance: most messages are a role and a text. What is inside an object of the page's may have been changed. */
function sameFields(source: Fields, before: Message): boolean {
  let fields = 'id' in source ? 0 : 1;
  for (const key in source) {
    const value = source[key];
    if (value !== before[key] || typeof value === 'object') return false;
    fields += 1;
  }
  for (const _ in before) fields -= 1;
  return fields === 0;
}

/** Does any entry have a right to one of these ids: its own, or the one that it was given before? */
export function claims(entries: readonly Entry[], ids: Ids): boolean {
  return entries.some(({ message, source }) => {
    const id = message.id ?? sourceIds.get(source);
    return id !== undefined && ids.has(id);
  });
}

const sameMessage = (after: MessageDraft, before: Message) =>
  (after.id === undefined || after.id === before.id) && unchanged(before, after);

// Random per page load, so that ids in a stored history never collide with new ones.
const page = Math.random().toString(36).slice(2, 8);
let count = 0;

export function newId(): string {
  count += 1;
  return `p-${page}-${count}`;
}

/** The id, or, where it is used, the first free one made of it; none that another message brings of its own. */
function vacant(id: string, used: readonly Ids[], explicit: Ids): string {
  let free = id;
  const isUsed = () => used.some((ids) => ids.has(free)) || (free !== id && explicit.has(free));
  for (let n = 2; isUsed(); n += 1) free = `${id}-${n}`;
  return free;
}

function align(
  previous: readonly Message[],
  next: readonly Entry[],
  ids: (string | undefined)[],
  explicit: Ids,
): void {
  // What another entry claims by its own id is not for one that has none.
  const free = (at: number) => {
    const before = previous[at];
    return before && !explicit.has(before.id) ? before : undefined;
  };
  const same = (a: number, b: number) => {
    const after = next[b]?.message;
    if (!after) return false;
    if (ids[b] !== undefined) return ids[b] === previous[a]?.id;
    const before = free(a);
    return before !== undefined && sameWords(before, after);
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
  const between = front <= previous.length - back && front <= next.length - back;
  const before = between ? free(front) : undefined;
  const after = next[front]?.message;
  if (before && after && ids[front] === undefined && grew(before, after)) ids[front] = before.id;
}

function grew(before: Message, after: MessageDraft): boolean {
  const [a, b] = [textOf(before.content), textOf(after.content)];
  return before.role === after.role && (beginsWith(a, b) || beginsWith(b, a));
}

const sameWords = (a: Message, b: MessageDraft) => a.role === b.role && sameContent(a.content, b.content);

function unchanged(before: Message, after: MessageDraft): boolean {
  if (!sameWords(before, after)) return false;
  const keys = Object.keys(after).filter((key) => key !== 'id');
  if (keys.length + 1 !== Object.keys(before).length) return false;
  return keys.every((key) => key === 'content' || sameValue(before[key], after[key]));
}

/** Compared by value: parts by their type, text and file, or by their JSON. */
export function sameContent(a: Content, b: Content): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.length === b.length && a.every((part, i) => samePart(part, b[i]));
}

function samePart(a: Part, b: Part | undefined): boolean {
  if (a.type === 'text') return b?.type === 'text' && a.text === b.text;
  if (a.type !== 'file') return sameValue(a, b);
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
