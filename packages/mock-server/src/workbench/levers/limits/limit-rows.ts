import { type Duration, milliseconds } from '../../../core/duration.ts';
import { type Limits, unlimited } from '../../../core/limits.ts';

/** A limit as it is edited. */
export interface LimitRow {
  readonly name: string;
  /** The number of requests in a window. Empty: no limit. */
  readonly max: string;
  /** A duration. */
  readonly window: string;
}

/** A limit of the real backend. */
export interface PolicyLimit {
  readonly name: string;
  readonly max: number;
  readonly windowMs: number;
}

/** The limits in force; while they are off, those of the real backend. */
export function limitRows(limits: Limits, policy: readonly PolicyLimit[]): readonly LimitRow[] {
  const changes: Exclude<Limits, string> = typeof limits === 'string' ? {} : limits;
  return policy.map(({ name, ...real }) => {
    const { max, windowMs } = { ...real, ...changes[name] };
    return { name, max: max === unlimited ? '' : String(max), window: durationText(windowMs) };
  });
}

/** The setting that rows ask for: what differs from the real backend. Throws for a window that is no duration. */
export function limitsOf(rows: readonly LimitRow[], policy: readonly PolicyLimit[]): Limits {
  const changes = rows.flatMap(({ name, max, window }) => {
    const real = policy.find((one) => one.name === name);
    const asked = {
      max: max.trim() === '' ? unlimited : Number(max),
      windowMs: milliseconds(window.trim() as Duration),
    };
    const isReal = real?.max === asked.max && real.windowMs === asked.windowMs;
    return isReal ? [] : [[name, asked] as const];
  });
  return changes.length === 0 ? 'real' : Object.fromEntries(changes);
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** A duration in its largest whole unit: `15m`. */
export function durationText(ms: number): string {
  const [unit, length] = units.find(([, of]) => ms >= of && ms % of === 0) ?? ['ms', 1];
  return `${ms / length}${unit}`;
}
