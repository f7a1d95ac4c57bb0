/** Text as a model writes it, the same for everybody and each time. */

function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const vocabulary =
  'the model returns a stream of tokens and each client shows them without blocking main thread while reader scrolls back ' +
  'because latency matters more than throughput in most systems measure before you optimise cache index query table schema ' +
  'request server browser layout paint style memory buffer parser block message history anchor list item frame budget worker';

class Writer {
  readonly #next: () => number;
  readonly #words = vocabulary.split(' ');

  constructor(seed: number) {
    this.#next = numbers(seed);
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.#next() * (high - low + 1));
  }

  word(): string {
    return this.#words[this.between(0, this.#words.length - 1)] ?? '';
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }

  /** Words, one in eight of them formatted. */
  line(count: number): string {
    const one = () => {
      const word = this.word();
      const kinds = [`**${word}**`, `*${word}*`, `\`${word}()\``, `[${word}](https://words.example/${word})`];
      return kinds[this.between(0, 31)] ?? word;
    };
    return Array.from({ length: count }, one).join(' ');
  }

  repeat(low: number, high: number, make: (n: number) => string): string {
    return Array.from({ length: this.between(low, high) }, (_, n) => make(n)).join('\n');
  }

  paragraph = () => `${this.line(this.between(25, 60))}.`;
  item = () => `- ${this.line(this.between(5, 9))}`;
  row = () => `| ${this.words(2)} | ${this.between(1, 9999)} | ${this.line(3)} |`;
  code = () => `  const ${this.word()} = ${this.word()}(${this.between(1, 99)}); // ${this.words(3)}`;
}

const tableHead = '| What | How many | Why |\n| --- | ---: | --- |\n';

/** Prose with headings, lists, tables and code between, about as long as `length` characters. */
export function prose(length: number, seed = 7): string {
  const writer = new Writer(seed);
  const blocks = [
    ...Array.from({ length: 5 }, () => writer.paragraph),
    () => `## ${writer.words(4)}`,
    () => writer.repeat(3, 6, writer.item),
    () => writer.repeat(3, 5, (n) => `${n + 1}. ${writer.line(8)}`),
    () => tableHead + writer.repeat(3, 6, writer.row),
    () => `\`\`\`ts\n${writer.repeat(4, 12, writer.code)}\n\`\`\``,
    () => `> ${writer.paragraph()}`,
  ];
  return upTo(length, '\n\n', () => (blocks[writer.between(0, blocks.length - 1)] ?? writer.paragraph)());
}

/** One block that goes on for so many characters, by its name. */
export const endless: Readonly<Record<string, (length: number) => string>> = {
  'code fence': (length) => `\`\`\`ts\n${upTo(length, '\n', new Writer(1).code)}`,
  list: (length) => upTo(length, '\n', new Writer(2).item),
  table: (length) => tableHead + upTo(length, '\n', new Writer(3).row),
  'open details': (length) =>
    `<details open>\n<summary>Steps</summary>\n\n${upTo(length, '\n\n', new Writer(4).paragraph)}`,
  paragraph: (length) => upTo(length, ' ', new Writer(5).paragraph),
};

function upTo(length: number, between: string, make: () => string): string {
  const parts: string[] = [];
  for (let size = 0; size < length; size += (parts.at(-1)?.length ?? 0) + between.length) parts.push(make());
  return parts.join(between).slice(0, length);
}

export interface Said {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** A conversation of messages of some 500 characters. */
export const history = (count: number): Said[] =>
  Array.from({ length: count }, (_, n) => ({
    role: n % 2 === 0 ? 'user' : 'assistant',
    content: `${prose(350 + ((n * 37) % 200), 1000 + n)}\n\nMessage ${n}.`,
  }));

/** As tokens come: pieces of 12 characters. */
export const pieces = (text: string): string[] => text.match(/[\s\S]{1,12}/g) ?? [];
