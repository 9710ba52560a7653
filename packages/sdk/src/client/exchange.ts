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

/** What openapi-fetch takes for one call, and what this client takes besides. */
export interface Init extends CallOptions {
  readonly fetch?: Fetch | undefined;
  readonly [option: string]: unknown;
}

/** One call of the method `id`: what to send, made when it is needed, and what its answer means. */
export interface Asking {
  readonly id: string;
  readonly operation: Pick<Operation, 'method' | 'path'>;
  readonly init: () => Init;
  readonly read: (answer: Answer) => Promise<AnyResult>;
}

/** Sends a request and waits for what its answer means. Never rejects, whatever it is given, and never outlives its time-out. */
export type Exchange = (asking: Asking) => Promise<AnyResult>;

/** openapi-fetch's way to send a request whose path is known at run time only. */
export interface OpenapiFetch {
  request(method: string, path: string, init: object): Promise<Answer>;
}

/** What all calls of a client go through, those by name and those by path. */
export function createExchange(backend: Backend, client: ClientOptions, openapi: OpenapiFetch): Exchange {
  const ask = async ({ id, operation: { method, path }, init, read }: Asking): Promise<AnyResult> => {
    const { signal: caller, timeoutMs = client?.timeoutMs ?? TIMEOUT_MS, retries = client?.retries, ...rest } = init();

    const askOnce = async (signal: AbortSignal, attempt: number): Promise<AnyResult> => {
      const { credentials = client.credentials, fetch = client.fetch ?? globalThis.fetch } = rest;
      if (typeof fetch !== 'function') throw new TypeError('fetch must be a function');
      let url: string | undefined;
      let response: Response | undefined;
      let seen = () => {};

      const send: Fetch = async (request) => {
        const sent = { operation: id, method, url: request.url, headers: request.headers, attempt };
        await client.onRequest?.(sent);
        if (signal.aborted) throw signal.reason;
        url = sent.url;
        const came = await fetched(fetch, withSignal(request, signal));
        response = came;
        seen = () => notify(() => client.onResponse?.(sent, came));
        return came;
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
      seen();
      return result;
    };

    return inTime(timeoutMs, caller, (signal, msLeft) =>
      // Only what is safe (RFC 9110, 9.2.1): anything else may send a mail or use a token up.
      retry((attempt) => askOnce(signal, attempt), signal, msLeft, method === 'GET' ? retries : 0),
    );
  };
  return async (asking) => {
    const result = await safely(() => ask(asking));
    const { error } = result;
    if (error) notify(() => client?.onError?.(error, asking.id));
    return result;
  };
}

/** What a `fetch` that throws means. A custom one may have a time-out of its own. */
const KINDS: Readonly<Record<string, UnansweredKind>> = {
  TimeoutError: 'timeout',
  AbortError: 'aborted',
  // openapi-fetch throws it over a success that holds no JSON.
  SyntaxError: 'unexpected-response',
};

/** openapi-fetch goes on as if nothing had been thrown where that is `undefined`, `null` or the like. */
async function fetched(fetch: Fetch, request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (thrown) {
    throw thrown || new Error(String(thrown));
  }
}

/** Not every platform takes every signal (Node's `Request` refuses a polyfill's): the call ends in time all the same. */
function withSignal(request: Request, signal: AbortSignal): Request {
  try {
    return new Request(request, { signal });
  } catch {
    return request;
  }
}
