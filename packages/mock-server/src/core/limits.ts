import type { FixedWindow } from './rate-limiter.ts';

/**
 * How strict rate limits and cool-downs are. `off` refuses no request; headers that the real server always sends show a
 * fresh window. `real` applies the limits of the real backend. An object applies them too, with some limits changed, by
 * their names.
 */
export type Limits<Name extends string = string> =
  | 'off'
  | 'real'
  | ([Name] extends [never] ? never : Readonly<Partial<Record<Name, Partial<FixedWindow>>>>);

/** A limit that refused a request. */
export interface HitLimit {
  /** Its name. */
  readonly name: string;
  /** When it allows the next request: milliseconds since 1970, by the mock server's clock. Absent if it allows none. */
  readonly until?: number;
}

const parts: Readonly<Record<keyof FixedWindow, readonly [expected: string, holds: (value: unknown) => boolean]>> = {
  max: ['a whole number from 0', (value) => Number.isInteger(value) && Number(value) >= 0],
  windowMs: ['milliseconds from 0', (value) => Number.isFinite(value) && Number(value) >= 0],
};

/** Limits as JSON has them: without names that are `undefined`. */
export function plainLimits(limits: Limits): 'off' | 'real' | Record<string, Partial<FixedWindow>> {
  if (typeof limits === 'string') return limits;
  return Object.fromEntries(Object.entries(limits).flatMap(([name, limit]) => (limit ? [[name, { ...limit }]] : [])));
}

/** The `max` of a limit that is off while others are on. */
export const unlimited: number = Number.MAX_SAFE_INTEGER;

/** The limit in force: the policy's window with the changes of the setting. `undefined` if it is off. */
export function limitInForce(limits: Limits, name: string, policy: FixedWindow): FixedWindow | undefined {
  if (limits === 'off') return undefined;
  if (limits === 'real') return policy;
  const window = { ...policy, ...limits[name] };
  return window.max === unlimited ? undefined : window;
}

/** Returns the setting if it is right. Throws for an unknown name and for a wrong window. */
export function checkLimits<Name extends string>(limits: Limits<Name>, names: readonly string[]): Limits<Name> {
  if (limits === 'off' || limits === 'real') return limits;
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits)) {
    throw new Error(`Expected 'off', 'real' or an object as limits, not ${JSON.stringify(limits)}.`);
  }
  const unknown = Object.keys(limits).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`There is no limit named "${unknown}". Known: ${names.join(', ')}.`);
  for (const [name, limit] of Object.entries(limits)) if (limit !== undefined) checkLimit(name, limit);
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
