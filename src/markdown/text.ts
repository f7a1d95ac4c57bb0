import { html } from './later.js';

/** Text as marked leaves it: named characters in it (`&copy;`) are what HTML says that they are. */
export function decode(text: string): string {
  return text.includes('&') ? text.replace(reference, characterOf) : text;
}

const reference = /&(?:#(\d{1,7})|#[Xx]([a-fA-F0-9]{1,6})|(\w+));/g;

function characterOf(reference: string, decimal?: string, hexadecimal?: string, name = ''): string {
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  const character = isCharacter(code) ? String.fromCodePoint(code) : common.get(name);
  return character ?? html.part?.characterOf(reference) ?? reference;
}

/** Whether a number stands for the character of that number: for some, HTML has another. */
const isCharacter = (code: number) =>
  (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff);

/** The names that people write. */
const common = new Map(
  ['amp&', 'lt<', 'gt>', 'quot"', "apos'", 'nbsp\xa0', 'copy©', 'hellip…', 'ndash–', 'mdash—'].map((each) => [
    each.slice(0, -1),
    each.slice(-1),
  ]),
);
