import { expect, test } from 'vitest';
import type { Compared, MeasuredBackend } from './measures.ts';
import { serverChart } from './server-chart.ts';
import { serverTable } from './server-table.ts';

const spread = (median: number) => ({ lower: median / 2, median, upper: median * 2 });
const compared = (ratio: number): Compared => ({ ratio: spread(ratio), ours: spread(10 * ratio), theirs: spread(10) });

const measured: readonly MeasuredBackend[] = [
  { backend: 'One', compared: { handle: compared(0.2), port: compared(0.6) } },
  { backend: 'Other', compared: { handle: compared(0.3), port: compared(0.5) } },
];

function rowsOf(text: string): string[][] {
  return text.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('tells ratios with their quartiles, and whether they are as wanted: times at most, throughput at least', () => {
  const [head, , one, other] = rowsOf(serverTable(measured));

  expect(head).toEqual(['', '`mock.handle`, time (wanted: ≤ 0.2 ×)', 'on a port, throughput (wanted: ≥ 0.6 ×)']);
  expect(one).toEqual(['One', '0.20 (0.10 to 0.40) × PASS', '0.60 (0.30 to 1.20) × PASS']);
  expect(other).toEqual(['Other', '0.30 (0.15 to 0.60) × FAIL', '0.50 (0.25 to 1.00) × FAIL']);
});

test('tells the times of both sides', () => {
  expect(rowsOf(serverTable(measured))).toContainEqual([
    'Other',
    '`mock.handle`',
    '3.0 (1.5 to 6.0)',
    '10.0 (5.0 to 20.0)',
  ]);
});

test('draws a bar for each ratio, and a line for each figure that is wanted', () => {
  const chart = serverChart(measured);

  expect(chart.match(/>0\.\d\d ×</g)).toEqual(['>0.20 ×<', '>0.30 ×<', '>0.60 ×<', '>0.50 ×<']);
  expect(chart.match(/stroke-dasharray/g)).toHaveLength(2);
  expect(chart.match(/fill="#c2553f"/g)).toHaveLength(2);
});
