import { groupLength } from './caps.js';

/*
 * The blocks of a long text stand in groups. A browser visits each block in each frame, but leaves out a group that is
 * out of sight. In which group a block is follows from its place, so that none is ever moved.
 */

/** Whether a unit with so many in front of it begins a group. */
export const beginsGroup = (place: number) => place > 0 && place % groupLength === 0;

export function makeGroup(): HTMLElement {
  const group = document.createElement('div');
  group.className = 'blocks';
  group.dataset.parleyWrap = '';
  return group;
}
