import type { UnansweredKind } from './error.ts';
import { type AnyResult, failed } from './result.ts';

/** A timer longer than this would fire at once. */
const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

/**
 * Runs one call within its time. Resolves to what `run` resolves to, or to an error of kind `timeout` or `aborted`,
 * whichever comes first, so a `run` that ignores its signal cannot hang the call. Rejects if `run` rejects, and if
 * time-out or signal are invalid.
 *
 * @param timeoutMs above 0; `Infinity` for no limit
 * @param run gets the signal that ends it, and a function that says how many milliseconds are left
 */
export async function inTime(
  timeoutMs: number,
  caller: AbortSignal | null | undefined,
  run: (signal: AbortSignal, msLeft: () => number) => Promise<AnyResult>,
): Promise<AnyResult> {
  if (typeof timeoutMs !== 'number' || !(timeoutMs > 0)) throw new TypeError('timeoutMs must be above 0');
  // Not the time of day, which may be set, and whose use frameworks that prerender pages report.
  const endsAt = performance.now() + timeoutMs;
  const controller = new AbortController();
  let end!: (kind: UnansweredKind, message: string, cause?: unknown) => void;
  const ended = new Promise<AnyResult>((resolve) => {
    end = (kind, message, cause) => {
      // In this order, so that this result wins over the rejection of the aborted `fetch`.
      resolve(failed({ kind, message, cause }));
      controller.abort();
    };
  });
  // Older polyfills have no `reason`.
  const abort = () => end('aborted', 'The call was aborted', caller?.reason);
  caller?.addEventListener('abort', abort);
  if (caller?.aborted) abort();
  const stop = () => end('timeout', `No complete answer within ${timeoutMs} ms`);
  const timer = timeoutMs <= LONGEST_TIMER_MS ? setTimeout(stop, timeoutMs) : undefined;
  try {
    return await Promise.race([ended, run(controller.signal, () => endsAt - performance.now())]);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', abort);
  }
}
