/** Takes from a copy of what we have drawn all that is only for here: our buttons, wrappers and attributes. */
export function cleanHtml(copy: Element): void {
  for (const ours of copy.querySelectorAll('[data-parley-ui], input')) ours.remove();
  for (const wrapper of copy.querySelectorAll('[data-parley-wrap]'))
    wrapper.replaceWith(...wrapper.childNodes);
  for (const element of copy.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (!kept.has(name)) element.removeAttribute(name);
  }
}
const kept = new Set(['href', 'src', 'alt', 'title', 'align', 'colspan', 'rowspan', 'start', 'dir']);
