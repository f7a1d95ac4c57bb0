/** The element with this tag that a slot shows: the page's own where it brought one, else ours. */
export function slotted<Tag extends keyof HTMLElementTagNameMap>(
  slot: HTMLSlotElement | null,
  tag: Tag,
): HTMLElementTagNameMap[Tag] | undefined {
  const isIt = (element: Element): element is HTMLElementTagNameMap[Tag] => element.localName === tag;
  return slot?.assignedElements({ flatten: true }).find(isIt);
}
