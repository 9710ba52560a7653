import type { MockServerSettings } from '@resetkit/mock-server';
import type { FirebaseAccount, FirebaseOptions } from '@resetkit/mock-server/firebase';
import {
  ActionCodeURL,
  type Auth,
  confirmPasswordReset,
  createUserWithEmailAndPassword,
  sendPasswordResetEmail,
  signInWithEmailAndPassword,
  validatePassword,
  verifyPasswordResetCode,
} from 'firebase/auth';
import { expect, test } from 'vitest';
import { ada, linkTo, type Mock, newPassword, open, outcome, vendorWays } from './open.ts';

interface Case {
  readonly what: string;
  readonly code: string;
  readonly options?: Partial<FirebaseOptions>;
  readonly settings?: MockServerSettings<FirebaseAccount>;
  act(auth: Auth, mock: Mock): Promise<unknown>;
}

const [onPort] = vendorWays;
if (!onPort) throw new Error('No way to reach the mock');
const nobody = 'nobody@example.com';
const send = (auth: Auth) => sendPasswordResetEmail(auth, ada.email);
const enforced: Partial<FirebaseOptions> = {
  passwordPolicy: {
    enforcementState: 'ENFORCE',
    customStrengthOptions: { minPasswordLength: 12, containsNumericCharacter: true },
  },
};

async function mailed(auth: Auth, mock: Mock): Promise<string> {
  await send(auth);
  return ActionCodeURL.parseLink(await linkTo(mock))?.code ?? '';
}

const cases: readonly Case[] = [
  {
    what: 'a second mail within a minute',
    code: 'auth/too-many-requests',
    settings: { limits: 'real' },
    act: (auth) => send(auth).then(() => send(auth)),
  },
  {
    what: 'a code that is an hour old',
    code: 'auth/expired-action-code',
    async act(auth, mock) {
      const code = await mailed(auth, mock);
      mock.clock.advance('61m');
      return verifyPasswordResetCode(auth, code);
    },
  },
  {
    what: 'a code that is an hour old, in the emulator',
    code: 'ok',
    options: { service: 'emulator' },
    async act(auth, mock) {
      const code = await mailed(auth, mock);
      mock.clock.advance('61m');
      return confirmPasswordReset(auth, code, newPassword);
    },
  },
  { what: 'an address without an account', code: 'ok', act: (auth) => sendPasswordResetEmail(auth, nobody) },
  {
    what: 'an address without an account, in the emulator',
    code: 'auth/user-not-found',
    options: { service: 'emulator' },
    act: (auth) => sendPasswordResetEmail(auth, nobody),
  },
  {
    what: 'a password that breaks the policy',
    code: 'auth/password-does-not-meet-requirements',
    options: enforced,
    act: async (auth, mock) => confirmPasswordReset(auth, await mailed(auth, mock), 'no-digits-at-all'),
  },
  {
    what: 'a page of another domain',
    code: 'auth/unauthorized-continue-uri',
    act: (auth) => sendPasswordResetEmail(auth, ada.email, { url: 'https://evil.example/' }),
  },
  {
    what: 'a sign-in of a disabled account',
    code: 'auth/user-disabled',
    settings: { seed: [{ ...ada, disabled: true }] },
    act: (auth) => signInWithEmailAndPassword(auth, ada.email, ada.password),
  },
  {
    what: 'an address that is taken',
    code: 'auth/email-already-in-use',
    act: (auth) => createUserWithEmailAndPassword(auth, ada.email, newPassword),
  },
  {
    what: 'a session from before a reset, when it is refreshed',
    code: 'auth/user-token-expired',
    async act(auth, mock) {
      const { user } = await signInWithEmailAndPassword(auth, ada.email, ada.password);
      await confirmPasswordReset(auth, await mailed(auth, mock), newPassword);
      return user.getIdToken(true);
    },
  },
];

test.each(cases)('$what: $code', async ({ code, options, settings, act }) => {
  const { mock, auth } = await open(onPort, options, settings);

  expect(await outcome(act(auth, mock))).toBe(code);
});

test('`validatePassword` knows the policy of the project', async () => {
  const { auth } = await open(onPort, enforced);

  expect(await validatePassword(auth, 'no-digits')).toMatchObject({
    isValid: false,
    meetsMinPasswordLength: false,
    containsNumericCharacter: false,
    passwordPolicy: { enforcementState: 'ENFORCE' },
  });
  expect(await validatePassword(auth, newPassword)).toMatchObject({ isValid: true });
});
