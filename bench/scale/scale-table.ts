import { table } from '../../scripts/providers-doc/table.ts';
import { type Spread, spreadOf } from '../calls/spread.ts';
import { ratioOf, timeOf } from '../server/ratios.ts';
import { type Scaled, type ScaledBackend, wanted } from './scaled-backend.ts';

const flat = `(wanted: ≤ ${wanted.flat} ×)`;
const TIMES = [
  '',
  `a reset, 100,000 against 1,000 ${flat}`,
  `1,000,000 against 1,000 ${flat}`,
  'find, µs',
  `find nobody, µs (wanted: ≤ ${wanted.findMs * 1_000})`,
  `restart, ms (wanted: ≤ ${wanted.restartMs})`,
];
const MEMORY = ['', 'an account, bytes', `with a token, bytes (wanted: ≤ ${wanted.bytes})`];

/** Times and memory of all backends as Markdown tables: medians, in brackets the quartiles. Memory is one figure. */
export function scaleTable(measured: readonly ScaledBackend[]): string {
  return [table([TIMES, ...measured.map(timesOf)]), table([MEMORY, ...measured.map(memoryOf)])].join('\n\n');
}

function timesOf({ backend, hundredThousand, million }: ScaledBackend): string[] {
  const find = timeOf(hundredThousand.finds, 0);
  const nobody = timeOf(hundredThousand.finds, 1);
  const restart = spreadOf(hundredThousand.restarts);
  return [
    backend,
    resetWords(hundredThousand),
    resetWords(million),
    words(find, 1),
    `${words(nobody, 1)} ${verdict(nobody.median <= wanted.findMs * 1_000)}`,
    `${words(restart, 1)} ${verdict(restart.median <= wanted.restartMs)}`,
  ];
}

function resetWords({ resets }: Scaled): string {
  const ratio = ratioOf(resets, 0, 1);
  return `${words(ratio, 2)} × ${verdict(ratio.median <= wanted.flat)}`;
}

function memoryOf({ backend, hundredThousand: { bytes, bytesWithToken = Number.NaN } }: ScaledBackend): string[] {
  return [backend, bytes.toFixed(0), `${bytesWithToken.toFixed(0)} ${verdict(bytesWithToken <= wanted.bytes)}`];
}

function verdict(holds: boolean): 'PASS' | 'FAIL' {
  return holds ? 'PASS' : 'FAIL';
}

function words({ lower, median, upper }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${lower.toFixed(digits)} to ${upper.toFixed(digits)})`;
}
