// @vitest-environment jsdom
import { createMockServer } from '@resetkit/mock-server';
import { betterAuth } from '@resetkit/mock-server/better-auth';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { createAuthClient } from 'better-auth/client';
import { emailOTPClient } from 'better-auth/client/plugins';
import { createAuthClient as createReactClient } from 'better-auth/react';
import { describe, expect, onTestFinished, test } from 'vitest';
import { better, page, u } from '../world.ts';

/** The mock beside InsForge on a port, and where better-auth's own client is told that it is. */
async function served() {
  const mock = createMockServer(betterAuth(), { seed: [u] });
  const server = await serve([createMockServer(insforge()), mock], { port: 0 });
  onTestFinished(() => server.close());
  return { mock, server, baseURL: `${server.baseUrlOf(mock)}/api/auth` };
}

const plugins = [emailOTPClient()];
// A page sends its origin by itself.
const fetchOptions = { headers: { origin: new URL(page).origin } };
const makers = [
  ['better-auth/client', (baseURL: string) => createAuthClient({ baseURL, plugins, fetchOptions })],
  ['better-auth/react', (baseURL: string) => createReactClient({ baseURL, plugins, fetchOptions })],
] as const;

describe.each(makers)('%s', (_name, make) => {
  test('resets a password by link', async () => {
    const { mock, baseURL } = await served();
    const client = make(baseURL);

    const asked = await client.requestPasswordReset({ email: u.email, redirectTo: page });
    const { link = '', token = '' } = await mock.outbox.waitFor({ to: u.email });
    const followed = await fetch(link, { redirect: 'manual' });
    const refused = await client.resetPassword({ newPassword: 'short', token });
    const done = await client.resetPassword({ newPassword: better, token });
    const again = await client.resetPassword({ newPassword: better, token });

    expect(asked.data).toMatchObject({ status: true });
    expect(link.startsWith(`${baseURL}/reset-password/${token}?`)).toBe(true);
    expect(followed.headers.get('location')).toBe(`${page}?token=${token}`);
    expect(refused.error).toMatchObject({ status: 400, code: 'PASSWORD_TOO_SHORT' });
    expect(done).toEqual({ data: { status: true }, error: null });
    expect(again.error).toMatchObject({ status: 400, code: 'INVALID_TOKEN' });
    expect((await client.signIn.email({ email: u.email, password: u.password })).error).toMatchObject({
      status: 401,
      code: 'INVALID_EMAIL_OR_PASSWORD',
    });
    expect((await client.signIn.email({ email: u.email, password: better })).data?.user.email).toBe(u.email);
  });

  test('resets a password by digits', async () => {
    const { mock, baseURL } = await served();
    const { emailOtp, signIn } = make(baseURL);

    await emailOtp.requestPasswordReset({ email: u.email });
    const { code: otp = '' } = await mock.outbox.waitFor({ to: u.email });
    const checked = await emailOtp.checkVerificationOtp({ email: u.email, type: 'forget-password', otp });
    const done = await emailOtp.resetPassword({ email: u.email, otp, password: better });
    const again = await emailOtp.resetPassword({ email: u.email, otp, password: better });

    expect([checked.data, done.data]).toEqual([{ success: true }, { success: true }]);
    expect(again.error).toMatchObject({ status: 400, code: 'INVALID_OTP' });
    expect((await signIn.email({ email: u.email, password: better })).error).toBeNull();
  });

  test('reads the refusal of a limit', async () => {
    const { mock, baseURL } = await served();
    await mock.limits.set({ passwordReset: { max: 0 } });

    const { error } = await make(baseURL).requestPasswordReset({ email: u.email, redirectTo: page });

    expect(error).toMatchObject({ status: 429, message: 'Too many requests. Please try again later.' });
  });

  test('signs up, knows its session by its cookie, and signs out', async () => {
    const { baseURL } = await served();
    const client = make(baseURL);
    const email = 'new@example.com';
    let cookie = '';
    const onResponse = ({ response }: { response: Response }) => {
      cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    };

    await client.signUp.email({ email, password: better, name: 'New' }, { onResponse });
    const headers = { cookie, origin: new URL(page).origin };
    const session = await client.getSession({ fetchOptions: { headers } });
    const out = await client.signOut({ fetchOptions: { headers } });

    expect(session.data?.user).toMatchObject({ email, name: 'New' });
    expect(out.data).toEqual({ success: true });
    expect((await client.getSession({ fetchOptions: { headers } })).data).toBeNull();
  });
});
