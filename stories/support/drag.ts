function carrying(files: readonly File[]): DataTransfer {
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  return held;
}

function drag(type: 'dragenter' | 'drop', target: Element, files: readonly File[]): void {
  const dataTransfer = carrying(files);
  target.dispatchEvent(
    new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }),
  );
}

/** Holds files over an element. */
export const hold = (target: Element, ...files: File[]): void => drag('dragenter', target, files);

/** Lets them go. */
export function drop(target: Element, ...files: File[]): void {
  drag('dragenter', target, files);
  drag('drop', target, files);
}

export function paste(target: Element, ...files: File[]): void {
  target.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: carrying(files), bubbles: true, composed: true }),
  );
}
