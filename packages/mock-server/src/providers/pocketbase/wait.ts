import { limitInForce } from '../../core/limits.ts';
import type { FixedWindow } from '../../core/rate-limiter.ts';
import type { Backend } from './backend.ts';
import { cooldown, verificationCooldown } from './policy.ts';

/** The waits between two mails of an account. */
const waits: Readonly<Record<'cooldown' | 'verificationCooldown', FixedWindow>> = { cooldown, verificationCooldown };

/** Whether the mail of this wait is too soon, after one at this time. */
export function hasToWait(backend: Backend, name: keyof typeof waits, mailedAt: number | undefined): boolean {
  const limit = limitInForce(backend.limits(), name, waits[name]);
  if (!limit || mailedAt === undefined) return false;
  const left = mailedAt + limit.windowMs - backend.clock.now();
  if (left > 0) backend.noteLimit(name, left);
  return left > 0;
}
