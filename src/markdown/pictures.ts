import { note, type Surroundings } from './harden.js';

/** A picture passes the URL gate before it has an address. */
export function hardenPicture(picture: Element, around: Surroundings): void {
  const { gate, allowed, strings } = around;
  const written = picture.getAttribute('src');
  picture.removeAttribute('src');
  const verdict = gate(written, 'image');
  picture.setAttribute('loading', 'lazy');
  picture.setAttribute('decoding', 'async');
  picture.setAttribute('referrerpolicy', 'no-referrer');
  if (verdict.kind === 'refused') {
    const alt = picture.getAttribute('alt') || strings.picture;
    picture.replaceWith(note('blocked final', `${alt} – ${strings.pictureRefused}`));
  } else if (verdict.kind === 'allowed' || allowed.has(verdict.href))
    picture.setAttribute('src', verdict.href);
  else picture.replaceWith(pictureOnRequest(picture, verdict, around));
}

/** A picture from elsewhere tells its server that it was looked at: it loads when the reader asks for it. */
function pictureOnRequest(
  picture: Element,
  { href, host }: { href: string; host: string },
  { allowed, strings }: Surroundings,
): Element {
  const card = note('blocked', strings.pictureFrom(host));
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'text-button';
  button.textContent = strings.show;
  const alt = picture.getAttribute('alt') || strings.picture;
  button.setAttribute('aria-label', `${strings.show}: ${alt}, ${host}`);
  button.addEventListener('click', () => {
    allowed.add(href);
    picture.setAttribute('src', href);
    // The span stays where it is, since the renderer knows a block by its nodes; the focus goes to what was asked for.
    card.className = '';
    card.tabIndex = -1;
    card.replaceChildren(picture);
    card.focus();
  });
  card.append(button);
  return card;
}
