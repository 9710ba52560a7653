import { expect } from 'vitest';
import { exchangedToken, mailedCode, otherThan, u } from '../world.ts';
import {
  badCode,
  badToken,
  codeSent,
  exchange,
  passwordReset,
  reset,
  send,
  sendVerification,
  type Vector,
} from './vector.ts';

const exchanged = {
  status: 200,
  body: { token: expect.stringMatching(/^[0-9a-f]{64}$/), expiresAt: '2026-01-03T03:04:05.000Z' },
};

/** Trading a code for a token. */
export const exchangeVectors: readonly Vector[] = [
  {
    title: 'V13 exchanges the right code for a token that lasts 24 hours',
    async run(world) {
      const code = await mailedCode(world);

      expect(await world.post(exchange, { email: u.email, code })).toEqual(exchanged);
    },
  },
  {
    title: 'V14 takes the right code after two wrong ones',
    async run(world) {
      const code = await mailedCode(world);

      for (const _ of [1, 2])
        expect(await world.post(exchange, { email: u.email, code: otherThan(code) })).toEqual(badCode);

      expect(await world.post(exchange, { email: u.email, code })).toEqual(exchanged);
    },
  },
  {
    title: 'V15 refuses the right code after three wrong ones, in the same words',
    async run(world) {
      const code = await mailedCode(world);

      for (const _ of [1, 2, 3])
        expect(await world.post(exchange, { email: u.email, code: otherThan(code) })).toEqual(badCode);

      expect(await world.post(exchange, { email: u.email, code })).toEqual(badCode);
    },
  },
  {
    title: 'V16 refuses a code that has expired',
    async run(world) {
      const code = await mailedCode(world);
      world.mock.clock.advance('16m');

      expect(await world.post(exchange, { email: u.email, code })).toEqual(badCode);
    },
  },
  {
    title: 'V17 rejects a code that was already exchanged',
    async run(world) {
      const code = await mailedCode(world);
      await world.post(exchange, { email: u.email, code });

      expect(await world.post(exchange, { email: u.email, code })).toEqual(badCode);
    },
  },
  {
    title: 'V18 kills the token of an exchange with the next mail',
    settings: { limits: 'real' },
    async run(world) {
      const token = await exchangedToken(world);
      world.mock.clock.advance('61s');

      expect(await world.post(send, { email: u.email })).toEqual(codeSent);

      expect(await world.post(reset, { newPassword: 'u-new-pass2', otp: token })).toEqual(badToken);
    },
  },
  {
    title: 'V19 refuses the code of a verification mail',
    async run({ post, mock }) {
      await post(sendVerification, { email: u.email });
      const { code } = await mock.outbox.waitFor({ to: u.email, kind: 'verification' });

      expect(await post(exchange, { email: u.email, code })).toEqual(badCode);
    },
  },
  {
    title: 'V24 does not take the six digits where a token is due, and does not count the try',
    async run(world) {
      const code = await mailedCode(world);

      for (const _ of [1, 2, 3]) {
        expect(await world.post(reset, { newPassword: 'u-new-pass2', otp: code })).toEqual(badToken);
      }

      expect(await world.post(exchange, { email: u.email, code })).toEqual(exchanged);
    },
  },
  {
    title: 'V44 leaves the code and the password of everybody else alone',
    async run(world) {
      const other = { email: 'v@example.com', password: 'v-old-pass1' };
      await world.mock.accounts.put(other);
      const otherCode = await mailedCode(world, other.email);
      const token = await exchangedToken(world);

      expect(await world.post(reset, { newPassword: 'u-new-pass2', otp: token })).toEqual(passwordReset);

      expect((await world.post('/api/auth/sessions', other)).status).toBe(200);
      expect(await world.post(exchange, { email: other.email, code: otherCode })).toEqual(exchanged);
    },
  },
];
