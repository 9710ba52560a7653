import type { Abilities } from './abilities.ts';
import { readAnswer } from './answer.ts';
import type { Backend } from './backend.ts';
import { describe } from './describe.ts';
import type { UnansweredKind } from './error.ts';
import { tell } from './hooks.ts';
import { inTime } from './in-time.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { buildRequest } from './request.ts';
import { type AnyResult, failed, safely } from './result.ts';

const TIMEOUT_MS = 30_000;

/** Makes one call of the method `id`. Never rejects, whatever it is given, and never outlives its time-out. */
export type Send = (id: string, operation: Operation, input: unknown, options?: CallOptions) => Promise<AnyResult>;

/** What all methods of a client call. */
export function createTransport(backend: Backend, client: ClientOptions, { retry, placeFields }: Abilities = {}): Send {
  return async (id, operation, input, options) => {
    const { method } = operation;

    const sendOnce = async (signal: AbortSignal, attempt: number): Promise<AnyResult> => {
      const [url, init] = await buildRequest(backend, client, operation, input, options, placeFields);
      const request = { operation: id, method, url: url.href, headers: init.headers, attempt };
      await client.onRequest?.(request);
      signal.throwIfAborted();
      // A variable, because browsers refuse a `fetch` that is called as somebody's method.
      const fetch = client.fetch ?? globalThis.fetch;
      if (typeof fetch !== 'function') throw new TypeError('fetch must be a function');
      let response: Response | undefined;
      let result: AnyResult;
      try {
        response = await fetch(url.href, { ...init, signal });
        result = await readAnswer(
          backend,
          operation,
          response,
          client.validate && ((status, body) => client.validate?.(id, status, body)),
        );
      } catch (cause) {
        const kind = kindOfThrown(Object(cause).name);
        const message = `No complete answer from ${url.origin}: ${describe(cause)}`;
        result = failed({ kind, message, cause }, response);
      }
      if (response) tell(() => client.onResponse?.(request, response));
      return result;
    };

    const result = await safely(() => {
      const timeoutMs = options?.timeoutMs ?? client?.timeoutMs ?? TIMEOUT_MS;
      return inTime(timeoutMs, options?.signal, (signal, msLeft) => {
        const send = (attempt: number) => sendOnce(signal, attempt);
        // What sends a mail or uses a token up is never sent twice.
        if (!retry || method !== 'GET') return send(1);
        return retry(send, signal, msLeft, options?.retries ?? client.retries);
      });
    });
    const { error } = result;
    if (error) tell(() => client?.onError?.(error, id));
    return result;
  };
}

/** A custom `fetch` may have a time-out of its own. */
function kindOfThrown(name: unknown): UnansweredKind {
  if (name === 'TimeoutError') return 'timeout';
  return name === 'AbortError' ? 'aborted' : 'network';
}
