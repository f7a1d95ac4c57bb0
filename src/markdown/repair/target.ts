/** Where the target of a link ends, which begins after `](`. */
export function endOfTarget(source: string, start: number): number | 'open' | 'never' {
  const end = endOfAddress(source, skipSpace(source, start));
  if (end === undefined) return 'never';
  let at = skipSpace(source, end);
  title.lastIndex = at;
  const [text] = title.exec(source) ?? [];
  if (text && text.length > longestTitle) return 'never';
  if (text) at = skipSpace(source, at + text.length);
  if (at === source.length) return 'open';
  return source[at] === ')' ? at + 1 : 'never';
}

const longestTitle = 1024; // Characters: what stays open for longer is text.

const title = /"(?:\\[\s\S]|[^"\\])*"?|'(?:\\[\s\S]|[^'\\])*'?|\((?:\\[\s\S]|[^()\\])*\)?/y;

function skipSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && source.charAt(at) <= ' ') at += 1;
  return at;
}

function endOfAddress(source: string, start: number): number | undefined {
  if (source[start] === '<') {
    angled.lastIndex = start;
    return start + (angled.exec(source)?.[0].length ?? 0);
  }
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '\\') at += 1;
    else if (char <= ' ') return depth === 0 ? at : undefined;
    else if (char === ')' && depth === 0) return at;
    else if (char === ')') depth -= 1;
    else if (char === '(' && ++depth > 3) return undefined;
  }
  return source.length;
}

const angled = /<(?:\\.|[^\n<>\\])*>?/y;
