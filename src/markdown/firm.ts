import type { Unit } from './units.js';

/** Something is settled only when this much of it is; and this much is always kept open. */
export const least = { items: 4, rows: 4, lines: 8, characters: 2048 };
export const spare = 2;

/** Whether a block has come far enough for what stands before it to be certain. */
export function isFirm({ tokens }: Unit): boolean {
  const [token] = tokens;
  switch (token?.type) {
    case 'list':
      return token.items.length >= least.items;
    case 'table':
      return token.rows.length >= least.rows;
    case 'code':
      return token.raw.split('\n', least.lines + 1).length > least.lines;
    case 'paragraph':
      return token.raw.length >= least.characters;
    case 'html':
      return tokens.length > spare;
    default:
      return false;
  }
}

/** Whether a block is long enough for its beginning to settle. */
export const isLong = (unit: Unit): boolean => isFirm(unit) || unit.end - unit.start >= 1024;
