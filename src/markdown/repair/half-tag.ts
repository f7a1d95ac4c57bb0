import { isLiteral, type LiteralTags } from '../tag-names.js';

const value = String.raw`(?:"[^"]*"|'[^']*'|[^\s"'=<>${'`'}]+)`;
const begunValue = String.raw`(?:"[^"]*|'[^']*|[^\s"'=<>${'`'}]*)`;
const name = String.raw`[\w:.-]+`;

const begun = new RegExp(
  [
    String.raw`^<\/?(?:[a-z][\w-]{0,31}`,
    // Words without a value are taken for attributes only where such an attribute is known: `x <y and so on` is text.
    String.raw`(?:\s+(?:${name}=${value}|open|checked|disabled|reversed))*`,
    String.raw`(?:\s+(?:${name}(?:=${begunValue})?)?)?\/?)?$`,
    String.raw`|^<!(?:-|--(?:(?!-->)[\s\S])*)?$`,
  ].join(''),
  'i',
);
const longest = 1024; // Characters.

/** Is this the beginning of a raw tag or comment, and nothing else yet? */
export function isHalfTag(text: string, allowTags: LiteralTags = false): boolean {
  return text.length <= longest && begun.test(text) && !isLiteral(text, allowTags);
}

/** Is this one raw tag, and nothing else yet? Raw HTML if nothing follows, text with a tag in it else. */
export function isLoneTag(text: string, allowTags: LiteralTags = false): boolean {
  const line = text.trimEnd();
  return /^<\/?[a-z].*>$/i.test(line) && isHalfTag(line.slice(0, -1)) && !isLiteral(line, allowTags);
}
