import { table } from '../../scripts/providers-doc/table.ts';
import type { Spread } from '../calls/spread.ts';
import { isAsWanted, type Measure, type MeasuredBackend, measureNames, measures } from './measures.ts';

/** The ratios of all backends as a Markdown table, and below it the times: medians, in brackets the quartiles. */
export function serverTable(measured: readonly MeasuredBackend[]): string {
  const names = measureNames.filter((name) => measured.some(({ compared }) => compared[name]));
  const ratios = measured.map(({ backend, compared }) => [
    backend,
    ...names.map((name) => (compared[name] ? ratioWords(name, compared[name].ratio) : '')),
  ]);
  const times = measured.flatMap(({ backend, compared }) =>
    names.flatMap((name) => {
      const { ours, theirs } = compared[name] ?? {};
      return ours && theirs
        ? [[backend, measures[name].title.split(',')[0] ?? '', words(ours, 1), words(theirs, 1)]]
        : [];
    }),
  );
  return [
    table([['', ...names.map(headOf)], ...ratios]),
    table([['', '', 'ours, µs', 'the other, µs'], ...times]),
  ].join('\n\n');
}

function headOf(name: Measure): string {
  const { title, wanted, isMost } = measures[name];
  return `${title} (wanted: ${isMost ? '≤' : '≥'} ${wanted} ×)`;
}

function ratioWords(name: Measure, ratio: Spread): string {
  return `${words(ratio, 2)} × ${isAsWanted(name, ratio.median) ? 'PASS' : 'FAIL'}`;
}

function words({ lower, median, upper }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${lower.toFixed(digits)} to ${upper.toFixed(digits)})`;
}
