import { groupLength } from './caps.js';
import { beginsGroup } from './group.js';
import { nodesIn } from './reading.js';
import type { Unit } from './units.js';

/**
 * Which of the units begin a group; the first one stands where it stands. `place`: how many top-level units are in front
 * of them; `depth`: how many containers are open there.
 */
export function groupStarts(units: readonly Unit[], place: number, depth: number): ReadonlySet<Unit> {
  const starts = new Set<Unit>();
  let at = place;
  let open = depth;
  for (const unit of units) {
    if (unit !== units[0] && open === 0 && beginsGroup(at)) starts.add(unit);
    open -= unit.closes;
    if (open === 0) at += 1;
  }
  return starts;
}

/** Where the unit at a place stands: in what, and behind how many nodes of that. `units`: those in front of it. */
export function standing(
  target: Element,
  units: readonly { readonly nodes: number }[],
): { readonly parent: Element; readonly at: number } {
  const groups = Math.floor(units.length / groupLength);
  const first = nodesIn(units.slice(0, groupLength));
  const group = groups > 0 ? target.childNodes[first + groups - 1] : undefined;
  if (!(group instanceof Element)) return { parent: target, at: nodesIn(units) };
  return { parent: group, at: nodesIn(units.slice(groups * groupLength)) };
}
