import type { Token } from 'marked';
import type { OpenLexed } from './open-lexer.js';
import type { Unit } from './units.js';

/** A unit that is on the page and may still change. */
export interface Live {
  readonly source: string;
  /** Whether what is half-typed at its end is shown as what it is about to be. */
  readonly open: boolean;
  readonly nodes: number;
}

export interface SettledUnit {
  readonly end: number;
  readonly nodes: number;
}

/** The rest of the text as it has been read. */
export interface Reading {
  /** With what stands in front of it for marked. */
  readonly text: string;
  readonly lexed: OpenLexed;
  readonly units: readonly Unit[];
  /** Those of them that begin a group of blocks. */
  readonly starts: ReadonlySet<Unit>;
  /** The run of inline text to which what comes next will be added. */
  readonly openRun: Token[] | undefined;
}

/** Whether what is half-typed at the end of a unit is shown as what it is about to be. */
export const isOpen = ({ openRun, units }: Reading, i: number) =>
  openRun !== undefined && i === units.length - 1;

/** How many nodes of the page are theirs. */
export const nodesIn = (units: readonly { readonly nodes: number }[]) =>
  units.reduce((total, { nodes }) => total + nodes, 0);
