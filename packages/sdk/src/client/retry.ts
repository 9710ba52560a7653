import type { AnyResult } from './result.ts';

const RETRIES = 2;
/** Doubles with each try. */
const FIRST_WAIT_MS = 500;
/** If the backend asks for a longer wait, the error is returned instead. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Sends a request until there is an answer, the tries are used up, or the next wait is longer than the time that is
 * left.
 */
export async function retry(
  send: (attempt: number) => Promise<AnyResult>,
  signal: AbortSignal,
  msLeft: () => number,
  retries?: number,
): Promise<AnyResult> {
  for (let attempt = 1; ; attempt++) {
    const result = await send(attempt);
    const { kind, retryAfterMs = 0 } = result.error ?? {};
    const pause = Math.max(retryAfterMs, FIRST_WAIT_MS * 2 ** (attempt - 1));
    const isTransient = /^(network|rate-limited|server-error)$/.test(`${kind}`) && pause <= LONGEST_WAIT_MS;
    if (signal.aborted || !isTransient || !(attempt <= (retries ?? RETRIES)) || pause >= msLeft()) return result;
    await sleep(pause, signal);
    if (signal.aborted) return result;
  }
}

/** Ends early when the signal aborts. */
function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)));
  });
}
