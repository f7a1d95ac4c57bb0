import type { Token, Tokens } from 'marked';
import { Lexed } from './lexer.js';
import { openRun } from './open-run.js';
import { Source } from './source.js';
import { settingsFor } from './syntax.js';
import { decode } from './text.js';

/** What is said in place of what cannot be read aloud. */
export interface SpokenWords {
  readonly spokenCode: (lines: number, language: string) => string;
  readonly spokenTable: (columns: number, rows: number) => string;
  readonly spokenPicture: (description: string) => string;
}

const settings = settingsFor(true);
const patience = 2048; // Characters of one block, from which on it is read again only when it has grown by a tenth.

/**
 * Reads Markdown aloud while it comes: whole sentences, without its marks. Code and tables are named, and not read out.
 * A sentence is over when the next one has begun, or its block has ended.
 */
export class SpokenMarkdown {
  readonly #source = new Source();
  #text = '';
  /** Where the block begins that is not over, how long it was when it was last read, and what of it has been said. */
  #start = 0;
  #seen = 0;
  #said: readonly string[] = [];
  #isOver = false;

  /** What of a text can be said, and has not been. `over`: nothing will be added. */
  next(text: string, over: boolean, words: SpokenWords, locale?: string): string[] {
    const source = this.#source.read(text, !over);
    if (over && this.#isOver && source === this.#text) return [];
    this.#isOver = over;
    // What is not as it was is another text.
    if (source.slice(0, this.#start) !== this.#text.slice(0, this.#start)) this.#begin(0);
    this.#text = source;
    const rest = source.slice(this.#start);
    if (!over && rest.length < this.#seen * (rest.length > patience ? 1.1 : 1) + 1) return [];
    this.#seen = rest.length;
    return this.#read(rest, over, (tokens) => new Reader(words, locale).blocks(tokens));
  }

  #read(rest: string, over: boolean, speak: (tokens: readonly Token[]) => string[]): string[] {
    const lexed = new Lexed(rest, {}, settings);
    const tokens = over ? lexed.tokens : withListsCut(lexed.tokens);
    const end = over ? tokens.length : closedCount(tokens);
    const open = tokens.slice(end);
    lexed.readInline(tokens);
    cutOpenEnd(openRun(open, rest));
    const done = speak(tokens.slice(0, end));
    const half = open.some(isWhole) ? [] : speak(open).slice(0, -1);
    const fresh = unsaid([...done, ...half], this.#said);
    if (over) this.#said = done;
    else {
      const still = this.#said.slice(done.length);
      if (end > 0) this.#begin(this.#start + lengthOf(tokens.slice(0, end)));
      this.#said = still.length > half.length ? still : half;
    }
    return fresh;
  }

  #begin(start: number): void {
    this.#start = start;
    this.#seen = 0;
    this.#said = [];
  }
}

/** A list that goes on, in two: what has been said of a long one is not read again for each item that comes. */
function withListsCut(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findLastIndex(({ type }) => type !== 'space');
  const list = tokens[at];
  if (list?.type !== 'list' || list.items.length <= openItems) return tokens;
  const part = (items: readonly Tokens.ListItem[], start: Tokens.List['start']) => ({
    ...list,
    items,
    start,
    raw: items.map(({ raw }) => raw).join(''),
  });
  const done = list.items.slice(0, -openItems);
  const start = list.ordered ? Number(list.start) + done.length : list.start;
  const cut = [part(done, list.start), part(list.items.slice(-openItems), start)];
  return [...tokens.slice(0, at), ...cut, ...tokens.slice(at + 1)] as Token[];
}
const openItems = 2; // The last one is being written, and the one before it may go on.

/** How many blocks are over, whatever comes: all but the last, and that one where it ends by itself. */
function closedCount(tokens: readonly Token[]): number {
  const last = tokens.findLastIndex(({ type }) => type !== 'space');
  const { type = '', raw = '' } = tokens[last] ?? {};
  const ends =
    type === 'heading'
      ? raw.endsWith('\n')
      : type === 'code'
        ? closedFence.test(raw)
        : type === 'paragraph' && last < tokens.length - 1;
  return ends ? tokens.length : Math.max(0, last);
}

const closedFence = /^ {0,3}(([`~])\2{2,})(?!\2)[\s\S]*\n {0,3}\1\2*[ \t]*\n+$/;

/** Takes away what a mark may still change that nothing has closed. */
function cutOpenEnd(run: Token[] = []): void {
  const at = run.findIndex(({ type, raw }) => type === 'text' && openMark.test(raw));
  const [cut] = at < 0 ? [] : run.splice(at);
  if (cut) run.push({ ...cut, text: cut.raw.split(openMark, 1)[0] } as Token);
}

const openMark = /[`[<~*]|(?<!\w)_/;

/** What is said as a whole; and what begins with a stroke may still become a table. */
const isWhole = ({ type, raw }: Token) =>
  ['code', 'table', 'html', 'def'].includes(type) || /^\s*\|/.test(raw);

const lengthOf = (tokens: readonly Token[]) => tokens.reduce((sum, { raw }) => sum + raw.length, 0);

/** Of a sentence that went on after it had been taken for whole, the rest. */
function unsaid(sentences: readonly string[], said: readonly string[]): string[] {
  const at = said.length - 1;
  const before = said[at] ?? '';
  const last = sentences[at] ?? '';
  const rest = last.startsWith(before) ? last.slice(before.length).trim() : '';
  return [...(rest ? [rest] : []), ...sentences.slice(said.length)];
}

class Reader {
  readonly #words: SpokenWords;
  /** One for all sentences: to make it takes longer than to use it. */
  readonly #segmenter: Intl.Segmenter;

  constructor(words: SpokenWords, locale: string | undefined) {
    this.#words = words;
    this.#segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  }

  blocks(tokens: readonly Token[]): string[] {
    return tokens.flatMap((token) => this.#block(token as Tokens.Generic));
  }

  #block(token: Tokens.Generic): string[] {
    switch (token.type) {
      case 'code':
        return [this.#words.spokenCode(linesIn(token.text), languageOf(token.lang))];
      case 'table':
        return [this.#words.spokenTable(token.header.length, token.rows.length)];
      case 'list':
        return (token as Tokens.List).items.flatMap((item, i) => this.#item(item, token as Tokens.List, i));
      case 'blockquote':
        return this.blocks(token.tokens ?? []);
      case 'html':
        return this.#sentences(decode(token.raw.replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' ')));
      case 'plain':
        return this.#sentences(token.raw);
      default:
        return this.#sentences(this.#inline(token.tokens ?? []));
    }
  }

  #item(item: Tokens.ListItem, { ordered, start }: Tokens.List, i: number): string[] {
    const [first = '', ...rest] = this.blocks(item.tokens);
    return [ordered ? `${Number(start) + i}. ${first}` : first, ...rest].filter(
      (sentence) => sentence !== '',
    );
  }

  #inline(tokens: readonly Token[]): string {
    return (tokens as readonly Tokens.Generic[]).map((token) => this.#piece(token)).join('');
  }

  #piece(token: Tokens.Generic): string {
    switch (token.type) {
      case 'br':
        return ' ';
      case 'image':
        return this.#words.spokenPicture(decode(token.text));
      case 'codespan':
        return token.text;
      case 'html':
      case 'checkbox':
        return '';
      default:
        // A footnote breaks the sentence that it is in.
        if (token.type === 'link' && token.raw.startsWith('[^')) return '';
        return token.tokens ? this.#inline(token.tokens) : decode(token.text ?? '');
    }
  }

  #sentences(text: string): string[] {
    // What plug-ins read: footnotes, and kinds of alerts.
    const plain = text.replace(/\[\^[^\s\]]+\]:?/g, '').replace(/^\[!(\w+)\]/, '$1.');
    const line = plain.replace(/\s+/g, ' ').trim();
    // A number in front of a title is no sentence.
    const lines = [...this.#segmenter.segment(line)].map(({ segment }) =>
      /^\d+[.)] $/.test(segment) ? segment : `${segment.trim()}\n`,
    );
    return lines
      .join('')
      .split('\n')
      .filter((sentence) => sentence !== '');
  }
}

const linesIn = (code: string) => code.replace(/\n$/, '').split('\n').length;

/** As its people write it. */
function languageOf(info: string | undefined): string {
  const [word = ''] = (info ?? '').split(/\s/);
  return names.get(word.toLowerCase()) ?? word;
}

const names = new Map(
  'bash Bash|cpp C++|cs C#|css CSS|html HTML|java Java|javascript JavaScript|js JavaScript|json JSON|py Python|python Python|sh Shell|sql SQL|ts TypeScript|typescript TypeScript|xml XML|yaml YAML'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);
