import { parseGoDuration } from './go-time.ts';

/** What `ban_duration` comes to: a moment, `none` where it lifts a ban, or the objection to it. */
export function bannedUntil(
  duration: string,
  now: number,
): { readonly until: number | undefined } | { readonly issue: string } {
  if (duration === 'none') return { until: undefined };
  const length = parseGoDuration(duration);
  if ('issue' in length) return { issue: `invalid format for ban duration: ${length.issue}` };
  return { until: length.ms === 0 ? undefined : now + length.ms };
}
