import type { Cause } from './cause.ts';
import type { Known } from './known.ts';
import type { Life } from './life.ts';
import { sameAddress } from './reset-steps.ts';

/** When something ended or will end, in milliseconds since 1970, and what ended it. */
export interface Ending {
  /** Absent if it is not known. */
  readonly until?: number;
  /** Absent if time ended it, if nothing did, or if it is not known. */
  readonly endedBy?: Cause;
}

/** How the life of a secret ended, or when it will end. */
export function endingOf({ secret, verdict: { state, end } }: Life, known: Known, now: number): Ending {
  if (end) return { until: end.row.at, endedBy: known.cause(end.row) };
  const { email, expiresAt } = secret;
  if (state === 'account-gone') {
    const gone = known.changes().findLast((one) => one.change === 'deleted' && sameAddress(one.email, email));
    return gone ? { until: gone.at, endedBy: gone.by } : {};
  }
  // The lifetime is an option: one that was changed since does not fit what the mail says.
  const fits = state === 'valid' ? (expiresAt ?? 0) >= now : state === 'expired' && (expiresAt ?? now) < now;
  return expiresAt !== undefined && fits ? { until: expiresAt } : {};
}
