import { sanitize } from './sanitize.js';

/** Text as marked leaves it: named characters in it (`&copy;`) are what HTML says that they are. */
export function decode(text: string): string {
  return text.includes('&') ? text.replace(reference, characterOf) : text;
}

const reference = /&(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);/g;
const known = new Map<string, string>();

function characterOf(name: string): string {
  let character = known.get(name);
  if (character === undefined) {
    character = sanitize(`<span>${name}</span>`).textContent;
    if (known.size < mostKnown) known.set(name, character);
  }
  return character;
}
const mostKnown = 1_000; // HTML has some 2,000 names, and who writes text can make up more.
