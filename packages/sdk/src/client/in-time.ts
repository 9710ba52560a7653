import type { UnansweredKind } from './error.ts';
import { type AnyResult, failed } from './result.ts';

/** A timer longer than this would fire at once. */
const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

/**
 * What `run` gives, or the error that time is up or the caller has aborted, whichever comes first: also where `run` does not
 * care for its signal. `msLeft` says how many milliseconds it has. Rejects if there is no such time or signal, or if `run` does.
 */
export async function inTime(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal, msLeft: () => number) => Promise<AnyResult>,
): Promise<AnyResult> {
  if (typeof timeoutMs !== 'number' || !(timeoutMs > 0)) throw new TypeError('timeoutMs must be above 0');
  // Not the time of day: that may be set, and frameworks that prerender pages complain of it.
  const endsAt = performance.now() + timeoutMs;
  const controller = new AbortController();
  let end!: (kind: UnansweredKind, message: string, cause?: unknown) => void;
  const ended = new Promise<AnyResult>((resolve) => {
    end = (kind, message, cause) => {
      // In this order, so that this wins over what `fetch` makes of the abort.
      resolve(failed({ kind, message, cause }));
      controller.abort();
    };
  });
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
