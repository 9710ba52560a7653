import { expect } from 'vitest';
import { exchangedToken, failure, mailedCode, mailedLinkToken, u, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const link = '/api/auth/email/reset-password-link';
const reset = '/api/auth/email/reset-password';
const redirectTo = 'https://app.example.com/reset';
const badToken = failure(400, 'INVALID_INPUT', 'Invalid or expired verification token');
const linkMode = { resetPasswordMethod: 'link' } as const;

const locationOf = async ({ get }: World, token: string): Promise<string | null> =>
  (await get(`${link}?token=${token}`)).headers.get('location');

/** `GET /api/auth/email/reset-password-link`. */
export const resetPasswordLinkVectors: readonly Vector[] = [
  ...table(
    [
      ['', 'token: Required'],
      ['?token=', 'token: token must be a 64-character hexadecimal token'],
      ['?token=abc', 'token: token must be a 64-character hexadecimal token'],
      [`?token=${'g'.repeat(64)}`, 'token: token must be a 64-character hexadecimal token'],
      [`?token=${'a'.repeat(65)}`, 'token: token must be a 64-character hexadecimal token'],
      ['?token=a&token=b', 'token: Expected string, received array'],
      ['?token[]=a', 'token: Expected string, received array'],
      ['?token[a]=b', 'token: Expected string, received object'],
    ],
    'refuses the query %j',
  )((query, message) => ({
    async run(world) {
      expect(await world.get(`${link}${query}`)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
  {
    title: 'does not know a token that was never issued, one that was replaced and a verification token',
    options: { ...linkMode, verifyEmailMethod: 'link' },

    async run(world) {
      const replaced = await mailedLinkToken(world, redirectTo);
      await mailedLinkToken(world, redirectTo);
      await world.post('/api/auth/email/send-verification', { email: u.email, redirectTo });
      const { token: verifying } = await world.mock.outbox.waitFor({ kind: 'verification' });

      for (const token of ['0'.repeat(64), replaced, verifying]) {
        expect(await world.get(`${link}?token=${token}`)).toEqual(badToken);
      }
    },
  },
  {
    title: 'does not know a link any more when a code was sent and exchanged since',
    options: linkMode,

    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);
      await world.mock.options.set({ resetPasswordMethod: 'code' });
      await mailedCode(world);

      expect(await world.get(`${link}?token=${token}`)).toEqual(badToken);
    },
  },
  {
    title: 'does not redirect with the token of an exchange, even to an allowed page',
    options: { allowedRedirectUrls: ['https://app.com/reset'] },

    async run(world) {
      const token = await exchangedToken(world);

      expect(await world.get(`${link}?token=${token}`)).toEqual(
        failure(400, 'INVALID_INPUT', 'No redirect target configured for this reset link'),
      );
    },
  },
  {
    title: 'leads on when the account is gone, and the reset fails',
    options: linkMode,

    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);
      await world.mock.accounts.delete(u.email);

      expect((await world.get(`${link}?token=${token}`)).status).toBe(302);
      expect(await world.post(reset, { newPassword: 'u-new-pass2', otp: token })).toEqual(
        failure(500, 'INTERNAL_ERROR', 'User not found'),
      );
    },
  },
  {
    title: 'leads on in code mode, too',
    options: linkMode,

    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);
      await world.mock.options.set({ resetPasswordMethod: 'code' });

      expect((await world.get(`${link}?token=${token}`)).status).toBe(302);
    },
  },
  ...table(
    [
      ['https://app.example.com', (q: string) => `https://app.example.com/?${q}`],
      ['myapp://reset', (q: string) => `myapp://reset?${q}`],
      ['https://app.example.com/?a&b=', (q: string) => `https://app.example.com/?a=&b=&${q}`],
      ['http://localhost:3000/#/reset', (q: string) => `http://localhost:3000/?${q}#/reset`],
      ['javascript:alert(1)', (q: string) => `javascript:alert(1)?${q}`],
      ['https://user:secret@app.example.com/x', (q: string) => `https://user:secret@app.example.com/x?${q}`],
      [' https://app.example.com/x ', (q: string) => `https://app.example.com/x?${q}`],
    ],
    'leads on to %s',
  )((target, expected) => ({
    options: linkMode,

    async run(world) {
      const token = await mailedLinkToken(world, target);

      expect(await locationOf(world, token)).toBe(
        expected(`token=${token}&insforge_status=ready&insforge_type=reset_password`),
      );
    },
  })),
  {
    title: 'ignores other parameters of its own query',
    options: linkMode,

    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);

      const reply = await world.get(`${link}?foo=1&token=${token}&type=x`);

      expect(reply.headers.get('location')).toBe(await locationOf(world, token));
    },
  },
  ...table(
    [
      ['*/*', 'text/plain; charset=utf-8', (to: string) => `Found. Redirecting to ${to}`],
      [
        'text/html,application/xhtml+xml,*/*;q=0.8',
        'text/html; charset=utf-8',
        (to: string) => `<p>Found. Redirecting to ${to.replaceAll('&', '&amp;')}</p>`,
      ],
      ['application/json', null, () => ''],
    ],
    'says where to as Accept %j prefers',
  )((accept, type, text) => ({
    options: linkMode,

    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);
      const location = `${redirectTo}?token=${token}&insforge_status=ready&insforge_type=reset_password`;

      const reply = await world.get(`${link}?token=${token}`, { accept });

      expect(reply).toEqual({ status: 302, body: text(location) });
      expect(reply.headers.get('content-type')).toBe(type);
      expect(reply.headers.get('content-length')).toBe(String(text(location).length));
      expect(reply.headers.get('vary')).toBe('Origin, Accept');
    },
  })),
  {
    title: 'answers HEAD with the headers of GET',
    options: linkMode,

    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);

      const get = await world.get(`${link}?token=${token}`);
      const head = await world.send(`${link}?token=${token}`, { method: 'HEAD' });

      expect(head).toEqual({ status: 302, body: '' });
      expect([...head.headers]).toEqual([...get.headers]);
    },
  },
  {
    title: 'gives no advice on caching or referrers',
    options: linkMode,

    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);

      const { headers } = await world.get(`${link}?token=${token}`);

      expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([null, null]);
    },
  },
];
