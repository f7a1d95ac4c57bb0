/** Those that are more than one pattern repeated. */
export const pathological: Readonly<Record<string, string>> = {
  'q-nestlist': Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  'q-nestol': '1. '.repeat(5000),
  'q-tablerows': `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(5000)}`,
  'q-setext': 'a\n=\n'.repeat(10_000),
  'q-zalgo': `a${'\u0301'.repeat(20_000)}`,
  'struck out by one and by two': 'a ~~b~ '.repeat(14_000),
  'tabs, line ends and vertical tabs': '\t\v\n'.repeat(5000),
  'a link in a link in a link': '[a](<b> '.repeat(10_000),
  'images in images': '!['.repeat(20_000),
  'backticks of every length': Array.from(
    { length: 500 },
    (_, length) => 'e`'.repeat(2) + '`'.repeat(length),
  ).join(' '),
  'definitions that are never used': Array.from({ length: 5000 }, (_, n) => `[d${n}]: /u${n}\n`).join(''),
  'one definition, used again and again': `[d]: /u\n\n${'[d] '.repeat(10_000)}`,
};
