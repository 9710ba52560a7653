import { words } from '../../scripts/check/installed.ts';
import { table } from '../../scripts/providers-doc/table.ts';
import type { Spread } from '../calls/spread.ts';
import type { MeasuredStart, MeasuredStarts } from './measure-start.ts';

/** How many times as long as the bare server ours may take to its first answer. */
const WANTED = 1.5;

/** The starts as a Markdown table, and what is installed. */
export function startTable({ installed, bare, starts }: MeasuredStarts): string {
  const head = ['first answer', `against the bare server (wanted: ≤ ${WANTED} ×)`, 'ms'];
  const rows = starts.map(({ name, ratio, time }) => [
    name,
    `${spread(ratio, 2)} × ${ratio.median <= WANTED ? 'PASS' : 'FAIL'}`,
    milliseconds(time),
  ]);
  return [
    table([head, ...rows, [bare.name, '1', milliseconds(bare.time)]]),
    `Installed by npm, without peers: ${words(installed)} (wanted at the end: ≤ 16 packages, ≤ 14 MB).`,
  ].join('\n\n');
}

function milliseconds({ lower, median, upper }: MeasuredStart['time']): string {
  return spread({ lower: lower / 1_000, median: median / 1_000, upper: upper / 1_000 }, 0);
}

function spread({ lower, median, upper }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${lower.toFixed(digits)} to ${upper.toFixed(digits)})`;
}
