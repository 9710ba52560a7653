import { expect } from 'vitest';
import { failure, mailedCode, mailedLinkToken, otherThan, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const exchange = '/api/auth/email/exchange-reset-password-token';
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const notSixDigits = 'code: Reset password code must be a 6-digit numeric code';

/** `POST /api/auth/email/exchange-reset-password-token`. */
export const exchangeResetPasswordTokenVectors: readonly Vector[] = [
  ...table<[unknown, string]>(
    [
      [{}, 'email: Required, code: Required'],
      [undefined, 'email: Required, code: Required'],
      [{ email: u.email, otp: '123456' }, 'code: Required'],
      [{ email: 'foo', code: '123456' }, 'email: Invalid email format'],
      [{ email: 5, code: '123456' }, 'email: Expected string, received number'],
      [{ email: null, code: '123456' }, 'email: Expected string, received null'],
      [{ email: u.email, code: 123456 }, 'code: Expected string, received number'],
      [{ email: u.email, code: null }, 'code: Expected string, received null'],
      [{ email: 'foo', code: 'x' }, `email: Invalid email format, ${notSixDigits}`],
      [[], ': Expected object, received array'],
    ],
    'refuses %j',
  )((body, message) => ({
    async run(world) {
      expect(await world.post(exchange, body)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
  ...table(
    ['', '12345', '1234567', 'abcdef', '12 456', ' 123456', '123456\n', '١٢٣٤٥٦'],
    'does not count %j, which is not six digits, as a try',
  )((code) => ({
    async run(world) {
      const right = await mailedCode(world);

      for (const _ of [1, 2, 3]) {
        expect(await world.post(exchange, { email: u.email, code })).toEqual(
          failure(400, 'INVALID_INPUT', notSixDigits),
        );
      }

      expect((await world.post(exchange, { email: u.email, code: right })).status).toBe(200);
    },
  })),
  {
    title: 'answers an unknown e-mail, an e-mail without a code and a wrong code alike',
    async run(world) {
      await world.mock.accounts.put({ email: 'v@example.com' });
      const code = await mailedCode(world);

      expect(await world.post(exchange, { email: 'nobody@example.com', code })).toEqual(badCode);
      expect(await world.post(exchange, { email: 'v@example.com', code })).toEqual(badCode);
      expect(await world.post(exchange, { email: u.email, code: otherThan(code) })).toEqual(badCode);
    },
  },
  {
    title: 'finds the code regardless of the case of the e-mail',
    async run(world) {
      const code = await mailedCode(world);

      expect((await world.post(exchange, { email: 'U@EXAMPLE.com', code })).status).toBe(200);
    },
  },
  {
    title: 'gives a token that lasts 24 hours from the exchange',
    async run(world) {
      const code = await mailedCode(world);
      world.mock.clock.advance('10m');

      expect(await world.post(exchange, { email: u.email, code })).toEqual({
        status: 200,
        body: { token: expect.stringMatching(/^[0-9a-f]{64}$/), expiresAt: '2026-01-03T03:14:05.000Z' },
      });
    },
  },
  {
    title: 'counts anew for a new code',
    async run(world) {
      const burnt = await mailedCode(world);
      for (const _ of [1, 2, 3]) await world.post(exchange, { email: u.email, code: otherThan(burnt) });
      const code = await mailedCode(world);

      for (const _ of [1, 2])
        expect(await world.post(exchange, { email: u.email, code: otherThan(code) })).toEqual(badCode);

      expect((await world.post(exchange, { email: u.email, code })).status).toBe(200);
    },
  },
  {
    title: 'does not look at the method in force',
    async run(world) {
      const code = await mailedCode(world);
      await world.mock.options.set({ resetPasswordMethod: 'link' });

      expect((await world.post(exchange, { email: u.email, code })).status).toBe(200);
    },
  },
  {
    title: 'does not look whether the account is still there',
    async run(world) {
      const code = await mailedCode(world);
      await world.mock.accounts.delete(u.email);

      expect((await world.post(exchange, { email: u.email, code })).status).toBe(200);
    },
  },
  {
    title: 'does not take the token of a link for a code, and leaves it alive',
    options: { resetPasswordMethod: 'link' },

    async run(world) {
      const token = await mailedLinkToken(world, 'https://app.example.com/reset');

      expect(await world.post(exchange, { email: u.email, code: token })).toEqual(
        failure(400, 'INVALID_INPUT', notSixDigits),
      );
      expect(await world.post(exchange, { email: u.email, code: '000000' })).toEqual(badCode);
      expect((await world.get(`/api/auth/email/reset-password-link?token=${token}`)).status).toBe(302);
    },
  },
  {
    title: 'gives one of two simultaneous exchanges the token',
    async run(world) {
      const code = await mailedCode(world);

      const replies = await Promise.all([1, 2].map(() => world.post(exchange, { email: u.email, code })));

      expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
      expect(replies).toContainEqual(badCode);
    },
  },
];
