import { expect, test } from 'vitest';
import { callTable, type Meeting, passes } from './call-table.ts';

const spread = (median: number) => ({ lower: median / 2, median, upper: median * 2 });
const one = (name: string, ratio: number) => ({ name, time: spread(100), ratio: spread(ratio), added: spread(20) });

function meeting(ratio: number, hasBar: boolean): Meeting {
  return { where: 'here', all: [one('ours', 1), one('fetch', ratio)], hasBar };
}

function cellsOf(text: string): string[][] {
  return text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
}

test('tells the medians with their quartiles, and whether they pass', () => {
  const [head, , ours, fetch] = cellsOf(callTable([meeting(1.3, true)]));

  expect(head).toEqual(['', '', '', 'µs a call', 'ours takes', 'ours adds, µs', 'bar: ≤ 1.25 ×', '']);
  expect(ours).toEqual(['', 'here', 'ours', '100.0 (50.0 to 200.0)', '', '', '', '']);
  expect(fetch).toEqual([
    '',
    '',
    'fetch',
    '100.0 (50.0 to 200.0)',
    '1.30 (0.65 to 2.60) ×',
    '20.0 (10.0 to 40.0)',
    'FAIL',
    '',
  ]);
});

test('says nothing of passing where there is no bar', () => {
  expect(callTable([meeting(1.3, false)])).not.toMatch(/PASS|FAIL/);
});

test.each([
  [[meeting(1.2, true), meeting(9, false)], true],
  [[meeting(1.2, true), meeting(1.3, true)], false],
])('fails by any ratio that has a bar (%#)', (meetings, passed) => {
  expect(passes(meetings)).toBe(passed);
});
