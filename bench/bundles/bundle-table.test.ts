import { expect, test } from 'vitest';
import { bundleTable } from './bundle-table.ts';

const size = (minified: number, gzipped: number) => ({ minified, gzipped });

test('shows each size in kilobytes and as a multiple of ours', () => {
  const ours = { name: 'ours', first: size(10_000, 4_000), later: size(0, 0), leftOut: [] };
  const theirs = { name: 'theirs', first: size(220_400, 59_000), later: size(50_000, 9_960), leftOut: ['crypto'] };

  const text = bundleTable([{ provider: 'Shop', all: [ours, theirs] }]);

  expect(text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))).toEqual([
    ['', '', '', 'minified', 'gzipped', 'times ours', 'loaded later, gzipped', 'not counted', ''],
    expect.anything(),
    ['', 'Shop', 'ours', '10.0 kB', '4.0 kB', '1', '', '', ''],
    ['', '', 'theirs', '220.4 kB', '59.0 kB', '14.8', '10.0 kB', '`crypto`', ''],
  ]);
});
