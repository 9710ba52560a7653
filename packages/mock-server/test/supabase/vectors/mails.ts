import { expect } from 'vitest';
import { ada, asServer, mailedRecovery, recovered } from '../world.ts';
import { badDigits, table, type Vector } from './vector.ts';

/** The number of digits, `otpLength`. */
const digitVectors: readonly Vector[] = [
  ...table(
    [6, 8, 10],
    'mails have %d digits if the project says so, and all of them are needed',
  )((otpLength) => ({
    options: { otpLength },
    async run(world) {
      const { code, token } = await mailedRecovery(world);
      const verify = (digits: string) => world.post('/verify', { type: 'recovery', email: ada.email, token: digits });

      expect([code.length, token.length]).toEqual([otpLength, 56]);
      expect(await verify(code.slice(0, -1))).toEqual(badDigits);
      expect((await verify(code)).status).toBe(200);
    },
  })),
  {
    title: 'nonces and generated links have as many digits as mails',
    options: { otpLength: 8 },
    async run(world) {
      const authorization = (await recovered(world)).authorization;
      await world.get('/reauthenticate', { authorization });
      const { code } = await world.mock.outbox.waitFor({ kind: 'verification' });
      const { body } = await world.post('/admin/generate_link', { type: 'recovery', email: ada.email }, asServer);

      expect(code).toMatch(/^[0-9]{8}$/);
      expect(body).toMatchObject({ email_otp: expect.stringMatching(/^[0-9]{8}$/) });
    },
  },
];

/** What mails hold. */
export const mailVectors: readonly Vector[] = [...digitVectors];
