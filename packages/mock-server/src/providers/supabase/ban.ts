import { parseGoDuration } from './go-time.ts';

/** What `ban_duration` comes to: a moment, `none` where it lifts a ban, or the objection to it. */
export function bannedUntil(
  duration: string,
  now: number,
): { readonly until: number | undefined } | { readonly issue: string } {
  if (duration === 'none') return { until: undefined };
  const length = parseGoDuration(duration);
  if (length === undefined)
    return { issue: `invalid format for ban duration: time: invalid duration ${JSON.stringify(duration)}` };
  return { until: now + length };
}
