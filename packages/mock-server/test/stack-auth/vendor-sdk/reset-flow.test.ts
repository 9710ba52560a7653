import { KnownErrors } from '@stackframe/stack-shared/dist/known-errors';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { callback, u } from '../world.ts';
import { open, versions } from './open.ts';

const password = 'u-new-pass2';
const ok = { status: 'ok', data: undefined };
const { email } = u;

describe.each(versions)('$name', (version) => {
  test('resets a password, from the mail to the session and out of it', async () => {
    const { mock, app, requests, headers } = await open(version);

    expect(await app.sendForgotPasswordEmail(email, { callbackUrl: callback })).toEqual(ok);
    const { token = '', link } = await mock.outbox.waitFor({ to: email, kind: 'password-reset' });
    expect(link).toBe(`${callback}?code=${token}`);

    expect(await app.verifyPasswordResetCode(token)).toEqual(ok);
    expect(await app.resetPassword({ code: token, password })).toEqual(ok);
    expect(await app.signInWithCredential({ email, password, noRedirect: true })).toEqual(ok);
    const user = await app.getUser();
    expect({ id: user?.id, email: user?.primaryEmail, name: user?.displayName }).toEqual({
      id: u.id,
      email,
      name: u.name,
    });

    await user?.signOut();
    expect(await app.getUser()).toBeNull();
    expect([...new Set(requests)]).toEqual([
      'POST /api/v1/auth/password/send-reset-code',
      'POST /api/v1/auth/password/reset/check-code',
      'POST /api/v1/auth/password/reset',
      'POST /api/v1/auth/password/sign-in',
      'GET /api/v1/users/me',
      'DELETE /api/v1/auth/sessions/current',
    ]);
    const ours = [...headers].filter((name) => /^x-(stack|hexclave)-/.test(name));
    expect(ours.filter((name) => !name.startsWith(version.headers))).toEqual([]);
  });

  test('mails a verification link to whoever asks for it, and its code verifies the address', async () => {
    const { mock, app, requests } = await open(version);
    const address = 'new@example.com';
    await app.signUpWithCredential({ email: address, password, noRedirect: true, noVerificationCallback: true });
    const user = await app.getUser();
    expect(user?.primaryEmailVerified).toBe(false);

    // The SDK makes the link from the page's location.
    vi.stubGlobal('window', { location: { href: callback } });
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(await user?.sendVerificationEmail()).toBeUndefined();
    vi.unstubAllGlobals();

    const { token = '' } = await mock.outbox.waitFor({ to: address, kind: 'verification' });
    expect(await app.verifyEmail(token)).toEqual(ok);
    const [channel] = (await (await app.getUser())?.listContactChannels()) ?? [];
    expect(channel).toMatchObject({ value: address, isPrimary: true, isVerified: true, usedForAuth: true });
    expect(requests).toContain('POST /api/v1/contact-channels/send-verification-code');
  });

  test('gets a new access token when the old one has expired', async () => {
    const { mock, app, requests } = await open(version);
    await app.signInWithCredential({ email, password: u.password, noRedirect: true });
    mock.clock.advance('11m');

    const user = await app.getUser();

    expect(user?.primaryEmail).toBe(email);
    expect(requests).toContain('POST /api/v1/auth/oauth/token');
  });

  test('forgets a session whose refresh token is gone', async () => {
    const { mock, app } = await open(version);
    await app.signInWithCredential({ email, password: u.password, noRedirect: true });
    await app.sendForgotPasswordEmail(email, { callbackUrl: callback });
    const { token = '' } = await mock.outbox.waitFor();
    await app.resetPassword({ code: token, password });
    mock.clock.advance('11m');

    expect(await app.getUser()).toBeNull();
  });

  test('says the same for an address that nobody has, and sends nothing', async () => {
    const { mock, app } = await open(version);

    expect(await app.sendForgotPasswordEmail('nobody@example.com', { callbackUrl: callback })).toEqual(ok);
    expect(await mock.outbox.list()).toEqual([]);
  });

  test('throws for a page that is not trusted', async () => {
    const { app } = await open(version);

    const sent = app.sendForgotPasswordEmail(email, { callbackUrl: 'https://evil.example' });

    await expect(sent).rejects.toSatisfy((error) => KnownErrors.RedirectUrlNotWhitelisted.isInstance(error));
  });

  test('throws for a password that is too short, which burns the code', async () => {
    const { mock, app } = await open(version);
    await app.sendForgotPasswordEmail(email, { callbackUrl: callback });
    const { token: code = '' } = await mock.outbox.waitFor();

    const short = app.resetPassword({ code, password: 'short' });

    await expect(short).rejects.toMatchObject({ errorCode: 'PASSWORD_TOO_SHORT', details: { min_length: 8 } });
    await expect(short).rejects.toSatisfy((error) => KnownErrors.PasswordRequirementsNotMet.isInstance(error));
    const again = await app.resetPassword({ code, password });
    expect(again.status === 'error' && KnownErrors.VerificationCodeAlreadyUsed.isInstance(again.error)).toBe(true);
  });

  test.each([
    ['does not exist', async () => 'x'.repeat(45), KnownErrors.VerificationCodeNotFound],
    [
      'has expired',
      async ({ mock, app }: Awaited<ReturnType<typeof open>>) => {
        await app.sendForgotPasswordEmail(email, { callbackUrl: callback });
        const { token = '' } = await mock.outbox.waitFor();
        mock.clock.advance(7 * 24 * 60 * 60_000 + 1);
        return token;
      },
      KnownErrors.VerificationCodeExpired,
    ],
    [
      'was tried too often',
      async ({ mock, app }: Awaited<ReturnType<typeof open>>) => {
        await app.sendForgotPasswordEmail(email, { callbackUrl: callback });
        const { token = '' } = await mock.outbox.waitFor();
        for (let count = 0; count < 20; count += 1) await app.verifyPasswordResetCode(token);
        return token;
      },
      KnownErrors.VerificationCodeMaxAttemptsReached,
    ],
  ])('gives the error of a code that %s', async (_, codeOf, expected) => {
    const opened = await open(version);
    const code = await codeOf(opened);

    const result = await opened.app.resetPassword({ code, password });

    expect(result.status === 'error' && expected.isInstance(result.error)).toBe(true);
    expect(result.status === 'error' && KnownErrors.VerificationCodeError.isInstance(result.error)).toBe(true);
  });

  test('gives the errors of signing up and in', async () => {
    const { app } = await open(version);

    const taken = await app.signUpWithCredential({ email, password, noRedirect: true, noVerificationCallback: true });
    const weak = await app.signUpWithCredential({
      email: 'new@example.com',
      password: 'short',
      noRedirect: true,
      noVerificationCallback: true,
    });
    const wrong = await app.signInWithCredential({ email, password, noRedirect: true });

    expect(taken.status === 'error' && KnownErrors.UserWithEmailAlreadyExists.isInstance(taken.error)).toBe(true);
    expect(weak.status === 'error' && KnownErrors.PasswordRequirementsNotMet.isInstance(weak.error)).toBe(true);
    expect(wrong.status === 'error' && KnownErrors.EmailPasswordMismatch.isInstance(wrong.error)).toBe(true);
  });
});
