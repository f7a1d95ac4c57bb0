import { itemsInGroup } from './items.js';

/** The last of so many items, what it stands in, and what stands in front of that. */
export function standingOfItem(list: Element, count: number): (readonly [Node, ChildNode | null])[] {
  if (count <= itemsInGroup) return [[list, list.children[count - 1] ?? null]];
  const full = Math.floor(count / itemsInGroup) - 1;
  const group = list.children[itemsInGroup + full];
  const before: readonly [Node, ChildNode | null] = [list, list.children[itemsInGroup + full - 1] ?? null];
  const inGroup = count % itemsInGroup;
  return group && inGroup > 0 ? [before, [group, group.children[inGroup - 1] ?? null]] : [before];
}

/** The items of a list, however they stand. */
export const itemsOf = (list: Element): readonly Element[] => [
  ...list.querySelectorAll(':scope > li, :scope > [data-parley-wrap] > li'),
];
