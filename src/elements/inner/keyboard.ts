/** While an input method composes, Enter chooses a word and Escape drops one. (Safari says so by key code alone.) */
export function composes(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Also backwards: of Shift and Tab WebKitGTK says so by key code alone. */
export const isTab = ({ key, keyCode }: KeyboardEvent): boolean => key === 'Tab' || keyCode === 9;
