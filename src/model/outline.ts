import { isText } from './guards.js';
import type { ComponentPart, Content, FilePart, Message, ThoughtFields, ThoughtPart } from './message.js';
import { cutCircles, parentsOf } from './nesting.js';
import { callsIn, isThought } from './thoughts.js';
import { type Circumstances, partsNow, type Words, words } from './words.js';

/** What is shown of a message, piece by piece. */
export type Piece = Words | FilePart | ComponentPart | Thought;

/** A step on the way to an answer, with all that is shown inside it. */
export interface Thought extends Omit<ThoughtFields, 'status'> {
  readonly status: 'pending' | 'done' | undefined;
  readonly type: 'thought';
  /** Stays the same while the thought grows: what its reader opened stays open. */
  readonly key: string;
  readonly title: string;
  /** Its id in the history, when it is a message of its own. */
  readonly message: string | undefined;
  readonly pieces: readonly Piece[];
  /** What the tool that it called gave back. */
  readonly results: readonly Content[];
}

/** A message as it is shown: its texts, files and thoughts in their order, each thought inside its parent. */
export function outlineOf(message: Message, now: Circumstances): readonly Piece[] {
  const results = now.nested.filter(({ role }) => role === 'tool');
  const sources = [message, ...now.nested.filter(({ role }) => role !== 'tool')];
  const drafts = sources.map((source) => draftOf(source, results, now));
  const hosts = hostsOf(drafts);
  const top: Piece[] = [];
  const inside: (readonly [DraftThought, DraftThought])[] = [];
  for (const { own, pieces } of drafts) {
    for (const piece of own ? [own, ...pieces] : pieces) {
      const host = piece.type === 'thought' ? hosts.get(piece) : own;
      if (piece.type === 'thought' && host) inside.push([host, piece]);
      else (host?.pieces ?? top).push(piece);
    }
  }
  // After the words of their parent, also where they came before it.
  for (const [host, thought] of inside) host.pieces.push(thought);
  return top;
}

interface DraftThought extends Thought {
  readonly pieces: Piece[];
}

interface Draft {
  /** The thought that the message is as a whole. */
  readonly own: DraftThought | undefined;
  readonly pieces: readonly (Exclude<Piece, Thought> | DraftThought)[];
}

function draftOf(message: Message, results: readonly Message[], now: Circumstances): Draft {
  const { id, metadata } = message;
  const growing = message === now.growing;
  const parts = partsNow(message, now);
  const resultsOf = pairing(message, results);
  const pieces = parts.map((part, i) => {
    const last = growing && i === parts.length - 1;
    if (part.type === 'text') return words(part.text, last, now.reader);
    if (part.type !== 'thought') return part;
    const { content, ...thought } = part;
    const given = resultsOf(part);
    const waits = given ? now.active || growing : last;
    const status = part.status ?? (given?.length ? 'done' : waits ? 'pending' : undefined);
    const key = `${id}/${part.id ?? i}`;
    const said = content === '' ? [] : [words(content, last, now.reader)];
    return { ...thought, status, key, message: undefined, pieces: said, results: given ?? [] };
  });
  if (!metadata || !isThought(message)) return { own: undefined, pieces };
  const status = metadata.status ?? (growing ? 'pending' : undefined);
  const title = metadata.title ?? '';
  return {
    own: { ...metadata, type: 'thought', key: id, title, status, message: id, pieces: [], results: [] },
    pieces,
  };
}

/** The results of a thought that is the call of a tool, by its id; where servers give none, in their order. */
function pairing(message: Message, results: readonly Message[]) {
  const calls = new Set(callsIn(message).map(({ id }) => id));
  const nameless = results.filter((result) => !isText(result.tool_call_id));
  return ({ id }: ThoughtPart): readonly Content[] | undefined => {
    if (!calls.has(id)) return undefined;
    const named = results.filter((result) => result.tool_call_id === id);
    return (named.length > 0 ? named : nameless.splice(0, 1)).map(({ content }) => content);
  };
}

const deepest = 3; // What would be further inside stands beside its parent.

/** In which other each thought is shown. */
function hostsOf(drafts: readonly Draft[]): ReadonlyMap<DraftThought, DraftThought> {
  const within = new Map<DraftThought, DraftThought>();
  const thoughts = drafts.flatMap(({ own, pieces }) => {
    const parts = pieces.filter((piece) => piece.type === 'thought');
    if (own) for (const part of parts) within.set(part, own);
    return own ? [own, ...parts] : parts;
  });
  const parents = new Map([...within, ...parentsOf(thoughts)]);
  cutCircles(parents);
  for (const [part, own] of within) if (!parents.has(part)) parents.set(part, own);
  cutCircles(parents);
  return flattened(parents);
}

function flattened<Node>(parents: ReadonlyMap<Node, Node>): ReadonlyMap<Node, Node> {
  const hosts = new Map<Node, Node>();
  const levels = new Map<Node, number>();
  for (const start of parents.keys()) {
    const path: Node[] = [];
    for (let at: Node | undefined = start; at !== undefined && !levels.has(at); at = parents.get(at))
      path.push(at);
    for (const node of path.reverse()) {
      const parent = parents.get(node);
      const level = parent === undefined ? 0 : (levels.get(parent) ?? 0);
      const host = parent === undefined || level < deepest ? parent : hosts.get(parent);
      if (host !== undefined) hosts.set(node, host);
      levels.set(node, Math.min(level + 1, deepest));
    }
  }
  return hosts;
}
