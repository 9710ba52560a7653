import type { FixedWindow } from './rate-limiter.ts';

/**
 * How strict rate limits and cool-downs are: `off` never refuses (headers that the real server always sends are sent,
 * showing a fresh window), `real` is what the backend does, an object changes single limits by their name in its policy.
 */
export type Limits = 'off' | 'real' | Readonly<Record<string, Partial<FixedWindow>>>;

const parts: Readonly<Record<keyof FixedWindow, readonly [expected: string, holds: (value: unknown) => boolean]>> = {
  max: ['a whole number from 0', (value) => Number.isInteger(value) && Number(value) >= 0],
  windowMs: ['milliseconds from 0', (value) => Number.isFinite(value) && Number(value) >= 0],
};

/** A limit as it stands: the policy's, changed where a test said so; `undefined` when limits are off. */
export function limitInForce(limits: Limits, name: string, policy: FixedWindow): FixedWindow | undefined {
  if (limits === 'off') return undefined;
  return limits === 'real' ? policy : { ...policy, ...limits[name] };
}

/** Checks a setting of limits against the names that a policy has. */
export function checkLimits(limits: Limits, names: readonly string[]): Limits {
  if (limits === 'off' || limits === 'real') return limits;
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits)) {
    throw new Error(`Expected 'off', 'real' or an object as limits, not ${JSON.stringify(limits)}.`);
  }
  const unknown = Object.keys(limits).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`There is no limit named "${unknown}". Known: ${names.join(', ')}.`);
  for (const [name, limit] of Object.entries(limits)) checkLimit(name, limit);
  return limits;
}

function checkLimit(name: string, limit: unknown): void {
  if (typeof limit !== 'object' || limit === null || Array.isArray(limit)) {
    throw new Error(`Expected { max, windowMs }, or one of them, as limit "${name}", not ${JSON.stringify(limit)}.`);
  }
  for (const [part, value] of Object.entries(limit)) {
    if (!Object.hasOwn(parts, part)) {
      throw new Error(`Limit "${name}" has no "${part}". Known: ${Object.keys(parts).join(', ')}.`);
    }
    const [expected, holds] = parts[part as keyof FixedWindow];
    if (!holds(value)) {
      throw new Error(`Expected ${expected} as ${part} of limit "${name}", not ${JSON.stringify(value)}.`);
    }
  }
}
