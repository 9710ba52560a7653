import { table } from '../../scripts/providers-doc/table.ts';
import { bar, verdict } from './bar.ts';
import type { Beside } from './compare-rounds.ts';
import type { Spread } from './spread.ts';

/** The contestants where they have met, ours first. */
export interface Meeting {
  readonly where: string;
  readonly all: readonly (Beside & { readonly name: string })[];
  /** Whether the bar holds here. */
  readonly hasBar: boolean;
}

const HEAD = ['', '', 'µs a call', 'ours takes', 'ours adds, µs', `bar: ≤ ${bar} ×`];

/** The times as a Markdown table: medians, in brackets the quartiles. */
export function callTable(meetings: readonly Meeting[]): string {
  return table([HEAD, ...meetings.flatMap(rowsOf)]);
}

/** Whether ours is within the bar wherever it holds. */
export function passes(meetings: readonly Meeting[]): boolean {
  return meetings.filter(({ hasBar }) => hasBar).every(({ all }) => all.every((one) => verdictOf(one) === 'PASS'));
}

function rowsOf({ where, all, hasBar }: Meeting): string[][] {
  const [ours] = all;
  return all.map((one) => [
    one === ours ? where : '',
    one.name,
    words(one.time, 1),
    ...(one === ours ? [] : [`${words(one.ratio, 2)} ×`, words(one.added, 1), hasBar ? verdictOf(one) : '']),
  ]);
}

function verdictOf({ ratio }: Beside): 'PASS' | 'FAIL' {
  return verdict(ratio.median);
}

function words({ lower, median, upper }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${lower.toFixed(digits)} to ${upper.toFixed(digits)})`;
}
