import type { RequestHead } from '../core/body-size.ts';
import { safeHeaders } from '../core/safe-headers.ts';
import { queryOf, type WireReply } from '../core/wire.ts';

/** One file of the inbox page. */
export interface PageAsset {
  /** The value of its `Content-Type`. */
  readonly type: string;
  readonly body: string;
}

/** The refusal of another site that embeds a part of the inbox page. */
export const embeddable = 'The inbox page is opened by itself: other sites cannot embed it or a part of it.';

/** The refusal of a page that asks for a namespace which is not there, and which it may not make. */
export function notMade(name: string): string {
  return `There is no namespace ${name} yet, and pages of other sites cannot make one. Open it first: control.namespaces.open('${name}'), or POST /_resetkit/namespaces.`;
}

/**
 * What the inbox page may do. The frames that show mails inherit it: their inline styles are wanted, anything from the
 * network is not.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A sentence or more of Resetkit itself, as plain text. */
export function plain(head: Pick<RequestHead, 'method'>, status: number, text: string): WireReply {
  return reply(head, status, 'text/plain; charset=utf-8', `${text}\n`, []);
}

/** A file of the inbox page. */
export function page(head: Pick<RequestHead, 'method'>, { type, body }: PageAsset): WireReply {
  return reply(head, 200, type, body, [
    'Content-Security-Policy',
    policy,
    'Cross-Origin-Resource-Policy',
    'same-origin',
    'Cross-Origin-Opener-Policy',
    'same-origin',
  ]);
}

/** Leads to a path with a slash at its end, where the page's own links are right. */
export function toSlash({ target }: Pick<RequestHead, 'target'>, path: string): WireReply {
  const query = queryOf(target);
  return {
    status: 308,
    headers: ['Location', query === '' ? path : `${path}?${query}`, 'Content-Length', '0', ...safeHeaders],
  };
}

function reply(
  { method }: Pick<RequestHead, 'method'>,
  status: number,
  type: string,
  body: string,
  more: readonly string[],
): WireReply {
  const bytes = new TextEncoder().encode(body);
  const sized = ['Content-Type', type, 'Content-Length', String(bytes.length), 'Cache-Control', 'no-cache'];
  const headers = [...sized, ...safeHeaders, ...more];
  return method === 'HEAD' ? { status, headers } : { status, headers, body: bytes };
}
