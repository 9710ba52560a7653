import type { Answer } from '../stage.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import { createBodyWriter } from './body-writer.ts';
import { isFresh } from './etag.ts';
import { isFinalPage } from './final-page.ts';
import { redirectBody } from './redirect.ts';

const encoder = new TextEncoder();

/** The settings of Express in a backend. */
export interface ExpressSettings {
  /** Whether Express sends `X-Powered-By`. Default: `true`. */
  readonly poweredBy?: boolean;
  /** Whether the backend can compress. Then `Vary` names `Accept-Encoding`; the mock itself never compresses. */
  readonly compression?: boolean;
  /** By how many spaces JSON is indented: Express's `json spaces`. Default: it is on one line. */
  readonly spaces?: number;
}

/**
 * Makes the function that puts an answer on the wire as Express 4 does: JSON or HTML with a weak ETag, redirects by
 * `Accept`, 304, HEAD. Stamped headers come first.
 */
export function createExpressReply({
  poweredBy = true,
  compression = false,
  spaces = 0,
}: ExpressSettings = {}): (request: WireRequest, answer: Answer, stamps: readonly string[]) => WireReply {
  const first = poweredBy ? ['X-Powered-By', 'Express'] : [];
  const write = createBodyWriter();
  return (request, answer, stamps) => {
    const reply = written(request, answer, first.concat(stamps, flat(answer.headers)), write, spaces);
    return compression ? { ...reply, headers: withVary(reply.headers) } : reply;
  };
}

function written(
  request: WireRequest,
  answer: Answer,
  headers: string[],
  write: ReturnType<typeof createBodyWriter>,
  spaces: number,
): WireReply {
  const location = answer.headers?.['Location'];
  if (isRedirect(answer) && typeof location === 'string') return redirect(request, answer.status, location, headers);
  if (answer.body === undefined) return { status: answer.status, headers };
  const html = typeof answer.body === 'string';
  const text = html ? String(answer.body) : JSON.stringify(answer.body, undefined, spaces);
  const type = `${html ? 'text/html' : 'application/json'}; charset=utf-8`;
  if (isFinalPage(answer))
    return withBody(request, answer.status, headers, encoder.encode(text), ['Content-Type', type]);
  const { bytes, etag } = write(text);
  if (canBeFresh(request, answer.status) && isFresh(etag, request.headers))
    return { status: 304, headers: [...headers, 'ETag', etag] };
  return withBody(request, answer.status, headers, bytes, ['Content-Type', type, 'ETag', etag]);
}

function isRedirect({ status }: Answer): boolean {
  return status >= 300 && status < 400;
}

function canBeFresh({ method }: WireRequest, status: number): boolean {
  return (method === 'GET' || method === 'HEAD') && status >= 200 && status < 300;
}

function redirect(request: WireRequest, status: number, location: string, headers: string[]): WireReply {
  const varied = varying(headers, 'Accept');
  const found = redirectBody(request.headers['accept'], location, status);
  if (!found) return { status, headers: [...varied, 'Content-Length', '0'] };
  return withBody(request, status, varied, encoder.encode(found.text), ['Content-Type', found.type]);
}

/** Adds `Vary: Accept-Encoding` to a reply that has a type. Replies without a body have none. */
function withVary(headers: readonly string[]): readonly string[] {
  return headers.includes('Content-Type') ? varying(headers, 'Accept-Encoding') : headers;
}

/** Adds a name to `Vary`. */
function varying(headers: readonly string[], name: string): string[] {
  const at = headers.findIndex((value, index) => index % 2 === 0 && value === 'Vary');
  if (at === -1) return [...headers, 'Vary', name];
  return headers.map((value, index) => (index === at + 1 ? `${value}, ${name}` : value));
}

/** The reply with a body, and with headers that tell of it and come last. */
function withBody(
  { method }: WireRequest,
  status: number,
  headers: string[],
  body: Uint8Array,
  telling: readonly string[],
): WireReply {
  const all = headers.concat(telling, 'Content-Length', String(body.length));
  return method === 'HEAD' ? { status, headers: all } : { status, headers: all, body };
}

function flat(headers: Answer['headers']): string[] {
  if (!headers) return [];
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
}
