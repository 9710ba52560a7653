import type { FixedWindow } from '../../core/rate-limiter.ts';
import type { SupabaseOptions } from './options.ts';
import { type LimitName, limits } from './policy.ts';

/** The limits with the numbers that the options set. */
export function limitsWith(options: SupabaseOptions): Readonly<Record<LimitName, FixedWindow>> {
  const { emailsPerHour, maxFrequencySeconds } = options;
  return {
    ...limits,
    mailInterval: { max: 1, windowMs: maxFrequencySeconds * 1_000 },
    mails: { ...limits.mails, max: emailsPerHour },
  };
}
