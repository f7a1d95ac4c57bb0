/** The files that are meant to be pasted: text from an office program comes with a picture of itself. */
export function pastedFiles(clipboard: DataTransfer | null): readonly File[] {
  return !clipboard || clipboard.types.includes('text/plain') ? [] : [...clipboard.files];
}
