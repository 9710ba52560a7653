import {
  ActionCodeURL,
  applyActionCode,
  checkActionCode,
  confirmPasswordReset,
  createUserWithEmailAndPassword,
  isSignInWithEmailLink,
  sendEmailVerification,
  sendPasswordResetEmail,
  sendSignInLinkToEmail,
  signInWithEmailAndPassword,
  signInWithEmailLink,
  verifyPasswordResetCode,
} from 'firebase/auth';
import { describe, expect, test } from 'vitest';
import { ada, linkTo, newPassword, open, outcome, vendorWays } from './open.ts';

const continueUrl = 'http://localhost:3000/signed-in?from=mail';
const grace = 'grace@example.com';

describe.each(vendorWays)('$name', (way) => {
  test.each(['hosted', 'emulator'] as const)('a password is reset with a mailed link: %s', async (service) => {
    const { mock, auth } = await open(way, { service, actionUrl: 'http://localhost:3000/action' });

    await sendPasswordResetEmail(auth, ada.email, { url: continueUrl });
    const link = await linkTo(mock);
    const { code = '', ...parsed } = { ...ActionCodeURL.parseLink(link) };

    expect(link).toMatch(/^http:\/\/localhost:3000\/action\?/);
    expect(parsed).toMatchObject({ operation: 'PASSWORD_RESET', continueUrl, apiKey: 'fake-api-key' });
    expect(await verifyPasswordResetCode(auth, code)).toBe(ada.email);
    expect(await outcome(confirmPasswordReset(auth, code, 'short'))).toMatch(/weak-password|does-not-meet/);
    expect(await outcome(confirmPasswordReset(auth, code, newPassword))).toBe('ok');
    expect(await outcome(confirmPasswordReset(auth, code, newPassword))).toBe('auth/invalid-action-code');
    expect(await outcome(signInWithEmailAndPassword(auth, ada.email, ada.password))).toBe(
      service === 'hosted' ? 'auth/invalid-credential' : 'auth/wrong-password',
    );
    const { user } = await signInWithEmailAndPassword(auth, ada.email, newPassword);
    expect(user).toMatchObject({ uid: ada.id, email: ada.email });
  });

  test('an address is confirmed, and the code of that is none of a reset', async () => {
    const { mock, auth } = await open(way);
    const { user } = await createUserWithEmailAndPassword(auth, grace, newPassword);
    await sendEmailVerification(user);
    const code = ActionCodeURL.parseLink(await linkTo(mock, grace))?.code ?? '';

    expect((await checkActionCode(auth, code)).operation).toBe('VERIFY_EMAIL');
    expect(await outcome(confirmPasswordReset(auth, code, newPassword))).toBe('auth/invalid-action-code');
    expect(await outcome(applyActionCode(auth, code))).toBe('ok');
    await user.reload();
    expect(user.emailVerified).toBe(true);
  });

  test('one signs in by a mailed link', async () => {
    const { mock, auth } = await open(way);
    await sendSignInLinkToEmail(auth, ada.email, { url: continueUrl, handleCodeInApp: true });
    const link = await linkTo(mock);

    expect(isSignInWithEmailLink(auth, link)).toBe(true);
    expect((await signInWithEmailLink(auth, ada.email, link)).user.uid).toBe(ada.id);
  });

  test('an API key that ends with @NAME is for the namespace NAME', async () => {
    const { mock, auth, as } = await open(way);
    const other = as('fake-api-key@worker-3');
    await createUserWithEmailAndPassword(other, grace, newPassword);
    await sendPasswordResetEmail(other, grace);

    expect(await outcome(signInWithEmailAndPassword(auth, grace, newPassword))).toBe('auth/invalid-credential');
    expect(await mock.outbox.list()).toEqual([]);
    const [mail] = await mock.namespace('worker-3').outbox.list();
    expect(mail?.to).toBe(grace);
    const { apiKey, code } = ActionCodeURL.parseLink(mail?.link ?? '') ?? {};
    expect(apiKey).toBe('fake-api-key@worker-3');
    expect(await outcome(verifyPasswordResetCode(auth, code ?? ''))).toBe('auth/invalid-action-code');
    expect(await verifyPasswordResetCode(other, code ?? '')).toBe(grace);
  });
});
