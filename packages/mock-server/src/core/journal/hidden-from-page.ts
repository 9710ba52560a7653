import type { WireReply, WireRequest } from '../wire.ts';

/**
 * Why a browser would not let a page read this answer, by the CORS check and the CORS-preflight fetch of the fetch
 * standard (fetch.spec.whatwg.org, 4.8 and 4.9). `undefined` if it would, or if no page of another origin asked. Whether
 * the page sends credentials is unknown on the wire: a cookie in the request tells.
 */
export function hiddenFromPage(request: WireRequest, { status, headers: list }: WireReply): string | undefined {
  const { origin, cookie } = request.headers;
  if (origin === undefined || !isAcrossOrigins(request, origin)) return undefined;
  const headers = combined(list);
  const allowed = headers.get('access-control-allow-origin');
  const page = `A page at ${origin}`;
  if (allowed === undefined) return `${page} cannot read this answer: it has no Access-Control-Allow-Origin.`;
  if (allowed !== '*' && allowed !== origin)
    return `${page} cannot read this answer: its Access-Control-Allow-Origin is ${allowed}.`;
  if (cookie !== undefined && allowed === '*')
    return `${page} that sends cookies cannot read this answer: its Access-Control-Allow-Origin is *.`;
  if (cookie !== undefined && headers.get('access-control-allow-credentials') !== 'true')
    return `${page} that sends cookies cannot read this answer: its Access-Control-Allow-Credentials is not true.`;
  if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) return undefined;
  if (status < 200 || status > 299) return `${page} cannot send its request: the preflight was answered ${status}.`;
  return preflightRefusal(request, headers);
}

/**
 * Whether a page of another origin made this request to read the answer. Browsers say so in `Sec-Fetch-Mode`; a form or a
 * link is a navigation, to which CORS does not apply, though a form sends `Origin`.
 */
function isAcrossOrigins({ headers, baseUrl }: WireRequest, origin: string): boolean {
  const { host, 'sec-fetch-mode': mode, 'sec-fetch-site': site } = headers;
  if ((mode !== undefined && mode !== 'cors') || site === 'same-origin') return false;
  // A sandboxed frame or a file has the origin `null`, but so has a form of a page that sends no referrer.
  if (origin === 'null') return mode === 'cors';
  return originOf(baseUrl) !== origin && hostOf(origin) !== host?.toLowerCase();
}

/** Headers by lower-case name. Those that are sent twice are joined, as browsers read them. */
function combined(list: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index < list.length; index += 2) {
    const name = list[index]?.toLowerCase() ?? '';
    const value = list[index + 1]?.trim() ?? '';
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}

/** Methods that a page may always use. */
const simpleMethods = ['GET', 'HEAD', 'POST'];

/** The method or header that a preflight asked for and did not get. Methods are compared exactly, names of headers are not. */
function preflightRefusal({ headers: asked }: WireRequest, given: ReadonlyMap<string, string>): string | undefined {
  const cannot = `A page at ${asked.origin} cannot send its request: the preflight does not allow the`;
  const method = asked['access-control-request-method'] ?? '';
  const methods = listOf(given.get('access-control-allow-methods'));
  if (![...simpleMethods, ...methods].includes(method) && !methods.includes('*')) return `${cannot} method ${method}.`;
  const allowed = listOf(given.get('access-control-allow-headers')?.toLowerCase());
  const missing = listOf(asked['access-control-request-headers']?.toLowerCase()).find(
    (name) => !allowed.includes(name) && (name === 'authorization' || !allowed.includes('*')),
  );
  return missing === undefined ? undefined : `${cannot} header ${missing}.`;
}

function listOf(value = ''): readonly string[] {
  return value.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
