import { describe, expect, test } from 'vitest';
import { ada } from '../world.ts';
import { open, seen, type Vendor, vendorWays } from './open.ts';

const newPassword = 'ada-new-pass2';
const withFactor = { seed: [{ ...ada, secondFactors: [{ friendlyName: 'phone' }] }] };

/** The session of a recovery, by the digits of the mail. */
async function recovered({ mock, auth }: Vendor): Promise<void> {
  await auth.resetPasswordForEmail(ada.email);
  const { code = '' } = await mock.outbox.waitFor({ to: ada.email, kind: 'password-reset' });
  expect((await auth.verifyOtp({ type: 'recovery', email: ada.email, token: code })).error).toBeNull();
}

describe.each(vendorWays)('$name', (way) => {
  test('resets the password of an account with a second factor', async () => {
    const vendor = await open(way, {}, withFactor);
    const { mock, auth, events } = vendor;
    await recovered(vendor);
    expect(seen((await auth.updateUser({ password: newPassword })).error)).toMatchObject({
      status: 401,
      code: 'insufficient_aal',
    });
    expect((await auth.mfa.getAuthenticatorAssuranceLevel()).data).toMatchObject({
      currentLevel: 'aal1',
      nextLevel: 'aal2',
    });

    const { data } = await auth.mfa.listFactors();
    const factorId = data?.totp[0]?.id ?? '';
    const wrong = await auth.mfa.challengeAndVerify({ factorId, code: '000000' });
    const verified = await auth.mfa.challengeAndVerify({ factorId, code: await mock.secondFactors.code(ada.email) });

    expect(seen(wrong.error)).toMatchObject({ status: 422, code: 'mfa_verification_failed' });
    expect(verified.error).toBeNull();
    expect(events.at(-1)).toBe('MFA_CHALLENGE_VERIFIED');
    expect((await auth.mfa.getAuthenticatorAssuranceLevel()).data).toMatchObject({
      currentLevel: 'aal2',
      currentAuthenticationMethods: expect.arrayContaining([
        expect.objectContaining({ method: 'totp' }),
        expect.objectContaining({ method: 'otp' }),
      ]),
    });
    expect((await auth.updateUser({ password: newPassword })).error).toBeNull();
    expect((await auth.signInWithPassword({ ...ada, password: newPassword })).error).toBeNull();
  });

  test('enrolls a second factor, verifies it and removes it', async () => {
    const { mock, auth, admin } = await open(way);
    await auth.signInWithPassword(ada);

    const { data } = await auth.mfa.enroll({ factorType: 'totp', friendlyName: 'phone', issuer: 'My App' });
    expect(data?.totp.qr_code).toMatch(/^data:image\/svg\+xml;utf-8,<\?xml/);
    const factorId = data?.id ?? '';
    const challenge = await auth.mfa.challenge({ factorId });
    const code = await mock.secondFactors.code(ada.email);
    const verified = await auth.mfa.verify({ factorId, challengeId: challenge.data?.id ?? '', code });
    expect(verified.error).toBeNull();
    expect((await admin.mfa.listFactors({ userId: ada.id })).data?.factors).toMatchObject([
      { id: factorId, status: 'verified', friendly_name: 'phone' },
    ]);

    expect((await auth.mfa.unenroll({ factorId })).data).toEqual({ id: factorId });
    expect((await auth.mfa.listFactors()).data?.all).toEqual([]);
  });

  test('lets an administrator remove the second factor of an account that has lost it', async () => {
    const vendor = await open(way, {}, withFactor);
    const { auth, admin } = vendor;
    await recovered(vendor);
    const { data } = await auth.mfa.listFactors();

    const removed = await admin.mfa.deleteFactor({ id: data?.totp[0]?.id ?? '', userId: ada.id });

    expect(removed.error).toBeNull();
    expect((await auth.updateUser({ password: newPassword })).error).toBeNull();
  });

  test('sends the token of a captcha where the server looks for it', async () => {
    const { auth } = await open(way, { securityCaptchaEnabled: true });
    const captchaToken = 'XXXX.DUMMY.TOKEN.XXXX';

    expect(seen((await auth.resetPasswordForEmail(ada.email)).error)).toMatchObject({
      status: 400,
      code: 'captcha_failed',
    });
    expect((await auth.resetPasswordForEmail(ada.email, { captchaToken })).error).toBeNull();
    expect((await auth.signInWithPassword({ ...ada, options: { captchaToken } })).error).toBeNull();
  });
});
