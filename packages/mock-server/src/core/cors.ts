import type { WireReply, WireRequest } from './wire.ts';

/** Whether browsers may call as the real backend lets them, or from anywhere. */
export type CorsSetting = 'real' | 'open';

/** Answers a preflight, or a reply, in a way that lets any origin read everything, cookies included. */
export function withOpenCors(request: WireRequest, reply: WireReply): WireReply {
  const {
    origin = '*',
    'access-control-request-headers': asked = '*',
    'access-control-request-method': method,
  } = request.headers;
  const own = withoutCors(reply.headers);
  const exposed = own.filter((_, index) => index % 2 === 0).join(', ');
  const open = [
    'Access-Control-Allow-Origin',
    origin,
    'Access-Control-Allow-Credentials',
    'true',
    'Access-Control-Expose-Headers',
    exposed,
  ];
  if (request.method !== 'OPTIONS' || method === undefined) return { ...reply, headers: [...own, ...open] };
  const allowed = [
    'Access-Control-Allow-Methods',
    method,
    'Access-Control-Allow-Headers',
    asked,
    'Content-Length',
    '0',
  ];
  return { status: 204, headers: ['Vary', 'Origin', ...open, ...allowed] };
}

function withoutCors(headers: readonly string[]): string[] {
  return headers.filter((_, index) => !headers[index - (index % 2)]?.toLowerCase().startsWith('access-control-'));
}
