import { describe, expect, test } from 'vitest';
import { otherThan, u } from '../world.ts';
import { fieldsOf, open, vendorWays } from './open.ts';

const newPassword = 'u-new-pass2';
const uma = {
  id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  email: u.email,
  emailVerified: true,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
  providers: ['email'],
  profile: { name: u.name },
  metadata: {},
};

describe.each(vendorWays)('$name', (way) => {
  test('resets a password by code, from the mail to the session and its end', async () => {
    const { mock, auth } = await open(way);

    const sent = await auth.sendResetPasswordEmail({ email: u.email });
    expect(sent).toEqual({
      data: {
        success: true,
        message: 'If your email is registered, we have sent you a password reset code. Please check your inbox.',
      },
      error: null,
    });

    const { code = '' } = await mock.outbox.waitFor({ to: u.email, kind: 'password-reset' });
    const exchanged = await auth.exchangeResetPasswordToken({ email: u.email, code });
    expect(exchanged).toEqual({
      data: { token: expect.stringMatching(/^[0-9a-f]{64}$/), expiresAt: '2026-01-03T03:04:05.000Z' },
      error: null,
    });

    const reset = await auth.resetPassword({ newPassword, otp: exchanged.data?.token ?? '' });
    expect(reset).toEqual({
      data: { message: 'Password reset successfully. Please login with your new password.' },
      error: null,
    });

    const old = await auth.signInWithPassword({ email: u.email, password: u.password });
    expect(old.data).toBeNull();
    expect(fieldsOf(old.error)).toEqual({
      name: 'InsForgeError',
      message: 'Invalid credentials',
      statusCode: 401,
      error: 'AUTH_UNAUTHORIZED',
      nextActions: undefined,
    });

    const session = { user: uma, accessToken: expect.any(String), csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(await auth.signInWithPassword({ email: u.email, password: newPassword })).toEqual({
      data: session,
      error: null,
    });
    expect(await auth.getCurrentUser()).toEqual({ data: { user: uma }, error: null });
    expect(await auth.refreshSession()).toEqual({ data: session, error: null });
    expect(await auth.signOut()).toEqual({ error: null });
    expect(await auth.getCurrentUser()).toEqual({ data: { user: null }, error: null });
  });

  test('ends the session of a browser with its sign-out', async () => {
    const { auth } = await open(way);
    await auth.signInWithPassword(u);
    await auth.signOut();

    const refreshed = await auth.refreshSession();

    expect(fieldsOf(refreshed.error)).toEqual({
      name: 'InsForgeError',
      message: 'No refresh token provided',
      statusCode: 401,
      error: 'AUTH_UNAUTHORIZED',
      nextActions: undefined,
    });
  });

  test('renews the session of a server by the refresh token itself', async () => {
    const { auth, another } = await open(way, {}, { client: { isServerMode: true } });
    const signedIn = await auth.signInWithPassword(u);
    const tokens = { user: uma, accessToken: expect.any(String), refreshToken: expect.any(String) };
    expect(signedIn).toEqual({ data: tokens, error: null });

    const refreshed = await auth.refreshSession({ refreshToken: signedIn.data?.refreshToken ?? '' });
    expect(refreshed).toEqual({ data: tokens, error: null });

    const onItsBehalf = another({ accessToken: refreshed.data?.accessToken ?? '' });
    expect(await onItsBehalf.auth.getCurrentUser()).toEqual({ data: { user: uma }, error: null });
    expect(await auth.signOut()).toEqual({ error: null });
  });

  test('says the same for an e-mail that nobody has, and sends nothing', async () => {
    const { mock, auth } = await open(way);

    const known = await auth.sendResetPasswordEmail({ email: u.email });
    const unknown = await auth.sendResetPasswordEmail({ email: 'nobody@example.com' });

    expect(unknown).toEqual(known);
    expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([u.email]);
  });

  test('refuses a wrong code, and takes the right one after it', async () => {
    const { mock, auth } = await open(way);
    await auth.sendResetPasswordEmail({ email: u.email });
    const { code = '' } = await mock.outbox.waitFor({ to: u.email });

    const wrong = await auth.exchangeResetPasswordToken({ email: u.email, code: otherThan(code) });

    expect(wrong.data).toBeNull();
    expect(fieldsOf(wrong.error)).toEqual({
      name: 'InsForgeError',
      message: 'Invalid or expired verification code',
      statusCode: 400,
      error: 'INVALID_INPUT',
      nextActions: undefined,
    });
    expect((await auth.exchangeResetPasswordToken({ email: u.email, code })).error).toBeNull();
  });

  test('refuses a code after its fifteen minutes', async () => {
    const { mock, auth } = await open(way);
    await auth.sendResetPasswordEmail({ email: u.email });
    const { code = '' } = await mock.outbox.waitFor({ to: u.email });
    mock.clock.advance('16m');

    const late = await auth.exchangeResetPasswordToken({ email: u.email, code });

    expect(late.data).toBeNull();
    expect(late.error?.message).toBe('Invalid or expired verification code');
  });

  test('refuses a weak password, and keeps the token good', async () => {
    const { mock, auth } = await open(way, { passwordMinLength: 8, requireNumber: true });
    await auth.sendResetPasswordEmail({ email: u.email });
    const { code = '' } = await mock.outbox.waitFor({ to: u.email });
    const { data } = await auth.exchangeResetPasswordToken({ email: u.email, code });

    const weak = await auth.resetPassword({ newPassword: 'short', otp: data?.token ?? '' });

    expect(weak.data).toBeNull();
    expect(fieldsOf(weak.error)).toEqual({
      name: 'InsForgeError',
      message: 'Password must contain at least 8 characters long, at least one number',
      statusCode: 400,
      error: 'INVALID_INPUT',
      nextActions: undefined,
    });
    expect((await auth.resetPassword({ newPassword, otp: data?.token ?? '' })).error).toBeNull();
  });
});
