import { isoTime } from '../../core/clock.ts';

/** A time as Go writes it in JSON: RFC 3339 in UTC, the fraction without zeros at its end. */
export function goTime(ms: number): string {
  return isoTime(ms).replace(/\.?0*Z$/, 'Z');
}

const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/** A duration as Go writes it, such as `24h` or `1h30m`, in milliseconds; `undefined` for anything else. */
export function parseGoDuration(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|h|m|s))+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)].reduce(
    (sum, [, amount = '0', unit = 'ms']) => sum + Number(amount) * (units[unit] ?? 0),
    0,
  );
}
