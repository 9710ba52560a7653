import type { WireReply, WireRequest } from './wire.ts';

/** The setting `cors`: the rules of the real backend, or every origin. */
export type CorsSetting = 'real' | 'open';

/** A reply that every origin may read, with credentials. A preflight gets a reply of its own. */
export function withOpenCors(request: WireRequest, reply: WireReply): WireReply {
  const {
    origin = '*',
    'access-control-request-headers': asked = '*',
    'access-control-request-method': method,
  } = request.headers;
  const open = ['Access-Control-Allow-Origin', origin, 'Access-Control-Allow-Credentials', 'true'];
  if (request.method === 'OPTIONS' && method !== undefined) {
    const allowed = ['Access-Control-Allow-Methods', method, 'Access-Control-Allow-Headers', asked];
    const vary = ['Vary', 'Origin, Access-Control-Request-Headers'];
    return { status: 204, headers: [...vary, ...open, ...allowed, 'Content-Length', '0'] };
  }
  const own = withoutCors(reply.headers);
  const exposed = new Set(own.filter((_, index) => index % 2 === 0));
  return { ...reply, headers: [...own, ...open, 'Access-Control-Expose-Headers', [...exposed].join(', ')] };
}

function withoutCors(headers: readonly string[]): string[] {
  return headers.filter((_, index) => !headers[index - (index % 2)]?.toLowerCase().startsWith('access-control-'));
}
