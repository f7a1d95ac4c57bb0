import type { Token, Tokens } from 'marked';

const least = 1024; // Characters: cutting costs something, too.
const spare = 256;

/**
 * The beginning of a run of inline text that no later text can change: up to a space before which no mark is open.
 * `undefined` where that is too little to be worth it.
 */
export function safeCut(tokens: readonly Token[]): readonly Token[] | undefined {
  const length = tokens.reduce((sum, { raw }) => sum + raw.length, 0);
  let at = 0;
  let found: { readonly tokens: readonly Token[]; readonly length: number } | undefined;
  for (const [i, token] of tokens.entries()) {
    const room = length - spare - at;
    if (room <= 0 || !(isText(token) || isClosed(token))) break;
    if (isText(token)) {
      const mark = openMark(token.raw, i);
      const end = lastBreak(token.raw, Math.min(room, mark < 0 ? token.raw.length : mark));
      const raw = token.raw.slice(0, end);
      if (end > 0 && token.raw === token.text)
        found = { tokens: [...tokens.slice(0, i), { ...token, raw, text: raw }], length: at + end };
      if (mark >= 0) break;
    }
    at += token.raw.length;
  }
  return found && found.length >= least ? found.tokens : undefined;
}

/** How much of a run of inline text is closed: up to the first mark that is open. */
export function closedLength(tokens: readonly Token[]): number {
  let at = 0;
  for (const [i, token] of tokens.entries()) {
    if (!(isText(token) || isClosed(token))) break;
    const mark = isText(token) ? openMark(token.raw, i) : -1;
    if (mark >= 0) return at + mark;
    at += token.raw.length;
  }
  return at;
}

/** Where something may begin in a piece of text. In front of the first piece of a run is white space, or nothing. */
const openMark = (text: string, piece: number) =>
  piece > 0 ? text.search(open) : Math.max(-1, ` ${text}`.search(open) - 1);

/** What may begin something that ends later: not a lone star, and not an underscore inside a word. */
const open = /[`[<\\~]|(?<!\s)\*|\*(?!\s)|(?<!\w)_|_(?!\w)/;

const isText = (token: Token): token is Tokens.Text => token.type === 'text';

/** Whether all that begins in it ends in it. */
function isClosed(token: Token): boolean {
  if (token.type === 'html') return false;
  if (token.type === 'codespan' || token.type === 'escape') return true;
  const inside: readonly Token[] = 'tokens' in token ? (token.tokens ?? []) : [];
  return inside.every((each) => (isText(each) ? !open.test(each.raw) : isClosed(each)));
}

/** The last place from `start` up to `end` that stands between one white space character and a word. */
export function lastBreak(text: string, end: number, start = 2): number {
  for (let at = Math.min(end, text.length - 1); at >= start; at -= 1) {
    if (isSpace(text[at - 1]) && !isSpace(text[at]) && !isSpace(text[at - 2])) return at;
  }
  return 0;
}

const isSpace = (character = '') => /\s/.test(character);
