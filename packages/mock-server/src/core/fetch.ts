import { callOf, type FetchInput } from './fetch-call.ts';
import { unlessAborted } from './unless-aborted.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** The members of a mock server that are needed to answer a `Request`. */
export interface Answering {
  readonly baseUrl: string;
  handle(request: WireRequest): Promise<WireReply>;
  /** Called with a request whose body is still being read. */
  announce?(arrival: Promise<WireRequest>): void;
}

const statusesWithoutBody = new Set([204, 205, 304]);

/**
 * Answers a `fetch` call. A relative URL is resolved against the mock's base URL. Rejects with the signal's reason if
 * it is aborted.
 */
export async function fetchThrough(mock: Answering, input: FetchInput, init?: RequestInit): Promise<Response> {
  const { request, text } = callOf(mock.baseUrl, input, init);
  request.signal.throwIfAborted();
  const arrival = wireRequest(request, mock.baseUrl, text);
  const answered = arrival.then((wire) => mock.handle(wire));
  mock.announce?.(arrival);
  const canBeAborted = input instanceof Request || init?.signal;
  // A client's time-out does not wait for a delayed answer.
  return responseOf(await (canBeAborted ? unlessAborted(answered, request.signal) : answered));
}

/** A `Request` as plain values. The path of the base URL is the mount. `text` is its body, if it has none of its own. */
export async function wireRequest(request: Request, baseUrl: string, text?: string): Promise<WireRequest> {
  const body = text === undefined ? await bodyOf(request) : encoder.encode(text);
  return { ...wireHead(request, baseUrl), body };
}

/** A `Request` as plain values, without its body, which stays unread. */
export function wireHead(request: Request, baseUrl: string): WireRequest {
  const url = new URL(request.url);
  const base = baseUrl === '*' ? url.origin : baseUrl;
  const mount = new URL(base).pathname.replace(/\/$/, '');
  const path = url.pathname.startsWith(`${mount}/`) ? url.pathname.slice(mount.length) : url.pathname;
  return {
    method: request.method,
    target: `${path}${url.search}`,
    headers: Object.fromEntries(request.headers),
    body: nothing,
    ip: '127.0.0.1',
    mount,
    baseUrl: base,
    client: { signal: request.signal },
  };
}

const encoder = new TextEncoder();
const nothing = new Uint8Array();

/** Reads the body of a `Request`. */
export async function bodyOf(request: Request): Promise<Uint8Array> {
  return request.body === null ? nothing : new Uint8Array(await request.arrayBuffer());
}

/** A reply as a `Response`. Throws a `TypeError`, as `fetch` rejects, if the connection is cut before the answer. */
export function responseOf(reply: WireReply): Response {
  const { status, headers, content, cut } = reply;
  if (cut === 'before') throw new TypeError('fetch failed', { cause: new Error('The connection was cut by a fault.') });
  const response = new Response(content ?? sentBody(reply), { status });
  for (let index = 0; index < headers.length; index += 2)
    response.headers.append(headers[index] ?? '', headers[index + 1] ?? '');
  return response;
}

/** The body of a reply, as a `Response` takes it. One that is cut breaks off, even if it is empty. */
export function sentBody({ status, body, cut }: WireReply): ArrayBuffer | ReadableStream<Uint8Array> | null {
  if (statusesWithoutBody.has(status)) return null;
  if (cut === 'during') return cutStream(body ?? new Uint8Array());
  return body ? new Uint8Array(body).buffer : null;
}

/** A body that breaks off after its first half. */
function cutStream(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2))),
    pull: (controller) => controller.error(new TypeError('terminated')),
  });
}
