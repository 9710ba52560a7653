import { HttpResponse, http, type RequestHandler } from 'msw';
import { checkBaseUrls } from './core/check-base-urls.ts';
import { checkMocks } from './core/check-mocks.ts';
import { bodyOf, sentBody, wireHead } from './core/fetch.ts';
import { inNamespace } from './core/in-namespace.ts';
import { isOwn } from './core/own-paths.ts';
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
  return mocks.flatMap((mock) =>
    patternsOf(mock).map((pattern) =>
      http.all(pattern, async ({ request, cookies }) => {
        const [server, head] = inNamespace(mock, wireHead(request, mock.baseUrl));
        if (!answers(server, head.target)) return undefined;
        const wire = { ...head, body: await bodyOf(request) };
        const answering = server.handle(withReferer(withCookies(wire, request, cookies), request));
        const reply = await answering.catch((error: unknown) => {
          // A client that gave up is not an error. MSW would print one.
          if (request.signal.aborted) return undefined;
          throw error;
        });
        return reply ? toHttpResponse(reply, inPage && !usesCookies(request)) : HttpResponse.error();
      }),
    ),
  );
}

function patternsOf({ baseUrl, provider }: MockServer): readonly string[] {
  return baseUrl === '*' ? provider.roots.flatMap((root) => [`*${root}`, `*${root}/*`]) : [`${baseUrl}/*`];
}

function answers(mock: MockServer, target: string): boolean {
  return mock.upstream === undefined ? isOwn(mock, target) : mock.knows(target);
}

/** Whether this is a page, or a test environment that simulates one: the browser's rules for cookies apply there. */
const inPage = typeof document !== 'undefined';

/**
 * Whether a request sends cookies and its response sets them (the `credentials` of fetch). MSW does not apply this rule
 * itself.
 */
function usesCookies({ credentials, url }: Request): boolean {
  if (credentials === 'same-origin' && inPage) return new URL(url).origin === location.origin;
  return credentials !== 'omit';
}

/** Adds the cookies that MSW stored. A page's own requests have no readable `Cookie` header. */
function withCookies(wire: WireRequest, request: Request, cookies: Readonly<Record<string, string>>): WireRequest {
  const { cookie: sent, ...headers } = wire.headers;
  if (!usesCookies(request)) return { ...wire, headers };
  const stored = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  return sent !== undefined || stored.length === 0
    ? wire
    : { ...wire, headers: { ...headers, cookie: stored.join('; ') } };
}

/** Adds the page that a request came from. A page's own requests have no readable `Referer` header. */
function withReferer(wire: WireRequest, { referrer }: Request): WireRequest {
  return inPage && /^https?:/.test(referrer) ? { ...wire, headers: { ...wire.headers, referer: referrer } } : wire;
}

/** A reply as MSW's own response class, the only one that can set cookies in a page. */
function toHttpResponse(
  reply: WireReply,
  dropsCookies: boolean,
): HttpResponse<ArrayBuffer | ReadableStream> | Response {
  const { status, headers, cut } = reply;
  if (cut === 'before') return HttpResponse.error();
  const list = headers.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, headers[index + 1] ?? '']] : [],
  );
  const sent = dropsCookies ? list.filter(([name]) => name.toLowerCase() !== 'set-cookie') : list;
  return new HttpResponse(sentBody(reply), { status, headers: sent });
}
