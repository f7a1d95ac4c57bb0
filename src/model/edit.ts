import { type Content, type Message, type Part, partsOf } from './message.js';

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
