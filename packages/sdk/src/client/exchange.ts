import type { Backend } from './backend.ts';
import { describe } from './describe.ts';
import type { UnansweredKind } from './error.ts';
import { joinHeaders } from './headers.ts';
import { notify } from './hooks.ts';
import { inTime } from './in-time.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions, Fetch } from './options.ts';
import { checkedBaseUrl } from './place-input.ts';
import type { Answer } from './read-result.ts';
import { type AnyResult, failed, safely } from './result.ts';
import { retry } from './retry.ts';

const TIMEOUT_MS = 30_000;

/** openapi-fetch's options for one call, and the options that this client adds. */
export interface Init extends CallOptions {
  readonly fetch?: Fetch | undefined;
  readonly [option: string]: unknown;
}

/** One call of the method `id`: what to send, built when it is needed, and how to read the answer. */
export interface CallRequest {
  readonly id: string;
  readonly operation: Pick<Operation, 'method' | 'path'>;
  readonly init: () => Init;
  readonly read: (answer: Answer) => Promise<AnyResult>;
}

/** Sends a request and reads its answer. Never rejects, for any input, and never outlives its time-out. */
export type Exchange = (call: CallRequest) => Promise<AnyResult>;

/** openapi-fetch's way to send a request whose path is known at run time only. */
export interface OpenapiFetch {
  request(method: string, path: string, init: object): Promise<Answer>;
}

/** Makes the function that all calls of a client use, by name and by path. */
export function createExchange(backend: Backend, client: ClientOptions, openapi: OpenapiFetch): Exchange {
  const ask = async ({ id, operation: { method, path }, init, read }: CallRequest): Promise<AnyResult> => {
    const { signal: caller, timeoutMs = client?.timeoutMs ?? TIMEOUT_MS, retries = client?.retries, ...rest } = init();

    const sendOnce = async (signal: AbortSignal, attempt: number): Promise<AnyResult> => {
      const { credentials = client.credentials, fetch = client.fetch ?? globalThis.fetch } = rest;
      if (typeof fetch !== 'function') throw new TypeError('fetch must be a function');
      let url: string | undefined;
      let response: Response | undefined;
      let reportResponse = () => {};

      const send: Fetch = async (request) => {
        const sent = { operation: id, method, url: request.url, headers: request.headers, attempt };
        await client.onRequest?.(sent);
        if (signal.aborted) throw signal.reason;
        url = sent.url;
        const received = await fetched(fetch, withSignal(request, signal));
        response = received;
        reportResponse = () => notify(() => client.onResponse?.(sent, received));
        return received;
      };

      let result: AnyResult;
      try {
        const headers = joinHeaders(
          { Accept: 'application/json' },
          await backend.headers(),
          client.headers,
          rest.headers,
        );
        const baseUrl = checkedBaseUrl(client.baseUrl);
        const all = { ...rest, ...(credentials && { credentials }), baseUrl, headers, fetch: send };
        result = await read(await openapi.request(method, path, all));
      } catch (cause) {
        if (!url) throw cause;
        const message = `No complete answer from ${url.split('/', 3).join('/')}: ${describe(cause)}`;
        result = failed({ kind: KINDS[Object(cause).name] ?? 'network', message, cause }, response);
      }
      reportResponse();
      return result;
    };

    return inTime(timeoutMs, caller, (signal, msLeft) =>
      // Only safe methods (RFC 9110, 9.2.1): other requests may send a mail or use a token up.
      retry((attempt) => sendOnce(signal, attempt), signal, msLeft, method === 'GET' ? retries : 0),
    );
  };
  return async (call) => {
    const result = await safely(() => ask(call));
    const { error } = result;
    if (error) notify(() => client?.onError?.(error, call.id));
    return result;
  };
}

/** The kind of an error that `fetch` throws, by name. A custom `fetch` may have a time-out of its own. */
const KINDS: Readonly<Record<string, UnansweredKind>> = {
  TimeoutError: 'timeout',
  AbortError: 'aborted',
  // openapi-fetch throws it for a success that is not JSON.
  SyntaxError: 'unexpected-response',
};

/** Calls `fetch` and rejects with an `Error`: openapi-fetch ignores a thrown value such as `undefined` or `null`. */
async function fetched(fetch: Fetch, request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (thrown) {
    throw thrown || new Error(String(thrown));
  }
}

/**
 * The request with a signal, if the platform accepts it (Node's `Request` refuses a polyfill's). Otherwise the request
 * itself: the call still ends in time.
 */
function withSignal(request: Request, signal: AbortSignal): Request {
  try {
    return new Request(request, { signal });
  } catch {
    return request;
  }
}
