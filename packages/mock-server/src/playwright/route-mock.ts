import type { BrowserContext, Page, Route } from '@playwright/test';
import { checkBaseUrls } from '../core/check-base-urls.ts';
import { checkMocks } from '../core/check-mocks.ts';
import { type Address, addressOf } from '../core/fetch.ts';
import { inNamespace } from '../core/in-namespace.ts';
import { isOwn } from '../core/own-paths.ts';
import type { MockServer } from '../core/server.ts';
import type { WireReply, WireRequest } from '../core/wire.ts';

/**
 * Answers the requests of a page, or of all pages of a context, with mock servers in the test's own process: no server is
 * needed. A request that belongs to no backend goes on to other routes or to the network. Throws if two mock servers of one
 * provider have the same base URL. Playwright answers preflights itself.
 *
 * @example
 * const mock = createMockServer(insforge());
 * await routeMock(page, mock);
 */
export async function routeMock(page: Page | BrowserContext, ...mocks: readonly MockServer[]): Promise<void> {
  checkMocks(mocks, 'routeMock(page, ...mocks)');
  checkBaseUrls(mocks);
  for (const mock of mocks) {
    const address = addressOf(mock.baseUrl);
    await page.route(
      (url) => address.baseUrl === '*' || url.href.startsWith(`${address.baseUrl}/`),
      (route) => answer(route, mock, address),
    );
  }
}

async function answer(route: Route, mock: MockServer, address: Address): Promise<void> {
  const [server, request] = inNamespace(mock, await wireOf(route, address));
  if (!isOwn(server, request.target)) return route.fallback();
  return fulfil(route, await server.handle(request));
}

async function wireOf(route: Route, { baseUrl, mount }: Address): Promise<WireRequest> {
  const request = route.request();
  const { origin, pathname, search } = new URL(request.url());
  const path = pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : pathname;
  return {
    method: request.method(),
    target: `${path}${search}`,
    headers: await request.allHeaders(),
    body: request.postDataBuffer() ?? new Uint8Array(),
    ip: '127.0.0.1',
    mount,
    baseUrl: baseUrl === '*' ? origin : baseUrl,
  };
}

/** Half a body cannot be sent: a connection that is cut in the middle is cut before the answer. */
async function fulfil(route: Route, { status, headers, body, content, cut }: WireReply): Promise<void> {
  if (cut === 'before' || cut === 'during') return route.abort('connectionreset');
  const whole = content ? new Uint8Array(await new Response(content).arrayBuffer()) : body;
  await route.fulfill({ status, headers: byName(headers), ...(whole && { body: Buffer.from(whole) }) });
}

/** Headers by name. Playwright takes several of one name as lines. */
function byName(headers: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {};
  for (let index = 0; index < headers.length; index += 2) {
    const [name = '', value = ''] = headers.slice(index, index + 2);
    const key = name.toLowerCase();
    named[key] = named[key] === undefined ? value : `${named[key]}${key === 'set-cookie' ? '\n' : ', '}${value}`;
  }
  return named;
}
