import type { Unanswered } from './error.ts';
import { type AnyResult, failed } from './result.ts';

/** The end that time-out and caller put to a call. */
export interface Deadline {
  /** Ends the request itself. */
  readonly signal: AbortSignal;
  /** Resolves when the call has to end, also if `fetch` does not care for its signal. */
  readonly over: Promise<AnyResult>;
  /** Whether there is time to wait so many milliseconds; if there is, waits them. */
  wait(milliseconds: number): Promise<boolean>;
  /** Forgets timers and listener. */
  stop(): void;
}

/** A timer longer than this would fire at once. */
const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

/** Starts the time of a call. Throws if one of the two is not what it has to be. */
export function startDeadline(timeoutMs: number, signal: AbortSignal | undefined): Deadline {
  if (typeof timeoutMs !== 'number' || !(timeoutMs > 0))
    throw new TypeError('timeoutMs has to be above 0, or Infinity for no time-out');
  const endsAt = Date.now() + timeoutMs;
  const controller = new AbortController();
  let resolve: (result: AnyResult) => void = () => {};
  const over = new Promise<AnyResult>((resolveOver) => {
    resolve = resolveOver;
  });
  const end = (error: Unanswered) => {
    // In this order, so that this wins over what `fetch` makes of the abort.
    resolve(failed(error));
    controller.abort();
  };
  const abort = () => end({ kind: 'aborted', message: 'The call was aborted', cause: signal?.reason });
  const expire = () => end({ kind: 'timeout', message: `No complete answer within ${timeoutMs} ms` });

  signal?.addEventListener('abort', abort);
  const timers = timeoutMs > LONGEST_TIMER_MS ? [] : [setTimeout(expire, timeoutMs)];
  if (signal?.aborted) abort();
  const wait = async (milliseconds: number) =>
    Date.now() + milliseconds < endsAt &&
    new Promise<boolean>((resume) => timers.push(setTimeout(resume, milliseconds, true)));
  const stop = () => {
    timers.map(clearTimeout);
    signal?.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, over, wait, stop };
}
