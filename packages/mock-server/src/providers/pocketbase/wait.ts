import { limitInForce } from '../../core/limits.ts';
import type { FixedWindow } from '../../core/rate-limiter.ts';
import type { Backend } from './backend.ts';
import { cooldown, verificationCooldown } from './policy.ts';

/** The waits between two mails of an account. */
const waits: Readonly<Record<'cooldown' | 'verificationCooldown', FixedWindow>> = { cooldown, verificationCooldown };

/** When reset mails of an account went out whose timers are running, and since when it waits. */
interface Wait {
  readonly mailedAt: number;
  readonly mails: readonly number[];
}

/**
 * The wait that a reset mail begins now. A reset ends the wait, but not the timer of its mail: that ends the next wait, whenever
 * it has begun.
 */
export function waitFrom(backend: Backend, earlier: readonly number[] = []): Wait {
  const now = backend.clock.now();
  const limit = limitInForce(backend.limits(), 'cooldown', cooldown);
  const mails = [...earlier.filter((at) => limit && at + limit.windowMs > now), now];
  return { mailedAt: Math.min(...mails), mails };
}

/** Whether the mail of this wait is too soon, after one at this time. */
export function hasToWait(backend: Backend, name: keyof typeof waits, mailedAt: number | undefined): boolean {
  const limit = limitInForce(backend.limits(), name, waits[name]);
  if (!limit || mailedAt === undefined) return false;
  const left = mailedAt + limit.windowMs - backend.clock.now();
  if (left > 0) backend.noteLimit(name, left);
  return left > 0;
}
