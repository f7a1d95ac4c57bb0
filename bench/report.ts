import type { Row } from './rows.js';

export interface Figures {
  readonly row: Row;
  /** What has been measured, by adapter. */
  readonly samples: ReadonlyMap<string, readonly number[]>;
}

/** Medians as a Markdown table, with what they are in comparison to `naive` in the same run. */
export function table(figures: readonly Figures[], adapters: readonly string[]): string {
  const cell = ({ row, samples }: Figures, adapter: string) => {
    const value = median(samples.get(adapter) ?? []);
    const naive = median(samples.get('naive') ?? []);
    if (Number.isNaN(value)) return '';
    const ratio =
      adapter === 'naive' || Number.isNaN(naive) || naive === 0 ? '' : ` (${(value / naive).toFixed(2)}×)`;
    return `${value.toFixed(value < 100 ? 2 : 0)} ${row.unit}${ratio}`;
  };
  return [
    ['', ...adapters],
    ['---', ...adapters.map(() => '---:')],
    ...figures.map((each) => [each.row.name, ...adapters.map((adapter) => cell(each, adapter))]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle];
  if (high === undefined) return Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}
