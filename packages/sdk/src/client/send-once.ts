import type { Backend } from './backend.ts';
import { describe } from './describe.ts';
import type { UnansweredKind } from './error.ts';
import { joinHeaders } from './headers.ts';
import { notify } from './hooks.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions, Fetch, HeaderFields } from './options.ts';
import { checkedBaseUrl } from './place-input.ts';
import type { Answer } from './read-result.ts';
import { type AnyResult, failed } from './result.ts';

/** openapi-fetch's options for one call, and the options that this client adds. */
export interface Init extends CallOptions {
  readonly baseUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
  readonly Request?: typeof Request | undefined;
  readonly params?: { readonly header?: HeaderFields } | undefined;
  readonly [option: string]: unknown;
}

/** openapi-fetch's way to send a request whose path is known at run time only. */
export interface OpenapiFetch {
  request(method: string, path: string, init: object): Promise<Answer>;
}

/** One call of the method `id`: what to send, built when it is needed, and how to read the answer. */
export interface CallRequest {
  readonly id: string;
  readonly operation: Pick<Operation, 'method' | 'path'>;
  readonly init: () => Init;
  readonly read: (answer: Answer) => Promise<AnyResult>;
}

/** Sends a call once, with the options that were built, and reads its answer. Rejects if it could not be sent. `attempt` is 1 for the first try. */
export type SendOnce = (call: CallRequest, init: Init, signal: AbortSignal, attempt: number) => Promise<AnyResult>;

/** Makes the function that sends all requests of a client. */
export const senderOf =
  (backend: Backend, client: ClientOptions, openapi: OpenapiFetch): SendOnce =>
  async ({ id, operation: { method, path }, read }, init, signal, attempt) => {
    const { credentials = client.credentials, fetch = client.fetch ?? globalThis.fetch } = init;
    const { Request = globalThis.Request } = init;
    if (typeof fetch !== 'function') throw new TypeError('fetch must be a function');
    let url: string | undefined;
    let response: Response | undefined;
    let reportResponse = () => {};

    const send: Fetch = async (request) => {
      const sent = { operation: id, method, url: request.url, headers: request.headers, attempt };
      await client.onRequest?.(sent);
      if (signal.aborted) throw signal.reason;
      url = sent.url;
      const received = await fetched(fetch, request);
      response = received;
      reportResponse = () => notify(() => client.onResponse?.(sent, received));
      return received;
    };

    let result: AnyResult;
    try {
      const baseUrl = checkedBaseUrl(init.baseUrl ?? client.baseUrl);
      // openapi-fetch joins those in `params` too, but its error would quote a value that cannot be sent.
      const own = [client.headers, init.headers, init.params?.header];
      const headers = joinHeaders({ Accept: 'application/json' }, await backend.headers(), ...own);
      const settings = { ...init, credentials, Request, baseUrl, headers, fetch: send };
      const ending = acceptedBy(Request, baseUrl, { signal });
      const sentPath = backend.path?.(path) ?? path;
      result = await read(await openapi.request(method, sentPath, { ...settings, ...ending }));
    } catch (cause) {
      if (!url) throw cause;
      const message = `No complete answer from ${url.split('/', 3).join('/')}: ${describe(cause)}`;
      result = failed({ kind: KINDS[Object(cause).name] ?? 'network', message, cause }, response);
    }
    reportResponse();
    return result;
  };

/** The kind of an error that `fetch` throws, by name. A custom `fetch` may have a time-out of its own. */
const KINDS: Readonly<Record<string, UnansweredKind>> = {
  TimeoutError: 'timeout',
  AbortError: 'aborted',
  // openapi-fetch throws it for a success that is not JSON.
  SyntaxError: 'unexpected-response',
};

/**
 * Calls `fetch`. Rejects if it does not return a `Response`, and with an `Error` in place of a thrown value such as
 * `undefined` or `null`, which openapi-fetch ignores.
 */
async function fetched(fetch: Fetch, request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (!response?.headers) throw new TypeError('fetch must return a Response');
    return response;
  } catch (thrown) {
    throw thrown || new Error(String(thrown));
  }
}

/** The signal, if `Request` accepts it: Node's refuses a polyfill's. Without one, the call still ends in time. */
function acceptedBy(Request: typeof globalThis.Request, url: string, init: { readonly signal: AbortSignal }) {
  try {
    return new Request(url, init) && init;
  } catch {
    return undefined;
  }
}
