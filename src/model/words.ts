import type { Message, Part, TextPart } from './message.js';
import type { Reader } from './reader.js';
import { isThought } from './thoughts.js';

/** Text; `growing`: more of it is coming. */
export interface Words extends TextPart {
  readonly growing: boolean;
}

/** What a message alone does not tell. */
export interface Circumstances {
  /** Messages that are shown inside it (`nestedIn`). */
  readonly nested: readonly Message[];
  /** The message that is still growing, if it is this one or one inside it. */
  readonly growing: Message | undefined;
  /** Its turn is not over: what has no result waits for one. */
  readonly active: boolean;
  readonly reader: Reader;
}

/** What a message is made of at the moment: where nothing is there yet, there is a place for what comes. */
export function partsNow(message: Message, { growing, reader }: Circumstances): readonly Part[] {
  const parts = reader.partsOf(message);
  return message === growing && parts.length === 0 ? [{ type: 'text', text: '' }] : parts;
}

export function words(text: string, growing: boolean, reader: Reader): Words {
  return { type: 'text', text: growing ? reader.settled(text) : text, growing };
}

/** Has a message more to show than text? The result of a tool is a step on the way. */
export function isMoreThanText(message: Message): boolean {
  const { role, content } = message;
  return (
    role === 'tool' ||
    isThought(message) ||
    (typeof content !== 'string' && content.some(({ type }) => type !== 'text'))
  );
}

/** A message that is nothing but text, as it is shown; `undefined` for one that is more (`outlineOf`). */
export function textsOf(message: Message, now: Circumstances): readonly Words[] | undefined {
  if (isThought(message) || now.nested.length > 0) return undefined;
  const parts = partsNow(message, now);
  const texts = parts.flatMap((part, i) => {
    const growing = message === now.growing && i === parts.length - 1;
    return part.type === 'text' ? [words(part.text, growing, now.reader)] : [];
  });
  return texts.length === parts.length ? texts : undefined;
}
