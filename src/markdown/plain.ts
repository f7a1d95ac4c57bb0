import { addPlain } from './build.js';

/** A text as it was written. */
export function plainText(source: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  addPlain(fragment, source);
  return fragment;
}

/** What is too long to be formatted, in pieces that a browser can lay out one by one. */
export function* plainPieces(source: string): Generator<DocumentFragment> {
  const piece = 16_384; // Characters.
  for (let at = 0; at < source.length; at += piece) yield plainText(source.slice(at, at + piece));
}
