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

/**
 * Resolves after a number of milliseconds of real time; `'forever'` never resolves. Rejects with the reason of the first
 * signal that is aborted: when the mock server closes, or the client is gone.
 */
export function sleep(ms: number | 'forever', ...signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => (): void => {
      clearTimeout(timer);
      for (const [signal, stop] of stops) signal.removeEventListener('abort', stop);
      settle();
    };
    const timer = ms === 'forever' ? undefined : setTimeout(() => end(resolve)(), ms);
    const stops = signals.map((signal) => [signal, end(() => reject(signal.reason))] as const);
    for (const [signal, stop] of stops) {
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    }
  });
}
