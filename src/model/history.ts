import { type Content, type Message, type Part, partsOf, type Role } from './message.js';

/** Consecutive messages of one side, under one name, shown under one avatar. */
export interface Group {
  readonly role: Role;
  readonly messages: readonly Message[];
}

/** System and tool messages keep their place in the list, but have no bubble. */
export function isShown({ role }: Message): boolean {
  return role === 'user' || role === 'assistant';
}

/** The message with its text replaced: one text part, in the place of its first; files stay. */
export function withText(message: Message, text: string): Message {
  return { ...message, content: replaceText(message.content, text) };
}

/** The message without some of its files, counted among its files; all else stays as it is. */
export function withoutFiles(message: Message, removed: ReadonlySet<number>): Message {
  if (removed.size === 0 || typeof message.content === 'string') return message;
  let at = -1;
  const content = message.content.filter((part) => {
    if (part.type === 'file') at += 1;
    return part.type !== 'file' || !removed.has(at);
  });
  return { ...message, content };
}

function replaceText(content: Content, text: string): Content {
  if (typeof content === 'string') return text;
  const parts = partsOf(content);
  const first = parts.findIndex(({ type }) => type === 'text');
  const part: Part = { type: 'text', text };
  if (first < 0) return text === '' ? parts : [...parts, part];
  return parts.flatMap((old, i): Part[] => (i === first ? [part] : old.type === 'text' ? [] : [old]));
}

/** Messages of one side that follow each other; what is not shown parts nothing. */
export function runsOf(messages: readonly Message[]): Message[][] {
  const runs: Message[][] = [];
  for (const message of messages) {
    if (!isShown(message)) continue;
    const run = runs.at(-1);
    if (run?.[0]?.role === message.role) run.push(message);
    else runs.push([message]);
  }
  return runs;
}

/**
 * What is shown, in groups; what is not shown, or within another message, does not part those around it. `together`: or
 * each message is a group of its own.
 */
export function groupsOf(
  messages: readonly Message[],
  nested: ReadonlyMap<Message, readonly Message[]> = new Map(),
  together = true,
): Group[] {
  const within = new Set([...nested.values()].flat());
  return runsOf(messages).flatMap((run) => {
    return byName(within.size > 0 ? run.filter((message) => !within.has(message)) : run, together);
  });
}

function byName(run: readonly Message[], together: boolean): Group[] {
  const groups: { role: Role; messages: Message[] }[] = [];
  for (const message of run) {
    const group = groups.at(-1);
    if (together && group && group.messages[0]?.name === message.name) group.messages.push(message);
    else groups.push({ role: message.role, messages: [message] });
  }
  return groups;
}
