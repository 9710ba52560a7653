import { HttpResponse, http, type RequestHandler } from 'msw';
import { checkMocks } from './core/check-mocks.ts';
import { wireRequest } from './core/fetch.ts';
import { isOwn } from './core/own-paths.ts';
import type { MockServer } from './core/server.ts';
import type { WireReply, WireRequest } from './core/wire.ts';

/**
 * MSW request handlers for mock servers: one for each, whatever number of operations it has. Requests that are not the
 * backend's own are left to other handlers or to the network; with an `upstream`, so is all that the mock does not know.
 *
 * @example
 * setupServer(...handlers(mock)).listen();
 */
export function handlers(...mocks: readonly MockServer[]): RequestHandler[] {
  checkMocks(mocks, 'handlers(...mocks)');
  return mocks.flatMap((mock) =>
    patternsOf(mock).map((pattern) =>
      http.all(pattern, async ({ request, cookies }) => {
        const wire = await wireRequest(request.clone(), mock.baseUrl);
        if (!answers(mock, wire.target)) return undefined;
        const reply = await mock.handle(withCookies(wire, request, cookies));
        return toHttpResponse(reply, inPage && !takesCookies(request));
      }),
    ),
  );
}

function patternsOf({ baseUrl, provider }: MockServer): readonly string[] {
  return baseUrl === '*' ? provider.roots.map((root) => `*${root}/*`) : [`${baseUrl}/*`];
}

function answers(mock: MockServer, target: string): boolean {
  return mock.upstream === undefined ? isOwn(mock, target) : mock.knows(target);
}

/** Whether MSW runs where a browser's rules for cookies hold: in a page, or in a test that simulates one. */
const inPage = typeof document !== 'undefined';

/** Whether cookies go with a request and are kept from its answer. Browsers see to that themselves, but MSW does not. */
function takesCookies({ credentials, url }: Request): boolean {
  if (credentials === 'same-origin' && inPage) return new URL(url).origin === location.origin;
  return credentials !== 'omit';
}

/** Pages cannot see their `Cookie` header; there MSW keeps the mocked cookies and hands them over. */
function withCookies(wire: WireRequest, request: Request, cookies: Readonly<Record<string, string>>): WireRequest {
  const { cookie: sent, ...headers } = wire.headers;
  if (!takesCookies(request)) return { ...wire, headers };
  const kept = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  return sent !== undefined || kept.length === 0 ? wire : { ...wire, headers: { ...headers, cookie: kept.join('; ') } };
}

/** MSW's own response: it is the one that can carry `Set-Cookie` in a page. */
function toHttpResponse({ status, headers, body }: WireReply, dropsCookies: boolean): HttpResponse<ArrayBuffer> {
  const list = headers.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, headers[index + 1] ?? '']] : [],
  );
  const kept = dropsCookies ? list.filter(([name]) => name.toLowerCase() !== 'set-cookie') : list;
  const bytes = body === undefined || status === 204 || status === 304 ? null : new Uint8Array(body).buffer;
  return new HttpResponse(bytes, { status, headers: kept });
}
