import { repair } from './later.js';
import type { LiteralTags } from './tag-names.js';

/*
 * What is half-typed at the end of a text. Most text can be shown as it is while it grows, which takes a glance to know:
 * what looks closer is fetched for a text that needs it.
 */

/** What a last line may become depends on the block that it stands in, and on nothing before that. */
export function withoutOpenEnd(
  text: string,
  allowTags: LiteralTags,
  startOfBlock: (text: string) => number,
): string {
  const look = endsPlainly(text) ? undefined : repair.part;
  if (!look?.mayEndOpen(text)) return text;
  const start = startOfBlock(text);
  return text.slice(0, start) + look.withoutOpenLine(text.slice(start), allowTags);
}

/** What knows what a run of inline text is about to be. `undefined`: it is that already, or the part is missing. */
export const repairFor = (run: string) => (isPlain(run) ? undefined : repair.part);

/** Whether a text can be shown up to its end, whatever its last line goes on with. */
function endsPlainly(text: string): boolean {
  const start = text.lastIndexOf('\n') + 1;
  const line = text.slice(start);
  const before = text.slice(Math.max(0, start - longest), start);
  if (/\]:[ \t]*\n$/.test(before) || /<\/?$/.test(line)) return false;
  return line === '' ? !/\|[^\n]*\n$/.test(before) : /^\p{L}/u.test(line);
}

const longest = 1024; // Characters of a line that are looked at.

/** Whether nothing in it can be left open. */
const isPlain = (run: string) => !/[\\`<[*_~&!@]|:\/\/|www\./i.test(run);
