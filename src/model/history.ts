import { type Content, type Message, type Part, partsOf } from './message.js';

/** Consecutive messages of one side, shown under one avatar. */
export interface Group {
  readonly role: 'user' | 'assistant';
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

function replaceText(content: Content, text: string): Content {
  if (typeof content === 'string') return text;
  const parts = partsOf(content);
  const first = parts.findIndex(({ type }) => type === 'text');
  const part: Part = { type: 'text', text };
  if (first < 0) return text === '' ? parts : [...parts, part];
  return parts.flatMap((old, i): Part[] => (i === first ? [part] : old.type === 'text' ? [] : [old]));
}

/** What is shown, in groups; what is not shown does not part those around it. */
export function groupsOf(messages: readonly Message[]): Group[] {
  const groups: { role: 'user' | 'assistant'; messages: Message[] }[] = [];
  for (const message of messages) {
    const { role } = message;
    if (role === 'system' || role === 'tool') continue;
    const last = groups.at(-1);
    if (last?.role === role) last.messages.push(message);
    else groups.push({ role, messages: [message] });
  }
  return groups;
}
