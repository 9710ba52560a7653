import { expect } from 'vitest';
import { givenCode, good, mailedCode, notDone, refresh, refused, signedIn, strong, u } from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const source = 'recorded' as const;
const invalid = refused('INVALID_OOB_CODE');
const weak = refused('WEAK_PASSWORD : Password should be at least 6 characters');

/** What becomes of codes and passwords. */
export const resetVectors: readonly Vector[] = [
  ...table(
    [
      [{ oobCode: 'nope' }, invalid],
      [{ oobCode: '' }, refused('MISSING_OOB_CODE')],
      [{ oobCode: 'nope', newPassword: strong }, invalid],
      [{ oobCode: 'nope', newPassword: '12345' }, invalid],
      [{ email: u.email, oldPassword: u.password, newPassword: strong }, refused('MISSING_OOB_CODE')],
    ] as const,
    'refuses %j',
  )((body, expected) => ({
    source,
    run: async ({ app }) => expect(await app('resetPassword', body)).toEqual(expected),
  })),
  {
    title: 'looking uses nothing up, and an empty password is a look',
    source,
    async run(world) {
      const oobCode = await mailedCode(world);

      for (const newPassword of [undefined, '', undefined])
        expect(await world.app('resetPassword', { oobCode, newPassword })).toEqual(good());
      expect((await signedIn(world)).idToken).not.toBe('');
    },
  },
  {
    title: 'a code of a reset changes no account otherwise: the emulator does not do it',
    source,
    async run(world) {
      expect(await world.app('update', { oobCode: await mailedCode(world) })).toEqual(notDone('PASSWORD_RESET'));
    },
  },
  {
    title: 'a password that is too short leaves the code',
    source,
    async run(world) {
      const oobCode = await mailedCode(world);

      expect(await world.app('resetPassword', { oobCode, newPassword: '12345' })).toEqual(weak);
      expect(await world.app('resetPassword', { oobCode, newPassword: '      ' })).toEqual(good());
    },
  },
  {
    title: 'a code works once, and another one stays good',
    source,
    async run(world) {
      const [first, second] = [await mailedCode(world), await mailedCode(world)];

      expect(await world.app('resetPassword', { oobCode: first, newPassword: strong })).toEqual(good());
      expect(await world.app('resetPassword', { oobCode: first })).toEqual(invalid);
      expect(await world.app('resetPassword', { oobCode: first, newPassword: strong })).toEqual(invalid);
      expect(await world.app('resetPassword', { oobCode: second })).toEqual(good());
    },
  },
  {
    title: 'of two resets at once one is refused',
    source,
    async run(world) {
      const oobCode = await mailedCode(world);

      const both = await Promise.all([1, 2].map(() => world.app('resetPassword', { oobCode, newPassword: strong })));

      expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    },
  },
  {
    title: 'the old password is wrong afterwards, and a number is its text',
    source,
    async run(world) {
      const oobCode = await mailedCode(world);

      expect(await world.app('resetPassword', { oobCode, newPassword: 123_456 })).toEqual(good());
      expect(await world.app('signInWithPassword', { email: u.email, password: u.password })).toEqual(
        refused('INVALID_PASSWORD'),
      );
      expect((await signedIn(world, u.email, '123456')).idToken).not.toBe('');
    },
  },
  ...table(
    ['the same password', 'x'.repeat(5_000), '\u{1F600}'.repeat(3)],
    'takes %s',
  )((password) => ({
    source,
    async run(world) {
      const newPassword = password === 'the same password' ? u.password : password;

      expect(await world.app('resetPassword', { oobCode: await mailedCode(world), newPassword })).toEqual(good());
    },
  })),
  {
    title: 'a code never expires',
    source,
    async run(world) {
      const oobCode = await mailedCode(world);
      world.mock.clock.advance('30d');

      expect(await world.app('resetPassword', { oobCode, newPassword: strong })).toEqual(good());
    },
  },
  {
    title: 'a code to confirm an address passes the look, and sets no password',
    source,
    async run(world) {
      const oobCode = await givenCode(world, { requestType: 'VERIFY_EMAIL' });

      expect(await world.app('resetPassword', { oobCode })).toEqual(good(u.email, 'VERIFY_EMAIL'));
      // The kind of the code is looked at before the password.
      for (const newPassword of [strong, '12345'])
        expect(await world.app('resetPassword', { oobCode, newPassword })).toEqual(invalid);
    },
  },
  {
    title: 'the look at a sign-in link does not say its address',
    async run(world) {
      const oobCode = await givenCode(world, { requestType: 'EMAIL_SIGNIN' });

      expect(await world.app('resetPassword', { oobCode })).toEqual({
        status: 200,
        body: { kind: 'identitytoolkit#ResetPasswordResponse', requestType: 'EMAIL_SIGNIN' },
      });
    },
  },
  {
    title: 'a reset verifies the address and takes other providers away',
    source,
    settings: { seed: [{ email: u.email, emailVerified: false, providers: ['google'] }] },
    async run(world) {
      await world.app('resetPassword', { oobCode: await mailedCode(world), newPassword: strong });

      expect(await world.mock.accounts.find(u.email)).toMatchObject({
        emailVerified: true,
        providers: [],
        hasPassword: true,
      });
    },
  },
  {
    title: 'a disabled account is reset, and stays disabled',
    source,
    settings: { seed: [{ ...u, disabled: true }] },
    async run(world) {
      expect(await world.app('resetPassword', { oobCode: await mailedCode(world), newPassword: strong })).toEqual(
        good(),
      );
      expect(await world.app('signInWithPassword', { email: u.email, password: strong })).toEqual(
        refused('USER_DISABLED'),
      );
    },
  },
  {
    title: 'the code of a deleted account can be looked at, and sets nothing',
    source,
    async run(world) {
      const oobCode = await mailedCode(world);
      await world.owner(':delete', { localId: u.id });

      expect(await world.app('resetPassword', { oobCode })).toEqual(good());
      expect(await world.app('resetPassword', { oobCode, newPassword: strong })).toEqual(invalid);
      // It is used up all the same.
      expect(await world.app('resetPassword', { oobCode })).toEqual(invalid);
    },
  },
  {
    title: 'a code is for an address: it sets the password of an account that has it later',
    source,
    async run(world) {
      const oobCode = await mailedCode(world);
      await world.owner(':delete', { localId: u.id });
      await world.app('signUp', { email: u.email, password: u.password });

      expect(await world.app('resetPassword', { oobCode, newPassword: strong })).toEqual(good());
      expect((await signedIn(world, u.email, strong)).idToken).not.toBe('');
    },
  },
  {
    title: 'a reset ends ID tokens of earlier seconds; refresh tokens live on',
    source,
    async run(world) {
      const { idToken, refreshToken } = await signedIn(world);
      world.mock.clock.advance('1s');
      await world.app('resetPassword', { oobCode: await mailedCode(world), newPassword: strong });

      expect(await world.app('lookup', { idToken })).toEqual(refused('TOKEN_EXPIRED'));
      expect((await refresh(world, refreshToken)).status).toBe(200);
    },
  },
  replies(
    'sign-in with a password can be switched off',
    ({ app }) => app('resetPassword', { oobCode: 'nope' }),
    refused('PASSWORD_LOGIN_DISABLED'),
    { options: { allowPasswordSignup: false } },
  ),
];
