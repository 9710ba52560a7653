import { createClient } from '@insforge/sdk';
import { createMockServer } from '@resetkit/mock-server';
import { betterAuth } from '@resetkit/mock-server/better-auth';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { operations } from '@resetkit/sdk/better-auth/operations';
import { operations as ofInsforge } from '@resetkit/sdk/insforge/operations';
import { expect, onTestFinished, test } from 'vitest';
import { better, page, u } from './world.ts';

async function served() {
  const [one, other] = [createMockServer(betterAuth(), { seed: [u] }), createMockServer(insforge(), { seed: [u] })];
  const server = await serve([other, one], { port: 0 });
  onTestFinished(() => server.close());
  return { mock: one, other, server };
}

test('no path belongs to both', () => {
  const { mock } = { mock: createMockServer(insforge()) };
  const paths = Object.values(operations).map(({ path }) => path.replace('{token}', 'AAAA'));
  const others = Object.values(ofInsforge).map(({ path }) => path.replace(/\{\w+\}/g, 'x'));

  expect(paths.filter((path) => mock.knows(path))).toEqual([]);
  expect(others.filter((path) => createMockServer(betterAuth()).knows(path))).toEqual([]);
});

test('a path without a prefix goes to the one that has an operation there', async () => {
  const { mock, server } = await served();
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const body = JSON.stringify({ email: u.email, redirectTo: page });

  expect((await fetch(`${server.url}/api/auth/request-password-reset`, { ...init, body })).status).toBe(200);

  const { link = '' } = await mock.outbox.waitFor({ to: u.email });
  expect(link.startsWith(`${server.url}/api/auth/reset-password/`)).toBe(true);
  expect((await fetch(link, { redirect: 'manual' })).headers.get('location')).toContain(`${page}?token=`);
});

test('a path without a prefix that neither has says whose it may be', async () => {
  const { server } = await served();

  const reply = await fetch(`${server.url}/api/auth/nope`);

  expect([reply.status, await reply.text()]).toEqual([
    404,
    [
      'Nothing is served at /api/auth/nope. Backends are served under their own prefix:',
      `  InsForge: ${server.url}/insforge/`,
      `  better-auth: ${server.url}/better-auth/`,
      'Without a prefix it may be meant for InsForge or better-auth, and none of them has this path.\n',
    ].join('\n'),
  ]);
});

test("InsForge's own SDK, which drops the prefix, resets a password beside it", async () => {
  const { other, server } = await served();
  const { auth } = createClient({ baseUrl: server.baseUrlOf(other) });

  await auth.sendResetPasswordEmail({ email: u.email });
  const { code = '' } = await other.outbox.waitFor({ to: u.email });
  const { data } = await auth.exchangeResetPasswordToken({ email: u.email, code });
  await auth.resetPassword({ newPassword: better, otp: data?.token ?? '' });

  expect((await auth.signInWithPassword({ email: u.email, password: better })).error).toBeNull();
});
