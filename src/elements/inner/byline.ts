import { html, nothing } from 'lit';
import type { Message } from '../../model/message.js';
import { richIcons } from '../../styles/rich-icons.js';
import { type Look, nameOf } from './author.js';
import { picture } from './picture.js';
import type { Rich } from './view.js';

/** Who speaks, beside and over a group. */
export const author: Rich['author'] = (message, look) => [avatar(message, look), byline(message, look)];

/** Beside a group: the page's picture; in panels else, as where that does not load, initials or a mark. */
function avatar(message: Message, { view, layout, avatars }: Look) {
  const address = message.role === 'user' ? avatars.user : avatars.assistant;
  const verdict = address ? view.gate(address, 'image', true) : undefined;
  const href = verdict?.kind === 'allowed' ? verdict.href : undefined;
  if (layout === 'bubble' && href === undefined) return nothing;
  const mark = message.role === 'user' || message.name ? initials(nameOf(message, view)) : richIcons.spark;
  return html`<span class="avatar" part="avatar" aria-hidden="true">
    ${href === undefined ? nothing : picture(href)}<span class="initials">${mark}</span>
  </span>`;
}

/** Over a group: who, and in panels when. In bubbles the side says who, unless it has a name of its own. */
function byline(message: Message, { view, layout }: Look) {
  if (layout === 'bubble' && !message.name) return nothing;
  // Each message is named by itself, for those who hear it.
  return html`<div class="byline">
    <bdi class="name" part="name" aria-hidden="true">${nameOf(message, view)}</bdi>
    ${layout === 'panel' ? view.dates?.time(message, view.locale) : nothing}
  </div>`;
}

/** Of the first word and the last. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')].slice(0, 1).join('').toUpperCase()).join('');
}
