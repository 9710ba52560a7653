import { readAnswer } from './answer.ts';
import type { Backend } from './backend.ts';
import { describe } from './describe.ts';
import type { UnansweredKind } from './error.ts';
import { tell } from './hooks.ts';
import { inTime, type Wait } from './in-time.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { buildRequest } from './request.ts';
import { type AnyResult, failed, safely } from './result.ts';

const TIMEOUT_MS = 30_000;
const RETRIES = 2;
/** Doubles with each try. */
const FIRST_WAIT_MS = 500;
/** Whoever is asked to wait longer is told so instead. */
const LONGEST_WAIT_MS = 10_000;

/** Makes one call of the method `id`. Never rejects, whatever it is given, and never outlives its time-out. */
export type Send = (id: string, operation: Operation, input: unknown, options?: CallOptions) => Promise<AnyResult>;

/** What all methods of a client call. */
export function createTransport(backend: Backend, client: ClientOptions): Send {
  return async (id, operation, input, options) => {
    const sendOnce = async (signal: AbortSignal, attempt: number): Promise<AnyResult> => {
      const [url, init] = await buildRequest(backend, client, operation, input, options);
      const { method, headers } = init;
      const request = { operation: id, method, url, headers, attempt };
      await client.onRequest?.(request);
      signal.throwIfAborted();
      // A variable, because browsers refuse a `fetch` that is called as somebody's method.
      const fetch = client.fetch ?? globalThis.fetch;
      if (typeof fetch !== 'function') throw new TypeError('There is no `fetch` here: give the client one');
      let response: Response;
      try {
        response = await fetch(url, { ...init, signal });
      } catch (cause) {
        const message = `No answer from ${new URL(url).origin}: ${describe(cause)}`;
        return failed({ kind: kindOfThrown(cause), message, cause });
      }
      const result = await readAnswer(backend, operation, response, client.validate?.bind(client, id));
      tell(() => client.onResponse?.(request, response));
      return result;
    };

    const sendUntilAnswered = async (signal: AbortSignal, wait: Wait): Promise<AnyResult> => {
      // Only what is safe (RFC 9110, 9.2.1) is tried again: what sends a mail or uses a token up is never sent twice.
      const retries = operation.method === 'GET' ? (options?.retries ?? client.retries ?? RETRIES) : 0;
      for (let attempt = 1; ; attempt++) {
        const result = await sendOnce(signal, attempt);
        const { kind, retryAfterMs = 0 } = result.error ?? {};
        const pause = Math.max(retryAfterMs, FIRST_WAIT_MS * 2 ** (attempt - 1));
        const isTransient = /^(network|rate-limited|server-error)$/.test(`${kind}`) && pause <= LONGEST_WAIT_MS;
        if (!isTransient || !(attempt <= retries) || !(await wait(pause))) return result;
      }
    };

    const result = await safely(() =>
      inTime(options?.timeoutMs ?? client?.timeoutMs ?? TIMEOUT_MS, options?.signal, sendUntilAnswered),
    );
    const { error } = result;
    if (error) tell(() => client?.onError?.(error, id));
    return result;
  };
}

/** A custom `fetch` may have a time-out of its own. */
const KIND_OF_THROWN: Readonly<Record<string, UnansweredKind>> = { TimeoutError: 'timeout', AbortError: 'aborted' };

function kindOfThrown(cause: unknown): UnansweredKind {
  return (cause instanceof Error && KIND_OF_THROWN[cause.name]) || 'network';
}
