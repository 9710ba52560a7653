import { expect } from 'vitest';
import { allowIt, failure, mailedLinkToken, u, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const link = '/api/auth/email/verify-link';
const redirectTo = 'https://app.example.com/verified?x=1#f';
const badToken = failure(400, 'INVALID_INPUT', 'Invalid or expired verification token');
const unverified = { seed: [{ ...u, emailVerified: false }] };
const linkMode = { verifyEmailMethod: 'link' } as const;
const failed = (message: string): string =>
  `https://app.example.com/verified?x=1&insforge_status=error&insforge_type=verify_email&insforge_error=${message}#f`;

async function verificationToken({ post, mock }: World, target = redirectTo): Promise<string> {
  await post('/api/auth/email/send-verification', { email: u.email, redirectTo: target });
  const { token = '' } = await mock.outbox.waitFor({ kind: 'verification' });
  return token;
}

/** `GET /api/auth/email/verify-link`. */
export const verifyEmailLinkVectors: readonly Vector[] = [
  ...table(
    [
      ['', 'token: Required'],
      ['?token=abc', 'token: token must be a 64-character hexadecimal token'],
      ['?token=a&token=b', 'token: Expected string, received array'],
    ],
    'refuses the query %j',
  )((query, message) => ({
    async run(world) {
      expect(await world.get(`${link}${query}`)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
  {
    title: 'verifies the e-mail and leads on without a session and without the token',
    options: linkMode,
    settings: unverified,
    async run(world) {
      const token = await verificationToken(world);

      const reply = await world.get(`${link}?token=${token}`);

      expect(reply.status).toBe(302);
      expect(reply.headers.get('location')).toBe(
        'https://app.example.com/verified?x=1&insforge_status=success&insforge_type=verify_email#f',
      );
      expect(reply.headers.get('set-cookie')).toBeNull();
      expect((await world.mock.accounts.find(u.email))?.emailVerified).toBe(true);
    },
  },
  {
    title: 'leads on with an error when the token was used',
    options: linkMode,
    settings: unverified,
    async run(world) {
      const token = await verificationToken(world);
      await world.get(`${link}?token=${token}`);

      const reply = await world.get(`${link}?token=${token}`);

      expect([reply.status, reply.headers.get('location')]).toEqual([
        302,
        failed('Invalid+or+expired+verification+token'),
      ]);
    },
  },
  {
    title: 'leads on with an error when the token has expired, and verifies nothing',
    options: linkMode,
    settings: unverified,
    async run(world) {
      const token = await verificationToken(world);
      world.mock.clock.advance('24h');

      const reply = await world.get(`${link}?token=${token}`);

      expect([reply.status, reply.headers.get('location')]).toEqual([
        302,
        failed('Invalid+or+expired+verification+token'),
      ]);
      expect((await world.mock.accounts.find(u.email))?.emailVerified).toBe(false);
    },
  },
  {
    title: 'leads on with an error when the account is gone',
    options: linkMode,
    settings: unverified,
    async run(world) {
      const token = await verificationToken(world);
      await world.mock.accounts.delete(u.email);

      const reply = await world.get(`${link}?token=${token}`);

      expect([reply.status, reply.headers.get('location')]).toEqual([302, failed('User+not+found')]);
    },
  },
  {
    title: 'does not know a token that was replaced, and that of a reset link',
    options: { ...linkMode, resetPasswordMethod: 'link' },
    settings: unverified,
    async run(world) {
      const replaced = await verificationToken(world);
      await verificationToken(world);
      const resetting = await mailedLinkToken(world, redirectTo);

      for (const token of [replaced, resetting, '0'.repeat(64)]) {
        expect(await world.get(`${link}?token=${token}`)).toEqual(badToken);
      }
    },
  },
  {
    title: 'does not lead where the allow-list no longer allows, and keeps the token',
    options: linkMode,
    settings: unverified,
    async run(world) {
      const token = await verificationToken(world);
      await world.mock.options.set({ allowedRedirectUrls: ['https://other.example'] });

      expect(await world.get(`${link}?token=${token}`)).toEqual(
        failure(400, 'INVALID_INPUT', `${redirectTo} is not in the allowed redirect URLs`, allowIt),
      );

      await world.mock.options.set({ allowedRedirectUrls: null });
      expect((await world.get(`${link}?token=${token}`)).status).toBe(302);
      expect((await world.mock.accounts.find(u.email))?.emailVerified).toBe(true);
    },
  },
  {
    title: 'overwrites the outcome of an earlier redirect in its place',
    options: linkMode,
    settings: unverified,
    async run(world) {
      const token = await verificationToken(world, 'https://app.example.com/?insforge_type=old&a=1');

      const reply = await world.get(`${link}?token=${token}`);

      expect(reply.headers.get('location')).toBe(
        'https://app.example.com/?insforge_type=verify_email&a=1&insforge_status=success',
      );
    },
  },
];
