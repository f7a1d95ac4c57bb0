import { beginsWith } from '../model/begins.js';
import { normalize } from './normalize.js';

/**
 * The text as Markdown reads it: line ends are `\n`, and NUL is the character for what is none. While more may
 * come, half of a line end or of a character is left for later. Only what is new is looked at.
 */
export class Source {
  #text = '';
  #read = '';

  read(text: string, streaming: boolean): string {
    const half = halfAtTheEnd.exec(text.slice(-1))?.[0] ?? '';
    const whole = half ? text.slice(0, -1) : text;
    const begun = beginsWith(whole, this.#text);
    const added = begun ? whole.slice(this.#text.length) : whole;
    const normal = normalize(added);
    // Most texts are as they should be: a string that is added to is copied when it is looked at.
    const isSame = normal === added && (!begun || this.#read === this.#text);
    this.#read = isSame ? whole : begun ? this.#read + normal : normal;
    this.#text = isSame ? this.#read : whole;
    return streaming ? this.#read : this.#read + normalize(half);
  }
}

const halfAtTheEnd = /[\r\uD800-\uDBFF]/;

/** How many characters two texts have in common at their beginning. */
export function commonLength(a: string, b: string): number {
  if (beginsWith(b, a)) return a.length;
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (beginsWith(b, a.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
