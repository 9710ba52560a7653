import type { Backend } from './backend.ts';
import { notify } from './hooks.ts';
import { inTime } from './in-time.ts';
import type { ClientOptions } from './options.ts';
import { type AnyResult, safely } from './result.ts';
import { retry } from './retry.ts';
import { type CallRequest, type OpenapiFetch, senderOf } from './send-once.ts';

const TIMEOUT_MS = 30_000;

/** Sends a request and reads its answer. Never rejects, for any input, and never outlives its time-out. */
export type Exchange = (call: CallRequest) => Promise<AnyResult>;

/** Makes the function that all calls of a client use, by name and by path. */
export function createExchange(backend: Backend, client: ClientOptions, openapi: OpenapiFetch): Exchange {
  const sendOnce = senderOf(backend, client, openapi);
  const exchange = async (call: CallRequest): Promise<AnyResult> => {
    const {
      signal: caller,
      timeoutMs = client?.timeoutMs ?? TIMEOUT_MS,
      retries = client?.retries,
      ...init
    } = call.init();
    // Only safe methods (RFC 9110, 9.2.1): other requests may send a mail or use a token up.
    const most = call.operation.method === 'GET' ? retries : 0;
    return inTime(timeoutMs, caller, (signal, msLeft) =>
      retry((attempt) => sendOnce(call, init, signal, attempt), signal, msLeft, most),
    );
  };
  return async (call) => {
    const result = await safely(() => exchange(call));
    const { error } = result;
    if (error) notify(() => client?.onError?.(error, call.id));
    return result;
  };
}
