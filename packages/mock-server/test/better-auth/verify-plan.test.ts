import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BetterAuthOptions, betterAuth } from '@resetkit/mock-server/better-auth';
import { mockTarget, plans, verify } from '@resetkit/mock-server/verify';
import { toNodeHandler } from 'better-auth/node';
import { expect, onTestFinished, test, vi } from 'vitest';
import { load, settingsOf } from './differential/real.ts';
import type { Mailed } from './differential/side.ts';

const origin = 'https://app.example.com';

/** An app with the library on a port, as somebody may run it beside `resetkit verify`. */
async function startApp(options: BetterAuthOptions) {
  vi.stubEnv('NODE_ENV', '');
  vi.stubEnv('TEST', '');
  const library = await load(options.version);
  const mails: Mailed[] = [];
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const rows = { user: [], session: [], account: [], verification: [], rateLimit: [] };
  const settings = settingsOf(library, options, false, async (mail) => void mails.push(mail));
  const auth = library.betterAuth({ ...settings, database: library.memoryAdapter(rows), baseURL: url });
  const handle = toNodeHandler(auth);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.close();
  });
  return { baseUrl: url + options.basePath, mails };
}

test('a server with neither the plugin nor links to verify is compared, too', async () => {
  const plan = plans['better-auth'];
  if (!plan) throw new Error('There is no plan for better-auth.');
  const provider = betterAuth(plan.optionsFor(plan.parameters));
  const app = await startApp(provider.options);

  const report = await verify(plan, {
    server: { baseUrl: app.baseUrl, fetch },
    mock: mockTarget(provider, { path: '/api/auth', basePath: '/api/auth' }),
    destructive: false,
  });

  expect(report.drifts).toEqual([]);
});

test.each([
  ['1.7.25', '/api/auth'],
  ['1.7.1', '/auth'],
] as const)('the plan finds no difference between %s at %s and the mock', async (version, basePath) => {
  const plan = plans['better-auth'];
  if (!plan) throw new Error('There is no plan for better-auth.');
  const parameters = { ...plan.parameters, version, origin, emailOTP: 'yes', verificationEmail: 'yes' };
  const provider = betterAuth({ ...plan.optionsFor(parameters), basePath });
  const app = await startApp({ ...provider.options, trustedOrigins: [origin] });
  const mailTo = async (to: string) => {
    const mail = app.mails.findLast((one) => one.to === to);
    return mail && { to, subject: 'From the app', text: `${mail.link ?? ''} ${mail.code ?? ''}` };
  };

  const report = await verify(plan, {
    server: { baseUrl: app.baseUrl, fetch, mailTo },
    mock: mockTarget(provider, { path: basePath, basePath }),
    destructive: true,
    parameters,
  });

  expect(report.drifts.filter(({ known }) => known === undefined)).toEqual([]);
  expect(report.skipped).toEqual([]);
  expect(report.exchanges).toBe(plan.scripts.flatMap(({ steps }) => steps).length);
});
