import { createMockServer, type MockControl, type SettingsOf } from '@resetkit/mock-server';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { type InsforgeTypes, insforge } from '@resetkit/mock-server/insforge';
import { setupMockServer } from '@resetkit/mock-server/node';
import { describe, onTestFinished } from 'vitest';

/** Where the clock of every test's mock stands. */
export const now = '2026-01-02T03:04:05Z';

/** The account that every test's mock starts with. */
export const ada = { email: 'ada@example.com', password: 'Analytical-Engine-1843', name: 'Ada' } as const;

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
}

/** All ways: the mock in the process, behind MSW's `setupServer` with the app's own `fetch`, and over a port. */
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
      const mock = made(settings);
      const server = setupMockServer(mock);
      server.listen({ onUnhandledRequest: 'error' });
      onTestFinished(async () => {
        server.close();
        await mock.close();
      });
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

/** Runs tests in every way. */
export const eachWay: (run: (way: LeverWay) => void) => void = (run) => {
  describe.each(ways)('$name', (way) => run(way));
};

function made(settings: SettingsOf<InsforgeTypes> = {}): ReturnType<typeof createMockServer> {
  return createMockServer(insforge(), { clock: now, seed: [ada], ...settings });
}

const sendReset = '/api/auth/email/send-reset-password';
const exchange = '/api/auth/email/exchange-reset-password-token';
const reset = '/api/auth/email/reset-password';
const signIn = '/api/auth/sessions';

/** A POST with JSON. */
export function json(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Asks for a reset mail. */
export function askForReset({ send }: Levers, email: string = ada.email): Promise<Response> {
  return send(sendReset, json({ email }));
}

/** Trades a mailed code for a token. */
export function exchangeCode({ send }: Levers, code: string | undefined, email: string = ada.email): Promise<Response> {
  return send(exchange, json({ email, code }));
}

/** Sets a new password with the newest mailed code. */
export async function resetPassword(levers: Levers, newPassword: string): Promise<Response> {
  const [mail] = await levers.mock.outbox.list({ to: ada.email });
  const { token: otp } = await (await exchangeCode(levers, mail?.code)).json();
  return levers.send(reset, json({ otp, newPassword }));
}

/** Signs in. Resolves to the status. */
export async function signInStatus({ send }: Levers, password: string): Promise<number> {
  return (await send(signIn, json({ email: ada.email, password }))).status;
}
