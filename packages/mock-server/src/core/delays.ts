/** How long answers take: at once, as the backend is known to make clients wait, or so many milliseconds each. */
export type Delays = 'off' | 'real' | number;

/** Checks a setting of delays. */
export function checkDelays(delays: Delays): Delays {
  const good =
    delays === 'off' || delays === 'real' || (typeof delays === 'number' && delays >= 0 && delays <= 600_000);
  if (!good)
    throw new Error(`Expected 'off', 'real' or milliseconds up to 600000 as delays, not ${JSON.stringify(delays)}.`);
  return delays;
}

/** Resolves after so many milliseconds of real time. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
