import { expect, test } from 'vitest';
import { startTable } from './start-table.ts';

const spread = (median: number) => ({ lower: median * 0.9, median, upper: median * 1.1 });

test('shows each first answer beside the bare server, and what is installed', () => {
  const bare = { name: 'bare', ratio: spread(1), time: spread(100_000) };
  const starts = [
    { name: 'health', ratio: spread(1.5), time: spread(150_000) },
    { name: 'a reset', ratio: spread(1.6), time: spread(160_000) },
  ];

  const text = startTable({ installed: { packages: 5, bytes: 11_060_000 }, bare, starts });

  const [head, , ...rest] = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  expect(head).toEqual(['', 'first answer', 'against the bare server (wanted: ≤ 1.5 ×)', 'ms', '']);
  expect(rest).toEqual([
    ['', 'health', '1.50 (1.35 to 1.65) × PASS', '150 (135 to 165)', ''],
    ['', 'a reset', '1.60 (1.44 to 1.76) × FAIL', '160 (144 to 176)', ''],
    ['', 'bare', '1', '100 (90 to 110)', ''],
    [''],
    ['Installed by npm, without peers: 5 packages, 11.1 MB (wanted at the end: ≤ 16 packages, ≤ 14 MB).'],
  ]);
});
