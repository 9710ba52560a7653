import { createMockServer, type MockControl, type MockServer, type SettingsOf } from '@resetkit/mock-server';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { type InsforgeTypes, insforge } from '@resetkit/mock-server/insforge';
import { handlers } from '@resetkit/mock-server/msw';
import { setupMockServer } from '@resetkit/mock-server/node';
import type { SetupServer } from 'msw/node';
import { onTestFinished } from 'vitest';
import { firstSettings } from './first-settings.ts';

/** A mock server of InsForge, as a test steers it, and as an app reaches it. */
export interface Levers {
  readonly mock: MockControl;
  /** Sends a request to the backend; the path is the backend's own. */
  send(path: string, init?: RequestInit): Promise<Response>;
}

/** A way to steer a mock server. */
export interface LeverWay {
  readonly name: string;
  open(settings?: SettingsOf<InsforgeTypes>): Promise<Levers>;
  /** Whether a promise, by its title, can be held to this way. Default: every one can. */
  keeps?(title: string): boolean;
}

/** The one that listens: of two, each would be asked for the requests of the other. */
let listening: SetupServer | undefined;

/** Has MSW answer for a mock server until the test ends. */
function intercept(mock: MockServer): void {
  if (listening) {
    listening.use(...handlers(mock));
    return;
  }
  const server = setupMockServer(mock);
  server.listen({ onUnhandledRequest: 'error' });
  listening = server;
  onTestFinished(() => {
    server.close();
    listening = undefined;
  });
}

/** Ports of URLs at which nothing listens. */
const ports = (function* () {
  for (let port = 20_000; ; port += 1) yield port;
})();

/**
 * The ways of `corepack pnpm test`: the mock in the process, behind MSW's `setupServer` with the app's own `fetch`, and
 * over a port. `corepack pnpm test:browser` has another one in place of these: `../browser/page-way.ts`.
 */
export const ways: readonly LeverWay[] = [
  {
    name: 'in the process',
    async open(settings) {
      const mock = made(settings);
      onTestFinished(() => mock.close());
      return { mock, send: (path, init) => mock.fetch(path, { redirect: 'manual', ...init }) };
    },
  },
  {
    name: 'under setupServer',
    async open(settings) {
      // Of two servers at one URL both would answer.
      const mock = made({ baseUrl: `http://localhost:${ports.next().value}`, ...settings });
      intercept(mock);
      onTestFinished(() => mock.close());
      return { mock, send: (path, init) => fetch(`${mock.baseUrl}${path}`, { redirect: 'manual', ...init }) };
    },
  },
  {
    name: 'over a port',
    async open(settings) {
      const served = made(settings);
      const server = await serve(served, { port: 0 });
      onTestFinished(() => server.close());
      // By its number, so that no connection begins with looking the name up.
      const baseUrl = server.url.replace('//localhost:', '//127.0.0.1:');
      const mock = createMockControl({ baseUrl, provider: 'insforge' });
      return { mock, send: (path, init) => fetch(`${baseUrl}/insforge${path}`, { redirect: 'manual', ...init }) };
    },
  },
];

function made(settings: SettingsOf<InsforgeTypes> = {}): ReturnType<typeof createMockServer> {
  return createMockServer(insforge(), firstSettings(settings));
}
