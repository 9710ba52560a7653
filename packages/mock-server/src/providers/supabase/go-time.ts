import { isoTime } from '../../core/clock.ts';

/** A time as Go writes it in JSON: RFC 3339 in UTC, with a fraction without trailing zeros. */
export function goTime(ms: number): string {
  return isoTime(ms).replace(/\.?0{0,3}Z$/, 'Z');
}

const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  us: 1e-3,
  '\u00b5s': 1e-3,
  '\u03bcs': 1e-3,
  ns: 1e-6,
};

/** Parses a duration of Go, such as `24h`, `1h30m` or `-1.5s`. Returns milliseconds, or Go's error text in `issue`. */
export function parseGoDuration(text: string): { readonly ms: number } | { readonly issue: string } {
  const quoted = JSON.stringify(text);
  const [, sign = '', bare = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (bare === '0') return { ms: 0 };
  if (bare === '') return { issue: `time: invalid duration ${quoted}` };
  let ms = 0;
  for (let rest = bare; rest !== ''; ) {
    const [part = '', amount = '', unit = ''] = /^(\d+\.?\d*|\.\d+)([^.\d]*)/.exec(rest) ?? [];
    const length = Object.hasOwn(units, unit) ? units[unit] : undefined;
    if (part === '') return { issue: `time: invalid duration ${quoted}` };
    if (unit === '') return { issue: `time: missing unit in duration ${quoted}` };
    if (length === undefined) return { issue: `time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}` };
    ms += Number(amount) * length;
    rest = rest.slice(part.length);
  }
  return { ms: sign === '-' ? -ms : ms };
}
