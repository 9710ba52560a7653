import type { UnansweredKind } from './error.ts';
import { type AnyResult, failed } from './result.ts';

/** Waits so many milliseconds if the time of the call allows it; at once `false` if not. */
export type Wait = (milliseconds: number) => Promise<boolean>;

/** A timer longer than this would fire at once. */
const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

/**
 * What `run` gives, or the error that time is up or the caller has aborted, whichever comes first: also where `run` does not
 * care for its signal. Throws or rejects if there is no such time, or if `run` does.
 */
export function inTime(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal, wait: Wait) => Promise<AnyResult>,
): Promise<AnyResult> {
  if (typeof timeoutMs !== 'number' || !(timeoutMs > 0)) throw new TypeError('timeoutMs has to be above 0');
  const endsAt = Date.now() + timeoutMs;
  const controller = new AbortController();
  const timers: ReturnType<typeof setTimeout>[] = [];
  const sleep = (milliseconds: number) =>
    new Promise<boolean>((resolve) => timers.push(setTimeout(resolve, milliseconds, true)));
  let abort = () => {};
  const onAbort = () => abort();
  caller?.addEventListener('abort', onAbort);
  return new Promise<AnyResult>((resolve, reject) => {
    const end = (kind: UnansweredKind, message: string, cause?: unknown) => {
      // In this order, so that this wins over what `fetch` makes of the abort.
      resolve(failed({ kind, message, cause }));
      controller.abort();
    };
    abort = () => end('aborted', 'The call was aborted', caller?.reason);
    if (caller?.aborted) abort();
    if (timeoutMs <= LONGEST_TIMER_MS)
      sleep(timeoutMs).then(() => end('timeout', `No complete answer within ${timeoutMs} ms`));
    run(controller.signal, async (wait) => Date.now() + wait < endsAt && sleep(wait)).then(resolve, reject);
  }).finally(() => {
    timers.map(clearTimeout);
    caller?.removeEventListener('abort', onAbort);
  });
}
