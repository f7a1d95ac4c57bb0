import type { Token, Tokens } from 'marked';
import { add, addText, type Makers, set, written } from './build.js';
import { hasHtml } from './has-html.js';
import { html } from './later.js';
import { decode } from './text.js';

/**
 * What only the engine builds: pictures, places for what plug-ins make, and raw HTML between words, which has been judged
 * to be tame and is sanitised run by run.
 */
export const makers: Makers = {
  tokens: {
    image: (token, into) => buildImage(token as Tokens.Image, into),
    plugin: ({ place, isBlock }, into) => set(add(into, isBlock ? 'div' : 'span'), 'class', place),
  },
  run(tokens, into) {
    const isTame = hasHtml(tokens);
    if (isTame) buildTame(tokens, into);
    return isTame;
  },
};

/** As it was written, until what it takes has been fetched. */
function buildTame(tokens: readonly Token[], into: Node): void {
  for (const node of html.part?.fromRun(tokens) ?? [sourceOf(tokens)]) {
    if (node instanceof Text) addText(into, node.data);
    else into.appendChild(node);
  }
}

const sourceOf = (tokens: readonly Token[]) => new Text(tokens.map(({ raw }) => raw).join(''));

function buildImage({ href, title, text, tokens }: Tokens.Image, into: Node): void {
  const alt = decode(tokens ? wordsOf(tokens) : text);
  const address = written(href);
  if (address === undefined) {
    addText(into, alt);
    return;
  }
  const image = add(into, 'img');
  // Before its address: WebKit fetches at once what it is given, and the gate has not looked at it yet.
  set(image, 'loading', 'lazy');
  set(image, 'src', decode(address));
  set(image, 'alt', alt);
  if (title) set(image, 'title', decode(title));
}

function wordsOf(tokens: readonly Token[]): string {
  return (tokens as readonly Tokens.Generic[])
    .map(({ type, text, tokens }) => (type === 'br' ? '\n' : tokens ? wordsOf(tokens) : text))
    .join('');
}
