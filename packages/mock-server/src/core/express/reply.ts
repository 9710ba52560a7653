import type { Answer } from '../stage.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import { isFresh, weakEtag } from './etag.ts';
import { redirectBody } from './redirect.ts';

const encoder = new TextEncoder();

/** An answer and the headers stamped on it, put on the wire as Express 4 does: JSON with a weak ETag, redirects by `Accept`, 304, HEAD. */
export function expressReply(request: WireRequest, answer: Answer, stamps: readonly string[]): WireReply {
  const headers = ['X-Powered-By', 'Express', ...stamps, ...flat(answer.headers)];
  const location = answer.headers?.['Location'];
  if (typeof location === 'string') return redirect(request, answer.status, location, headers);
  if (answer.body === undefined) return { status: answer.status, headers };
  const html = typeof answer.body === 'string';
  const body = encoder.encode(html ? String(answer.body) : JSON.stringify(answer.body));
  const etag = weakEtag(body);
  if (html) return withBody(request, answer.status, [...headers, 'Content-Type', 'text/html; charset=utf-8'], body);
  if (canBeFresh(request, answer.status) && isFresh(etag, request.headers)) {
    return { status: 304, headers: [...headers, 'ETag', etag] };
  }
  return withBody(
    request,
    answer.status,
    [...headers, 'Content-Type', 'application/json; charset=utf-8', 'ETag', etag],
    body,
  );
}

function canBeFresh({ method }: WireRequest, status: number): boolean {
  return (method === 'GET' || method === 'HEAD') && status >= 200 && status < 300;
}

function redirect(request: WireRequest, status: number, location: string, headers: string[]): WireReply {
  const varied = headers.map((value, index) => (headers[index - 1] === 'Vary' ? `${value}, Accept` : value));
  const found = redirectBody(request.headers['accept'], location);
  if (!found) return { status, headers: [...varied, 'Content-Length', '0'] };
  return withBody(request, status, [...varied, 'Content-Type', found.type], encoder.encode(found.text));
}

function withBody({ method }: WireRequest, status: number, headers: string[], body: Uint8Array): WireReply {
  const sized = [...headers, 'Content-Length', String(body.length)];
  return method === 'HEAD' ? { status, headers: sized } : { status, headers: sized, body };
}

function flat(headers: Answer['headers'] = {}): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
}
