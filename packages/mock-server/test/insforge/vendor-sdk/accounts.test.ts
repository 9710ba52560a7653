import { insforge } from '@resetkit/mock-server/insforge';
import { describe, expect, test } from 'vitest';
import { u } from '../world.ts';
import { fieldsOf, open, vendorWays } from './open.ts';

const { anonKey } = insforge().options;
const asApp = { client: { anonKey } };
const newcomer = { email: 'new@example.com', password: 'new-pass1', name: 'Newt' };

function newUser(fields: object): object {
  return {
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    email: newcomer.email,
    emailVerified: true,
    createdAt: '2026-01-02T03:04:05.000Z',
    updatedAt: '2026-01-02T03:04:05.000Z',
    providers: ['email'],
    profile: { name: newcomer.name },
    metadata: {},
    ...fields,
  };
}

const session = { accessToken: expect.any(String), csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/) };

describe.each(vendorWays)('$name', (way) => {
  test('signs up and in at once', async () => {
    const { auth } = await open(way, {}, asApp);

    expect(await auth.signUp(newcomer)).toEqual({
      data: { user: newUser({ emailVerified: false }), requireEmailVerification: false, ...session },
      error: null,
    });
    expect((await auth.getCurrentUser()).data.user?.email).toBe(newcomer.email);
  });

  test('signs up with an e-mail that must be verified first, and verifies it by code', async () => {
    const { mock, auth } = await open(way, { requireEmailVerification: true }, asApp);

    expect(await auth.signUp(newcomer)).toEqual({
      data: { accessToken: null, requireEmailVerification: true },
      error: null,
    });
    expect(fieldsOf((await auth.signInWithPassword(newcomer)).error)).toEqual({
      name: 'InsForgeError',
      message: 'Email verification required',
      statusCode: 403,
      error: 'FORBIDDEN',
      nextActions: 'Please verify your email address before logging in',
    });

    const { code = '' } = await mock.outbox.waitFor({ to: newcomer.email, kind: 'verification' });
    expect(await auth.verifyEmail({ email: newcomer.email, otp: code })).toEqual({
      data: { user: newUser({}), ...session },
      error: null,
    });
    expect((await auth.signInWithPassword(newcomer)).error).toBeNull();
  });

  test('mails a verification code again', async () => {
    const { mock, auth } = await open(way);

    expect(await auth.resendVerificationEmail({ email: u.email })).toEqual({
      data: {
        success: true,
        message: 'If your email is registered, we have sent you a verification code. Please check your inbox.',
      },
      error: null,
    });
    expect(await mock.outbox.waitFor({ to: u.email, kind: 'verification' })).toMatchObject({
      subject: 'Verify your email',
    });
  });

  test('signs in by a mailed code, and makes the account that was not there', async () => {
    const { mock, auth } = await open(way);

    expect(await auth.signInWithOtp({ email: newcomer.email })).toEqual({
      data: { success: true, message: 'If sign-in is available for this email, we have sent a verification code.' },
      error: null,
    });
    const { code = '' } = await mock.outbox.waitFor({ to: newcomer.email, kind: 'sign-in' });
    expect(await auth.verifyOtp({ email: newcomer.email, otp: code, name: newcomer.name })).toEqual({
      data: { user: newUser({}), ...session },
      error: null,
    });
  });

  test('gives a server the refresh token when it signs up, verifies and signs in by code', async () => {
    const { mock, auth } = await open(
      way,
      { requireEmailVerification: true },
      { client: { anonKey, isServerMode: true } },
    );
    const tokens = { user: newUser({}), accessToken: expect.any(String), refreshToken: expect.any(String) };

    await auth.signUp(newcomer);
    const verification = await mock.outbox.waitFor({ to: newcomer.email, kind: 'verification' });
    expect(await auth.verifyEmail({ email: newcomer.email, otp: verification.code ?? '' })).toEqual({
      data: tokens,
      error: null,
    });

    await auth.signInWithOtp({ email: newcomer.email });
    const signIn = await mock.outbox.waitFor({ to: newcomer.email, kind: 'sign-in' });
    expect(await auth.verifyOtp({ email: newcomer.email, otp: signIn.code ?? '' })).toEqual({
      data: tokens,
      error: null,
    });
  });

  test('shows the configuration that a sign-in page needs', async () => {
    const { auth } = await open(way, { passwordMinLength: 10, requireNumber: true, oAuthProviders: ['google'] });

    expect(await auth.getPublicAuthConfig()).toEqual({
      data: {
        oAuthProviders: ['google'],
        customOAuthProviders: [],
        requireEmailVerification: false,
        passwordMinLength: 10,
        requireNumber: true,
        requireLowercase: false,
        requireUppercase: false,
        requireSpecialChar: false,
        verifyEmailMethod: 'code',
        resetPasswordMethod: 'code',
        disableSignup: false,
      },
      error: null,
    });
  });
});
