import { callOf, type FetchInput } from './fetch-call.ts';
import { unlessAborted } from './unless-aborted.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** The members of a mock server that are needed to answer a `Request`. */
export interface Answering {
  readonly address: Address;
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
  const { request, text } = callOf(mock.address.baseUrl, input, init);
  request.signal.throwIfAborted();
  const arrival = wireRequest(request, mock.address, text);
  const answered = arrival.then((wire) => mock.handle(wire));
  mock.announce?.(arrival);
  const canBeAborted = input instanceof Request || init?.signal;
  // A client's time-out does not wait for a delayed answer.
  return responseOf(await (canBeAborted ? unlessAborted(answered, request.signal) : answered));
}

/** A `Request` as plain values. The path of the base URL is the mount. `text` is its body, if it has none of its own. */
export async function wireRequest(request: Request, address: Address, text?: string): Promise<WireRequest> {
  const head = wireHead(request, address);
  return { ...head, body: text === undefined ? await bodyOf(request) : encoder.encode(text) };
}

/** Where a backend is: its base URL, which may be `*`, and the path of that URL. */
export interface Address {
  readonly baseUrl: string;
  readonly mount: string;
}

/** The address of a base URL. Make it once, not for each request. */
export function addressOf(baseUrl: string): Address {
  return { baseUrl, mount: baseUrl === '*' ? '' : new URL(baseUrl).pathname.replace(/\/$/, '') };
}

/** A `Request` as plain values, without its body, which stays unread. */
export function wireHead(request: Request, { baseUrl, mount }: Address): WireRequest {
  const { url, method, headers } = request;
  // The URL of a request is in its normal form.
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const fragment = url.indexOf('#', start);
  const path = fragment === -1 ? url.slice(start) : url.slice(start, fragment);
  return {
    method,
    target: path.startsWith(`${mount}/`) ? path.slice(mount.length) : path,
    headers: Object.fromEntries(headers),
    body: nothing,
    ip: '127.0.0.1',
    mount,
    baseUrl: baseUrl === '*' ? url.slice(0, start) : baseUrl,
    client: { signal: () => request.signal },
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

// The real timer, also when a test fakes timers later.
const { setTimeout: startTimer } = globalThis;

/** A body that breaks off after its first half. */
function cutStream(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2))),
    // A turn later, so that the half is on its way: MSW 3 drops what it has if the body ends with an error at once.
    pull: (controller) =>
      new Promise((half) => startTimer(half)).then(() => controller.error(new TypeError('terminated'))),
  });
}
