import { HttpResponse, http, type RequestHandler } from 'msw';
import { wireRequest } from './core/fetch.ts';
import type { MockServer } from './core/mock-server.ts';
import { pathOf, type WireReply, type WireRequest } from './core/wire.ts';

/**
 * MSW request handlers for mock servers: one for each, whatever number of operations it has. Requests that are not the
 * backend's own are left to other handlers or to the network; with an `upstream`, so is all that the mock does not know.
 *
 * @example
 * setupServer(...handlers(mock)).listen();
 */
export function handlers(...mocks: readonly MockServer[]): RequestHandler[] {
  return mocks.flatMap((mock) =>
    patternsOf(mock).map((pattern) =>
      http.all(pattern, async ({ request, cookies }) => {
        const wire = withCookies(await wireRequest(request.clone(), mock.baseUrl), request, cookies);
        return isOwn(mock, wire.target) ? toHttpResponse(await mock.handle(wire)) : undefined;
      }),
    ),
  );
}

function patternsOf({ baseUrl, provider }: MockServer): readonly string[] {
  return baseUrl === '*' ? provider.roots.map((root) => `*${root}/*`) : [`${baseUrl}/*`];
}

function isOwn(mock: MockServer, target: string): boolean {
  if (mock.upstream !== undefined) return mock.knows(target);
  const path = pathOf(target).toLowerCase();
  return mock.knows(target) || mock.provider.roots.some((root) => path.startsWith(`${root}/`));
}

/** Pages cannot see their `Cookie` header; there MSW keeps the mocked cookies and hands them over. */
function withCookies(
  wire: WireRequest,
  { credentials }: Request,
  cookies: Readonly<Record<string, string>>,
): WireRequest {
  const { cookie: sent, ...headers } = wire.headers;
  if (credentials === 'omit') return { ...wire, headers };
  const kept = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  return sent !== undefined || kept.length === 0 ? wire : { ...wire, headers: { ...headers, cookie: kept.join('; ') } };
}

/** MSW's own response: it is the one that can carry `Set-Cookie` in a page. */
function toHttpResponse({ status, headers, body }: WireReply): HttpResponse<ArrayBuffer> {
  const list = headers.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, headers[index + 1] ?? '']] : [],
  );
  const bytes = body === undefined || status === 204 || status === 304 ? null : new Uint8Array(body).buffer;
  return new HttpResponse(bytes, { status, headers: list });
}
