import type { Tokens } from 'marked';

/*
 * The items of a long list stand in groups, as blocks do: a browser visits each item in each frame, but leaves out a group
 * that is out of sight.
 */

/** A list, or its last items where those before are on the page already. */
export interface PartOfList extends Tokens.List {
  itemsBefore?: number;
}

/** How many items there are in a group. The first ones need no element around them, so that most lists have none. */
export const itemsInGroup = 128;

/** What the item goes into that has so many in front of it. */
export function homeOfItem(list: Element, place: number): Element {
  if (place < itemsInGroup) return list;
  const { lastElementChild } = list;
  if (lastElementChild instanceof HTMLDivElement && place % itemsInGroup > 0) return lastElementChild;
  const group = document.createElement('div');
  group.dataset.parleyWrap = '';
  return list.appendChild(group);
}
