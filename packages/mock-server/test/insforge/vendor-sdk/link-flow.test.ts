import { insforge } from '@resetkit/mock-server/insforge';
import { describe, expect, test } from 'vitest';
import { allowIt, u } from '../world.ts';
import { fieldsOf, open, vendorWays } from './open.ts';

const redirectTo = 'https://app.example.com/reset?from=mail';
const newPassword = 'u-new-pass2';

describe.each(vendorWays)('$name', (way) => {
  test('resets a password by link, from the mail to the session', async () => {
    const { mock, auth } = await open(way, { resetPasswordMethod: 'link' });

    expect(await auth.sendResetPasswordEmail({ email: u.email, redirectTo })).toEqual({
      data: {
        success: true,
        message: 'If your email is registered, we have sent you a password reset link. Please check your inbox.',
      },
      error: null,
    });

    const { link = '' } = await mock.outbox.waitFor({ to: u.email, kind: 'password-reset' });
    const followed = await fetch(link, { redirect: 'manual' });
    const location = new URL(followed.headers.get('location') ?? '');
    const otp = location.searchParams.get('token') ?? '';
    expect(followed.status).toBe(302);
    expect(location.href).toBe(`${redirectTo}&token=${otp}&insforge_status=ready&insforge_type=reset_password`);

    expect((await auth.resetPassword({ newPassword, otp })).error).toBeNull();
    expect((await auth.signInWithPassword(u)).error?.statusCode).toBe(401);
    expect((await auth.signInWithPassword({ email: u.email, password: newPassword })).data?.user.email).toBe(u.email);
  });

  test('refuses a link that has served, and leads on with it all the same', async () => {
    const { mock, auth } = await open(way, { resetPasswordMethod: 'link' });
    await auth.sendResetPasswordEmail({ email: u.email, redirectTo });
    const { link = '', token = '' } = await mock.outbox.waitFor({ to: u.email });
    await auth.resetPassword({ newPassword, otp: token });

    const followed = await fetch(link, { redirect: 'manual' });
    const again = await auth.resetPassword({ newPassword, otp: token });

    expect(followed.status).toBe(302);
    expect(fieldsOf(again.error)).toEqual({
      name: 'InsForgeError',
      message: 'Invalid or expired verification token',
      statusCode: 400,
      error: 'INVALID_INPUT',
      nextActions: undefined,
    });
  });

  test('names the redirect that the allow-list does not have, and what to do about it', async () => {
    const { mock, auth } = await open(way, {
      resetPasswordMethod: 'link',
      allowedRedirectUrls: ['https://app.example.com/**'],
    });

    const refused = await auth.sendResetPasswordEmail({ email: u.email, redirectTo: 'https://evil.example/' });

    expect(fieldsOf(refused.error)).toEqual({
      name: 'InsForgeError',
      message: 'https://evil.example/ is not in the allowed redirect URLs',
      statusCode: 400,
      error: 'INVALID_INPUT',
      nextActions: allowIt,
    });
    expect(await mock.outbox.list()).toEqual([]);
  });

  test('verifies an e-mail by link', async () => {
    const { mock, auth } = await open(
      way,
      { requireEmailVerification: true, verifyEmailMethod: 'link' },
      { client: { anonKey: insforge().options.anonKey } },
    );
    await auth.signUp({ email: 'new@example.com', password: 'new-pass1', redirectTo });

    const { link = '' } = await mock.outbox.waitFor({ to: 'new@example.com', kind: 'verification' });
    const followed = await fetch(link, { redirect: 'manual' });

    expect(followed.status).toBe(302);
    expect(followed.headers.get('location')).toBe(`${redirectTo}&insforge_status=success&insforge_type=verify_email`);
    expect(await mock.accounts.find('new@example.com')).toMatchObject({ emailVerified: true });
  });
});
