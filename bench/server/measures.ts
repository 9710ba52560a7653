import type { Spread } from '../calls/spread.ts';

/** What is compared, and how it should be. Times are to be at most, throughput is to be at least so many times the other's. */
export const measures = {
  fetch: { title: '`mock.fetch`, time', wanted: 1.7, isMost: true },
  handle: { title: '`mock.handle`, time', wanted: 0.2, isMost: true },
  msw: { title: '`setupServer`, time', wanted: 1.1, isMost: true },
  port: { title: 'on a port, throughput', wanted: 0.6, isMost: false },
  prism: { title: 'against Prism, throughput', wanted: 12, isMost: false },
} as const;

/** The name of something that is compared. */
export type Measure = keyof typeof measures;

/** The names, in the order of the table. */
export const measureNames: readonly Measure[] = Object.keys(measures).filter(
  (name): name is Measure => name in measures,
);

/** A ratio, and the microseconds of both sides. */
export interface Compared {
  readonly ratio: Spread;
  readonly ours: Spread;
  readonly theirs: Spread;
}

/** What was measured of one backend. Absent: not measured. */
export interface MeasuredBackend {
  readonly backend: string;
  readonly compared: Readonly<Partial<Record<Measure, Compared>>>;
}

/** Whether a ratio is as it should be. `NaN` is not. */
export function isAsWanted(measure: Measure, ratio: number): boolean {
  const { wanted, isMost } = measures[measure];
  return isMost ? ratio <= wanted : ratio >= wanted;
}
