import { copyOf, type Message, type Part, partsOf } from './message.js';
import type { Reader, ReasoningTags } from './reader.js';

/** Reads the reasoning that stands between tags as thoughts. Loaded when a page names such tags. */
export function reasoningReader(tags: ReasoningTags): Reader {
  return {
    partsOf: (message) => splitReasoning(message, tags),
    copyOf: (message) => copyOf(withReasoning(message, tags)),
    settled: (text) => withoutHalfTag(text, tags),
  };
}

/** With the reasoning in its content, where there is some. */
function withReasoning(message: Message, tags: ReasoningTags): Message {
  const parts = splitReasoning(message, tags);
  const isApart = countThoughts(parts) > countThoughts(partsOf(message.content));
  return isApart ? { ...message, content: parts } : message;
}

const countThoughts = (parts: readonly Part[]) => parts.filter(({ type }) => type === 'thought').length;

/** The parts of an answer, with the reasoning that stands between tags in its text as thoughts. */
function splitReasoning({ role, content }: Message, tags: ReasoningTags): readonly Part[] {
  const parts = partsOf(content);
  if (role !== 'assistant') return parts;
  return parts.flatMap((part) => (part.type === 'text' ? splitText(part.text, tags) : [part]));
}

function splitText(text: string, tags: ReasoningTags): Part[] {
  const opening = tagPattern(tags.map(([open]) => open));
  const closes = new Map(tags);
  const parts: Part[] = [];
  let rest = text;
  // What has begun as code is code until it is seen to end: a tag in it must not come and go while it is typed.
  for (let count = 0; count < most; count += 1) {
    const open = firstOutside(codeIn(rest, true), rest, opening);
    if (!open) break;
    const inside = rest.slice(open.end);
    const close = closingIn(inside, tagPattern([closes.get(open.tag) ?? '']));
    addText(parts, rest.slice(0, open.start));
    addThought(parts, inside.slice(0, close?.start), close !== undefined);
    rest = close ? inside.slice(close.end) : '';
  }
  if (rest === text) return [{ type: 'text', text }];
  addText(parts, rest);
  return parts;
}

const most = 32; // More are no reasoning, and would take their time.

const tagPattern = (tags: readonly string[]) =>
  new RegExp(tags.map((tag) => tag.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');

function addText(parts: Part[], text: string): void {
  // Without the blank lines around it, but with the indentation of its first line.
  const words = text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
  if (words !== '') parts.push({ type: 'text', text: words });
}

/** Models that need not think still write the tags, with nothing between. */
function addThought(parts: Part[], text: string, over: boolean): void {
  const content = text.trim();
  if (content !== '')
    parts.push({ type: 'thought', title: '', content, ...(over ? { status: 'done' } : {}) });
}

/** Where all are within code, the first counts: no stray backtick in a thought may swallow the answer after it. */
function closingIn(text: string, pattern: RegExp) {
  return firstOutside(codeIn(text, false), text, pattern) ?? firstOutside([].values(), text, pattern);
}

/** The first tag that is not within code. Both are gone through once, side by side, however many there are. */
function firstOutside(code: Iterator<Range, undefined>, text: string, pattern: RegExp) {
  let range = code.next().value;
  for (const { 0: tag, index: start } of text.matchAll(pattern)) {
    while (range && range[1] <= start) range = code.next().value;
    if (!range || start < range[0]) return { tag, start, end: start + tag.length };
  }
  return undefined;
}

type Range = readonly [start: number, end: number];

const fence = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*[ \t]{0,3}(`{3,}|~{3,})/;
const fenceEnd = /^[\s>]*[`~]+\s*$/;
const indented = /^(?: {4}|\t)/;

/** Where code stands: fences, indented lines after a blank one, and spans. `open`: also code that does not end. */
function* codeIn(text: string, open: boolean): Generator<Range, undefined> {
  let paragraph = 0; // Where the text begins in which spans are looked for.
  let fenced: { readonly start: number; readonly mark: string } | undefined;
  let blank = true;
  for (const { index, 0: line } of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const end = index + line.length;
    const mark = fence.exec(line)?.[1];
    const isCode: boolean = !fenced && blank && indented.test(line);
    blank = isCode || line.trim() === '';
    if (fenced) {
      if (!mark?.startsWith(fenced.mark) || !fenceEnd.test(line)) continue;
      yield [fenced.start, end];
      fenced = undefined;
    } else if (mark || blank) {
      yield* spansIn(text, paragraph, index, open);
      if (isCode) yield [index, end];
      else if (mark) fenced = { start: index, mark };
    } else continue;
    paragraph = end;
  }
  if (!fenced) yield* spansIn(text, paragraph, text.length, open);
  else if (open) yield [fenced.start, text.length];
  return undefined;
}

/** Runs of backticks end at the next run of the same length, in the same paragraph. */
function* spansIn(text: string, from: number, to: number, open: boolean): Generator<Range> {
  const runs = [...text.slice(from, to).matchAll(/`+/g)];
  for (let i = 0; i < runs.length; i += 1) {
    const { index: start = 0, 0: run = '' } = runs[i] ?? [];
    let end = i + 1;
    while (end < runs.length && runs[end]?.[0].length !== run.length) end += 1;
    const ends = end < runs.length;
    if (ends || open) yield [from + start, from + (runs[end]?.index ?? to)];
    if (ends) i = end;
  }
}

/** Without a tag at its end that is still being typed. */
function withoutHalfTag(text: string, tags: ReasoningTags): string {
  const half = tags.flat().flatMap((tag) => {
    for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1) {
      if (text.endsWith(tag.slice(0, length))) return [length];
    }
    return [];
  });
  return text.slice(0, text.length - Math.max(0, ...half));
}
