import type { WireReply, WireRequest } from '../wire.ts';

/**
 * Why a browser would not let a page read this answer (CORS, fetch standard). `undefined` if it would, or if no page of
 * another origin asked. Whether the page sends credentials is unknown on the wire: a cookie in the request tells.
 */
export function hiddenFromPage(request: WireRequest, { status, headers: list }: WireReply): string | undefined {
  const { origin, cookie, host } = request.headers;
  if (origin === undefined || origin === 'null' || originOf(request.baseUrl) === origin || hostOf(origin) === host)
    return undefined;
  const headers = new Map(
    list.flatMap((name, index): [string, string][] => (index % 2 ? [] : [[name.toLowerCase(), list[index + 1] ?? '']])),
  );
  const allowed = headers.get('access-control-allow-origin');
  const page = `A page at ${origin}`;
  if (allowed === undefined) return `${page} cannot read this answer: it has no Access-Control-Allow-Origin.`;
  if (allowed !== '*' && allowed !== origin)
    return `${page} cannot read this answer: its Access-Control-Allow-Origin is ${allowed}.`;
  if (cookie !== undefined && (allowed === '*' || headers.get('access-control-allow-credentials') !== 'true'))
    return `${page} that sends cookies cannot read this answer: it does not allow credentials.`;
  if (request.method !== 'OPTIONS') return undefined;
  if (status < 200 || status > 299) return `${page} cannot send its request: the preflight was answered ${status}.`;
  return preflightRefusal(request, headers);
}

/** The method or header that a preflight asked for and did not get. */
function preflightRefusal({ headers: asked }: WireRequest, given: ReadonlyMap<string, string>): string | undefined {
  const method = asked['access-control-request-method'];
  const methods = listOf(given.get('access-control-allow-methods'));
  const simple = ['get', 'head', 'post'];
  if (method !== undefined && ![...simple, ...methods].includes(method.toLowerCase()) && !methods.includes('*'))
    return `A page at ${asked.origin} cannot send its request: the preflight does not allow the method ${method}.`;
  const allowed = listOf(given.get('access-control-allow-headers'));
  const missing = listOf(asked['access-control-request-headers']).find(
    (name) => !allowed.includes(name) && (name === 'authorization' || !allowed.includes('*')),
  );
  if (missing === undefined) return undefined;
  return `A page at ${asked.origin} cannot send its request: the preflight does not allow the header ${missing}.`;
}

function listOf(value = ''): readonly string[] {
  return value.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim().toLowerCase()]));
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
