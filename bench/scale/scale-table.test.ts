import { expect, test } from 'vitest';
import { scaleTable } from './scale-table.ts';
import type { Scaled } from './scaled-backend.ts';

const small: Scaled = {
  bytes: 450.4,
  bytesWithToken: 1_024,
  resets: [
    [110, 100],
    [125, 100],
    [130, 100],
  ],
  finds: [[10, 1_000]],
  restarts: [1, 50, 60],
};
const large: Scaled = {
  bytes: 450.4,
  bytesWithToken: 1_025,
  resets: [[126, 100]],
  finds: [[10, 1_001]],
  restarts: [51],
};

test('tells how a reset, look-ups, a restart and the memory grow, and whether they are as wanted', () => {
  const text = scaleTable([
    { backend: 'One', hundredThousand: small, million: large },
    { backend: 'Other', hundredThousand: large, million: small },
  ]);

  const cells = text.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(cells[2]).toEqual([
    'One',
    '1.25 (1.18 to 1.27) × PASS',
    '1.26 (1.26 to 1.26) × FAIL',
    '10.0 (10.0 to 10.0)',
    '1000.0 (1000.0 to 1000.0) PASS',
    '50.0 (25.5 to 55.0) PASS',
  ]);
  expect(cells[3]?.slice(4)).toEqual(['1001.0 (1001.0 to 1001.0) FAIL', '51.0 (51.0 to 51.0) FAIL']);
  expect(cells.slice(-2)).toEqual([
    ['One', '450', '1024 PASS'],
    ['Other', '450', '1025 FAIL'],
  ]);
});
