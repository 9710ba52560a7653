import { parseGoDuration } from './go-time.ts';

/** The end of a ban for a `ban_duration`: a time, `none` if it lifts a ban, or the error message if it is invalid. */
export function bannedUntil(
  duration: string,
  now: number,
): { readonly until: number | undefined } | { readonly issue: string } {
  if (duration === 'none') return { until: undefined };
  const length = parseGoDuration(duration);
  if ('issue' in length) return { issue: `invalid format for ban duration: ${length.issue}` };
  return { until: length.ms === 0 ? undefined : now + length.ms };
}
