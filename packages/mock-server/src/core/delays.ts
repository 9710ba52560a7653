/**
 * The time that answers take: none, the delays of the real backend where it has some, or a number of milliseconds for
 * each answer.
 */
export type Delays = 'off' | 'real' | number;

/** Returns the setting `delays` if it is right, and throws otherwise. */
export function checkDelays(delays: Delays): Delays {
  const good =
    delays === 'off' || delays === 'real' || (typeof delays === 'number' && delays >= 0 && delays <= 600_000);
  if (!good)
    throw new Error(`Expected 'off', 'real' or milliseconds up to 600000 as delays, not ${JSON.stringify(delays)}.`);
  return delays;
}

/** Resolves after a number of milliseconds of real time. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
