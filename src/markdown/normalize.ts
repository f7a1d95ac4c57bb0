/** A text as Markdown reads it: line ends are `\n`, and NUL is the character for what is none. */
export const normalize = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
