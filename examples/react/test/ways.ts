import { type ControlledMockServer, createMockServer, type Provider } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import type { Page } from 'playwright-core';
import { backends } from '../src/backends/list.ts';
import type { ListedBackend } from '../src/backends/listed-backend.ts';
import { serveApp } from './served-app.ts';

/** A way to run the app, and what a test asks of the mock servers there. */
export interface Way {
  readonly origin: string;
  /** Calls something of a mock server, such as `outbox.waitFor`, with values that JSON has. */
  call<Answer>(page: Page, backend: ListedBackend, name: string, ...given: readonly unknown[]): Promise<Answer>;
  /** Where somebody is who follows a mailed link. */
  follow(page: Page, backend: ListedBackend, link: string): Promise<void>;
  close(): Promise<void>;
}

/** The ways that there are. */
export const ways = { 'on a port': onPort, 'in the page': inPage } as const;

type Called = (...given: readonly unknown[]) => unknown;

/** The mock servers are on a port. */
async function onPort(): Promise<Way> {
  const mocks: Record<string, ControlledMockServer> = {};
  for (const backend of backends) mocks[backend.id] = await mockOf(backend, mocks);
  const server = await serve(Object.values(mocks), { port: 0 });
  const app = await serveApp({ VITE_RESETKIT_URL: server.url });
  for (const { options, provider } of Object.values(mocks))
    await options.set(provider.appOptions(app.origin, await options.get()));
  return {
    origin: app.origin,
    async call<Answer>(_: Page, { id }: ListedBackend, name: string, ...given: readonly unknown[]): Promise<Answer> {
      const path = name.split('.');
      const last = path.pop() ?? '';
      const owner = path.reduce<object>((inner, key) => Reflect.get(inner, key), mocks[id] ?? {});
      const method: Called = Reflect.get(owner, last);
      return (await method.apply(owner, [...given])) as Answer;
    },
    // The browser goes where the mock server sends it.
    follow: async (page, _, link) => void (await page.goto(link)),
    async close() {
      await app.close();
      await server.close();
    },
  };
}

async function mockOf(backend: ListedBackend, made: Readonly<Record<string, ControlledMockServer>>) {
  const make: (options: never) => object = await backend.provider();
  const behind = made[backend.behind ?? ''];
  const settings = behind ? { behind } : { seed: [backend.demo] };
  return createMockServer(make({} as never) as Provider, { ...settings, cors: 'open' });
}

/** The mock servers are in the page, behind a service worker. */
async function inPage(): Promise<Way> {
  const app = await serveApp({ VITE_BACKENDS: 'in-page' });
  return {
    origin: app.origin,
    call: (page, { id }, name, ...given) =>
      page.evaluate(
        ({ id, path, given }) => {
          const mock: object = Reflect.get(mocks ?? {}, id);
          const owner = path.slice(0, -1).reduce<object>((inner, key) => Reflect.get(inner, key), mock);
          return Reflect.get(owner, path.at(-1) ?? '').apply(owner, given);
        },
        { id, path: name.split('.'), given },
      ),
    // A service worker sees no navigation: the page asks where the link leads.
    async follow(page, { id, behind = id }, link) {
      const asked = page.evaluate(
        async ({ id, link }) => (await Reflect.get(mocks ?? {}, id).fetch(link)).headers.get('Location'),
        { id: behind, link },
      );
      await page.goto(link.startsWith(app.origin) ? link : ((await asked) ?? ''));
    },
    close: app.close,
  };
}
