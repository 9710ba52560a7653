const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A length of time: milliseconds, or a number with a unit such as `'16m'`, `'24h'`, `'1.5s'`, `'250ms'`, `'7d'`. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;

/** The milliseconds of a duration. Throws if it is negative or infinite, or if its unit is unknown. */
export function milliseconds(duration: Duration): number {
  const value = typeof duration === 'number' ? duration : parsed(duration);
  if (value === undefined || !Number.isFinite(value) || value < 0) {
    throw new Error(
      `Expected milliseconds or a duration such as '90s', '16m', '24h' or '7d', not ${JSON.stringify(duration)}.`,
    );
  }
  return value;
}

function parsed(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
  if (!match) return undefined;
  const [, amount, unit] = match;
  return Number(amount) * units[unit as keyof typeof units];
}
