import type { Message, Role } from './message.js';

/** Consecutive messages of one side, under one name, shown under one avatar. */
export interface Group {
  readonly role: Role;
  readonly messages: readonly Message[];
}

/** System and tool messages keep their place in the list, but have no bubble. */
export function isShown({ role }: Message): boolean {
  return role === 'user' || role === 'assistant';
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
