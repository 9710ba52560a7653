import { expect } from 'vitest';
import {
  badEmail,
  badOtp,
  better,
  canSignIn,
  expiredOtp,
  invalid,
  mailedCode,
  nothing404,
  success,
  tooLong,
  tooManyTries,
  tooShort,
  u,
  userNotFound,
  type World,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const paths = ['email-otp/request-password-reset', 'forget-password/email-otp'];
const recorded = { source: 'recorded' } as const;
const check = ({ post }: World, otp: unknown, email: unknown = u.email) =>
  post('/api/auth/email-otp/check-verification-otp', { email, otp, type: 'forget-password' });
const reset = ({ post }: World, otp: unknown, password: unknown = better, email: unknown = u.email) =>
  post('/api/auth/email-otp/reset-password', { email, otp, password });

/** Digits of the plugin. */
export const otpVectors: readonly Vector[] = [
  ...table(
    paths,
    'six digits come by %s, and set a password once',
  )((path) => ({
    ...recorded,
    async run(world) {
      expect(await world.post(`/api/auth/${path}`, { email: u.email })).toEqual(success);
      const { code } = await world.mock.outbox.waitFor({ to: u.email, kind: 'password-reset' });

      expect(code).toMatch(/^\d{6}$/);
      expect(await check(world, code)).toEqual(success);
      expect(await reset(world, code, 'short')).toEqual(tooShort);
      expect(await reset(world, code, 'x'.repeat(129))).toEqual(tooLong);
      expect(await reset(world, code, better, 'U@Example.com')).toEqual(success);
      expect(await reset(world, code)).toEqual(badOtp);
      expect(await canSignIn(world, better)).toBe(true);
    },
  })),
  ...table(
    paths,
    'nobody learns from %s who has an account',
  )((path) => ({
    ...recorded,
    async run({ post, mock }) {
      expect(await post(`/api/auth/${path}`, { email: 'nobody@example.com' })).toEqual(success);
      expect(await post(`/api/auth/${path}`, { email: 'bad' })).toEqual(badEmail);
      expect(await post(`/api/auth/${path}`, {})).toEqual(
        invalid('[body.email] Invalid input: expected string, received undefined'),
      );
      expect(await mock.outbox.list()).toEqual([]);
    },
  })),
  {
    title: 'a reset marks the address as verified',
    ...recorded,
    settings: { seed: [{ ...u, emailVerified: false }] },
    async run(world) {
      await reset(world, await mailedCode(world));

      expect(await world.mock.accounts.find(u.email)).toMatchObject({ emailVerified: true });
    },
  },
  {
    title: 'the fourth try is refused whatever it brings, and makes the digits void',
    ...recorded,
    async run(world) {
      const code = await mailedCode(world);
      for (const _ of [1, 2]) expect(await check(world, 'wrong')).toEqual(badOtp);
      expect(await reset(world, 'wrong')).toEqual(badOtp);

      expect(await reset(world, code)).toEqual(tooManyTries);
      expect(await reset(world, code)).toEqual(badOtp);
    },
  },
  {
    title: 'the fourth look is refused, too',
    async run(world) {
      const code = await mailedCode(world);
      for (const _ of [1, 2, 3]) await check(world, 'wrong');

      expect(await check(world, code)).toEqual(tooManyTries);
    },
  },
  {
    title: 'newer digits replace earlier ones',
    ...recorded,
    async run(world) {
      const [first, second] = [await mailedCode(world), await mailedCode(world)];

      expect(await reset(world, first === second ? 'other' : first)).toEqual(badOtp);
      expect(await reset(world, second)).toEqual(success);
    },
  },
  {
    title: 'digits that have expired are told apart once',
    ...recorded,
    async run(world) {
      const code = await mailedCode(world);
      world.mock.clock.advance('5m');
      expect(await check(world, code)).toEqual(success);
      world.mock.clock.advance(1);

      expect(await reset(world, code)).toEqual(expiredOtp);
      expect(await reset(world, code)).toEqual(badOtp);
    },
  },
  {
    title: 'a look at anything removes what has expired, once in a minute',
    async run(world) {
      const code = await mailedCode(world);
      world.mock.clock.advance('6m');
      await check(world, 'x', 'nobody@example.com');

      expect(await check(world, code)).toEqual(badOtp);
    },
  },
  {
    title: 'digits of an account that is gone stay as they are',
    async run(world) {
      const code = await mailedCode(world);
      await world.mock.accounts.delete(u.email);

      for (const _ of [1, 2]) expect(await check(world, code)).toEqual(userNotFound);
      expect(await reset(world, code)).toEqual(userNotFound);
    },
  },
  {
    title: 'what is no text or no purpose is refused',
    ...recorded,
    async run(world) {
      const { post } = world;
      expect(await reset(world, undefined)).toEqual(
        invalid('[body.otp] Invalid input: expected string, received undefined'),
      );
      expect(await reset(world, 123_456)).toEqual(
        invalid('[body.otp] Invalid input: expected string, received number'),
      );
      expect(await check(world, '1', 'bad')).toEqual(badEmail);
      expect(await reset(world, '1', better, 'bad')).toEqual(badEmail);
      expect(
        await post('/api/auth/email-otp/check-verification-otp', { email: u.email, otp: '1', type: 'nope' }),
      ).toEqual(
        invalid(
          '[body.type] Invalid option: expected one of "email-verification"|"sign-in"|"forget-password"|"change-email"',
        ),
      );
    },
  },
  {
    title: 'options of the plugin are digits, seconds and tries',
    options: { otpLength: 4, otpExpiresIn: 60, allowedAttempts: 1 },
    async run(world) {
      const code = await mailedCode(world);
      expect(code).toMatch(/^\d{4}$/);
      await check(world, 'wrong');

      expect(await check(world, code)).toEqual(tooManyTries);
      const second = await mailedCode(world);
      world.mock.clock.advance('61s');
      expect(await check(world, second)).toEqual(expiredOtp);
    },
  },
  ...table(
    [...paths, 'email-otp/check-verification-otp', 'email-otp/reset-password'],
    '%s is 404 without the plugin',
  )((path) => ({
    options: { emailOTP: false },
    async run({ post }) {
      expect(await post(`/api/auth/${path}`, { email: u.email })).toEqual(nothing404);
    },
  })),
];
