import type { AnyFailure } from '@resetkit/sdk';
import { useMemo } from 'react';
import { useSecondsUntil } from './use-seconds-until.ts';

/** The seconds to wait after a refusal because of too many tries, 0 after any other error. A backend that says no time means a minute. */
export function useWait(error: AnyFailure | undefined): number {
  const until = useMemo(
    () => (error?.kind === 'rate-limited' ? Date.now() + (error.retryAfterMs ?? 60_000) : undefined),
    [error],
  );
  return useSecondsUntil(until);
}
