/** The first argument of `fetch`. */
export type FetchInput = string | URL | Request;

/** A call of `fetch`. */
export interface FetchCall {
  readonly request: Request;
  /** The body, if it is a text. The request itself has none then: a stream of it costs more than the answer. */
  readonly text?: string;
}

/** A call as `new Request` understands it. A relative URL is resolved against the base URL. Throws where `Request` does. */
export function callOf(baseUrl: string, input: FetchInput, init: RequestInit | undefined): FetchCall {
  if (input instanceof Request)
    return { request: init === undefined && isWhole(input) ? input : new Request(input, init) };
  const url = absolute(baseUrl, input);
  const text = init?.body;
  if (typeof text !== 'string') return { request: new Request(url, init) };
  const request = new Request(url, Object.create(init ?? null, { body: { value: undefined } }));
  if (request.method === 'GET' || request.method === 'HEAD') return { request: new Request(url, init) };
  if (!request.headers.has('content-type')) request.headers.set('content-type', 'text/plain;charset=UTF-8');
  return { request, text };
}

/** Whether a request can be taken as it is. Where its signal is a polyfill, the platform makes one with a signal of its own. */
function isWhole({ signal }: Request): boolean {
  return signal instanceof AbortSignal;
}

function absolute(baseUrl: string, input: string | URL): URL {
  return new URL(input, baseUrl === '*' ? 'http://localhost' : `${baseUrl}/`);
}
