/** While an input method composes, Enter chooses a word and Escape drops one. (Safari says so by key code alone.) */
export function composes(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
