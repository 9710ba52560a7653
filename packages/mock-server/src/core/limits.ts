import type { FixedWindow } from './rate-limiter.ts';

/**
 * How strict rate limits and cool-downs are: `off` never refuses (headers that the real server always sends are sent,
 * showing a fresh window), `real` is what the backend does, an object changes single limits by their name in its policy.
 */
export type Limits = 'off' | 'real' | Readonly<Record<string, Partial<FixedWindow>>>;

/** A limit as it stands: the policy's, changed where a test said so; `undefined` when limits are off. */
export function limitInForce(limits: Limits, name: string, policy: FixedWindow): FixedWindow | undefined {
  if (limits === 'off') return undefined;
  return limits === 'real' ? policy : { ...policy, ...limits[name] };
}

/** Checks a setting of limits against the names that a policy has. */
export function checkLimits(limits: Limits, names: readonly string[]): Limits {
  if (limits === 'off' || limits === 'real') return limits;
  if (typeof limits !== 'object' || limits === null) {
    throw new Error(`Expected 'off', 'real' or an object as limits, not ${JSON.stringify(limits)}.`);
  }
  const unknown = Object.keys(limits).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`There is no limit named "${unknown}". Known: ${names.join(', ')}.`);
  return limits;
}
