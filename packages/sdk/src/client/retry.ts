import type { Call } from './call.ts';
import type { AnyFailure } from './error.ts';

const RETRIES = 2;
/** Doubles with each try. */
const FIRST_WAIT_MS = 500;
/** Whoever is asked to wait longer is told so instead. */
const LONGEST_WAIT_MS = 10_000;

/** The milliseconds to wait before a call is tried again, or `undefined` if it is not: only what is safe (RFC 9110, 9.2.1) is. */
export function waitBeforeRetry(call: Call, { kind, retryAfterMs }: AnyFailure, attempt: number): number | undefined {
  const { operation, client, options } = call;
  const isTransient = kind === 'network' || kind === 'rate-limited' || kind === 'server-error';
  if (!isTransient || operation.method !== 'GET' || !(attempt <= (options?.retries ?? client.retries ?? RETRIES)))
    return undefined;
  const wait = retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
  return wait > LONGEST_WAIT_MS ? undefined : wait;
}
