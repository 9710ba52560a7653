import { betterAuth } from '@resetkit/mock-server/better-auth';
import { mockTarget, plans, reportTable, verify } from '@resetkit/mock-server/verify';
import { expect, test } from 'vitest';
import { startApp } from './differential/app-on-a-port.ts';

const origin = 'https://app.example.com';

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

  expect(
    report.drifts.filter(({ known }) => known === undefined),
    reportTable(report),
  ).toEqual([]);
  expect(report.skipped).toEqual([]);
  expect(report.exchanges).toBe(plan.scripts.flatMap(({ steps }) => steps).length);
});
