/** For pages without https, which have no clipboard: the browser's old command copies what is selected. */
export function copyByCommand(text: string): void {
  const box = document.createElement('textarea');
  const before = focused();
  box.value = text;
  box.style.position = 'fixed'; // Nothing scrolls to it.
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  before?.focus({ preventScroll: true });
  if (!copied) throw new DOMException('The browser has not copied.', 'NotAllowedError');
}

/** Also where it is inside an element of ours. */
function focused(): HTMLElement | undefined {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement instanceof HTMLElement ? activeElement : undefined;
}
