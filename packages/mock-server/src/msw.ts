import { HttpResponse, http, type RequestHandler } from 'msw';
import { checkBaseUrls } from './core/check-base-urls.ts';
import { checkMocks } from './core/check-mocks.ts';
import { addressOf, bodyOf, sentBody, wireHead } from './core/fetch.ts';
import { inNamespace } from './core/in-namespace.ts';
import { type JarCookies, jarCookies } from './core/jar-cookies.ts';
import { isOwn } from './core/own-paths.ts';
import { remembered } from './core/remembered.ts';
import type { MockServer } from './core/server.ts';
import type { WireReply, WireRequest } from './core/wire.ts';

/**
 * MSW request handlers for mock servers: one handler for each mock server, for all of its operations. A request to a
 * path outside of the backend is left to other handlers or to the network. With the setting `upstream`, so is a request
 * to a path that the mock does not implement. Throws if two mock servers of one provider have the same base URL.
 *
 * @example
 * setupServer(...handlers(mock)).listen();
 */
export function handlers(...mocks: readonly MockServer[]): RequestHandler[] {
  checkMocks(mocks, 'handlers(...mocks)');
  checkBaseUrls(mocks);
  return mocks.map((mock) => http.all(pathsOf(mock), answererOf(mock)));
}

/** The URLs that a handler is asked for. MSW compiles a text again for each request, a pattern never. */
function pathsOf({ baseUrl, provider: { roots } }: MockServer): RegExp {
  if (baseUrl !== '*') return new RegExp(`^${literal(new URL(baseUrl).href.replace(/\/$/, ''))}/`, 'i');
  return new RegExp(`(?:${roots.map(literal).join('|')})(?:/|$)`, 'i');
}

/** A pattern that matches a text and nothing else. */
function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

type Cookies = Readonly<Record<string, string>>;

type Resolver = (info: {
  readonly request: Request;
  readonly cookies: Cookies;
}) => Promise<Response | HttpResponse<ArrayBuffer | ReadableStream> | undefined>;

function answererOf(mock: MockServer): Resolver {
  const address = addressOf(mock.baseUrl);
  const jar = jarCookies();
  return async ({ request, cookies }) => {
    const [server, head] = inNamespace(mock, wireHead(request, address));
    if (!answers(server, head.target)) return undefined;
    const headers = withReferer(withCookies(head.headers, request, cookies, jar), request);
    try {
      const reply = await server.handle({ ...head, headers, body: await bodyOf(request) });
      if (!inBrowser) jar.remember(reply);
      return toHttpResponse(reply, inPage && !usesCookies(request));
    } catch (error) {
      // A client that gave up is not an error. MSW would print one.
      if (request.signal.aborted) return HttpResponse.error();
      throw error;
    }
  };
}

function answers(mock: MockServer, target: string): boolean {
  return mock.upstream === undefined ? isOwn(mock, target) : mock.knows(target);
}

/** Whether this is a page, or a test environment that simulates one: the browser's rules for cookies apply there. */
const inPage = typeof document !== 'undefined';

/** Whether this is a real page. Node says what it is even if it simulates one. */
const inBrowser = inPage && Reflect.get(globalThis, 'process')?.versions?.node === undefined;

/**
 * Whether a request sends cookies and its response sets them (the `credentials` of fetch). MSW does not apply this rule
 * itself.
 */
function usesCookies({ credentials, url }: Request): boolean {
  if (credentials === 'same-origin' && inPage) return new URL(url).origin === location.origin;
  return credentials !== 'omit';
}

type Headers = WireRequest['headers'];

/** Adds the cookies that MSW stored. A page's own requests have no readable `Cookie` header. */
function withCookies(headers: Headers, request: Request, cookies: Cookies, jar: JarCookies): Headers {
  if (!inBrowser && headers['cookie'] === undefined) return headers;
  const { cookie: sent, ...others } = headers;
  const takes = usesCookies(request);
  const cookie = inBrowser ? pageCookie(takes ? cookies : {}) : jar.header(sent, takes);
  return cookie === undefined ? others : { ...others, cookie };
}

function pageCookie(cookies: Cookies): string | undefined {
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? undefined : pairs.join('; ');
}

/** Adds the page that a request came from. A page's own requests have no readable `Referer` header. */
function withReferer(headers: Headers, { referrer }: Request): Headers {
  return inPage && /^https?:/.test(referrer) ? { ...headers, referer: referrer } : headers;
}

/**
 * A reply as a response. One that sets cookies is of MSW's own class, the only one that can in a page, and that MSW
 * remembers. That class copies all headers, so others are not.
 */
function toHttpResponse(
  reply: WireReply,
  dropsCookies: boolean,
): HttpResponse<ArrayBuffer | ReadableStream> | Response {
  const { status, cut } = reply;
  if (cut === 'before') return HttpResponse.error();
  const headers: [string, string][] = [];
  let setsCookies = false;
  for (let index = 0; index < reply.headers.length; index += 2) {
    const name = reply.headers[index] ?? '';
    const isCookie = name.toLowerCase() === 'set-cookie';
    if (isCookie && dropsCookies) continue;
    setsCookies ||= isCookie;
    headers.push([name, reply.headers[index + 1] ?? '']);
  }
  const body = sentBody(reply);
  if (setsCookies) return new HttpResponse(body, { status, headers });
  return new Response(body, { status, statusText: statusText(String(status)), headers });
}

/** The text of a status, as MSW has it. */
const statusText = remembered((status) => new HttpResponse(null, { status: Number(status) }).statusText);
