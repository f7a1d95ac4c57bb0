import fc from 'fast-check';

/** What Markdown is made of: the beginnings, ends and middles of everything, and no more sense than that. */
const scraps = [
  ...['- ', '- ', '* ', '+ ', '1. ', '2) ', '> ', '# ', '## ', '    ', '  ', '\t', ' '],
  ...['\n', '\n', '\n', '\n\n', '\n\n', '\r\n', '  \n', '\\\n'],
  ...['```', '```\n', '\n```js\n', '~~~', '| a | b |\n', '|---|---|\n', '|', '---', '===', '***'],
  ...['a', 'b', 'word ', 'words and ', '1', '.', '😀', 'é', '\u200b', '\ud83d', '\0'],
  ...['*', '**', '_', '__', '~~', '~', '`', '``', '\\', '&amp;', '&', '<', '>'],
  ...['[x]', '[ ] ', '[', ']', '](', ')', '![', '[d]', '[d]: /u\n', '[d][]', '(/u "t")', '[^1]'],
  ...['https://lit.dev', 'www.lit.dev', '<https://lit.dev>', 'me@lit.dev'],
  ...['<div>', '</div>', '<details>', '<summary>', '</details>', '<pre>', '</pre>', '<ul><li>', '</ul>'],
  ...[
    '<b>',
    '</b>',
    '<a href="/u">',
    '</a>',
    '<!--',
    '-->',
    '<br>',
    '<table><tr><td>',
    '</table>',
    '<img src="/i">',
  ],
];

/** Documents that may have some more in them. */
export const documentWith = (...more: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...scraps, ...more), { minLength: 2, maxLength: 28, size: 'max' })
    .map((parts) => parts.join(''));

export const document = documentWith();
