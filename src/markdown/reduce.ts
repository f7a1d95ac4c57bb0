/** Reduces the attributes of what the sanitiser let through to what Markdown needs. */
export function reduce(fragment: DocumentFragment): void {
  for (const element of fragment.querySelectorAll('*')) reduceOne(element);
}

const homes: Readonly<Record<string, string>> = {
  href: 'a',
  src: 'img',
  type: 'input',
  checked: 'input',
  disabled: 'input',
};
const limits: Readonly<Record<string, number>> = {
  width: 4096,
  height: 4096,
  start: 1e9,
  colspan: 1000,
  rowspan: 1000,
};

function reduceOne(element: Element): void {
  if (!element.hasAttributes()) return;
  for (const { name, value } of [...element.attributes]) {
    const home = homes[name];
    const limit = limits[name];
    if (home && home !== element.localName) element.removeAttribute(name);
    else if (limit !== undefined && !(Number(value) >= 0 && Number(value) <= limit))
      element.removeAttribute(name);
    else if (name === 'class') keepLanguage(element);
  }
}

function keepLanguage(element: Element): void {
  const kept = [...element.classList].filter((name) => name.startsWith('language-'));
  if (kept.length > 0) element.className = kept.join(' ');
  else element.removeAttribute('class');
}
