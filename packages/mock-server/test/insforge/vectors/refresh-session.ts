import { expect } from 'vitest';
import { hmacSigner } from '../../../src/core/signed-tokens.ts';
import { exchangedToken, failure, textAt, u, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const refresh = '/api/auth/refresh';
const mobile = `${refresh}?client_type=mobile`;
const cleared =
  'insforge_refresh_token=; Path=/api/auth; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=None';
const user = {
  id: '00000000-0000-4000-8000-000000000001',
  email: u.email,
  emailVerified: true,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
  providers: ['email'],
  profile: { name: 'Uma' },
  metadata: {},
};
const seed = [{ ...u, id: user.id }];

/** The cookie and the CSRF token that a browser has after signing in. */
async function browser({ post }: World): Promise<{ cookie: string; csrf: string }> {
  const { headers, body } = await post('/api/auth/sessions', u);
  return { cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '', csrf: textAt(body, 'csrfToken') };
}

async function refreshToken({ post }: World): Promise<string> {
  return textAt((await post('/api/auth/sessions?client_type=mobile', u)).body, 'refreshToken');
}

/** `POST /api/auth/refresh`. */
export const refreshSessionVectors: readonly Vector[] = [
  {
    title: 'renews the session of a browser with its cookie and its CSRF token',
    settings: { seed },
    async run(world) {
      const { cookie, csrf } = await browser(world);
      world.mock.clock.advance('1h');

      const reply = await world.post(refresh, undefined, { cookie, 'x-csrf-token': csrf });

      expect(reply).toEqual({ status: 200, body: { accessToken: expect.any(String), user, csrfToken: csrf } });
      const renewed = reply.headers.get('set-cookie') ?? '';
      expect(renewed).toMatch(
        /; Max-Age=604800; Path=\/api\/auth; Expires=Fri, 09 Jan 2026 04:04:05 GMT; HttpOnly; Secure; SameSite=None$/,
      );
      expect(renewed.split(';')[0]).not.toBe(cookie);
    },
  },
  {
    title: 'does not end the old session of a browser',
    settings: { seed },
    async run(world) {
      const { cookie, csrf } = await browser(world);
      await world.post(refresh, undefined, { cookie, 'x-csrf-token': csrf });

      expect((await world.post(refresh, undefined, { cookie, 'x-csrf-token': csrf })).status).toBe(200);
    },
  },
  ...table(
    [undefined, '', 'f'.repeat(64)],
    'refuses a browser with the CSRF token %j',
  )((csrf) => ({
    settings: { seed },
    async run(world) {
      const { cookie } = await browser(world);

      const reply = await world.post(refresh, undefined, {
        cookie,
        ...(csrf !== undefined && { 'x-csrf-token': csrf }),
      });

      expect(reply).toEqual(failure(403, 'FORBIDDEN', 'Invalid CSRF token'));
      expect(reply.headers.get('set-cookie')).toBeNull();
    },
  })),
  ...table(
    [
      [undefined, 'No refresh token provided'],
      ['other=1', 'No refresh token provided'],
      ['insforge_refresh_token=', 'No refresh token provided'],
      ['insforge_refresh_token=nonsense', 'Invalid or expired refresh token'],
    ],
    'clears the cookie %j of a browser',
  )((cookie, message) => ({
    async run(world) {
      const reply = await world.post(refresh, undefined, cookie === undefined ? {} : { cookie });

      expect(reply).toEqual(failure(401, 'AUTH_UNAUTHORIZED', message));
      expect(reply.headers.get('set-cookie')).toBe(cleared);
    },
  })),
  {
    title: 'refuses a browser whose account is gone and clears its cookie',
    settings: { seed },
    async run(world) {
      const { cookie, csrf } = await browser(world);
      await world.mock.accounts.delete(u.email);

      const reply = await world.post(refresh, undefined, { cookie, 'x-csrf-token': csrf });

      expect(reply).toEqual(failure(401, 'AUTH_UNAUTHORIZED', 'User not found'));
      expect(reply.headers.get('set-cookie')).toBe(cleared);
    },
  },
  {
    title: 'does not read the body of a browser',
    settings: { seed },
    async run(world) {
      expect(await world.post(refresh, { refreshToken: await refreshToken(world) })).toEqual(
        failure(401, 'AUTH_UNAUTHORIZED', 'No refresh token provided'),
      );
    },
  },
  ...table(
    ['refreshToken', 'refresh_token'],
    'renews the session of another client with %s in its body',
  )((name) => ({
    settings: { seed },
    async run(world) {
      const token = await refreshToken(world);
      world.mock.clock.advance('1h');

      const reply = await world.post(mobile, { [name]: token });

      expect(reply).toEqual({
        status: 200,
        body: { accessToken: expect.any(String), user, refreshToken: expect.any(String) },
      });
      expect(textAt(reply.body, 'refreshToken')).not.toBe(token);
      expect(reply.headers.get('set-cookie')).toBeNull();
      expect((await world.post(mobile, { [name]: token })).status).toBe(200);
    },
  })),
  ...table<[unknown, string]>(
    [
      [{}, 'refreshToken: Required'],
      [undefined, 'refreshToken: Required'],
      [[], 'refreshToken: Required'],
      [{ refreshToken: '' }, 'refreshToken: refreshToken is required'],
      [{ refreshToken: 5 }, 'refreshToken: Expected string, received number'],
    ],
    'refuses %j of another client',
  )((body, message) => ({
    async run(world) {
      expect(await world.post(mobile, body)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
  {
    title: 'refuses other tokens of another client and sets no cookie',
    settings: { seed },
    async run(world) {
      const { body } = await world.post('/api/auth/sessions?client_type=mobile', u);
      const { headers } = await world.post('/api/auth/admin/sessions', {
        username: 'admin',
        password: 'change-this-password',
      });
      const adminToken = /insforge_admin_refresh_token=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
      const nonsense = await world.post(mobile, { refreshToken: 'nonsense' });

      expect(nonsense).toEqual(failure(401, 'AUTH_UNAUTHORIZED', 'Invalid or expired refresh token'));
      expect(nonsense.headers.get('set-cookie')).toBeNull();
      expect(await world.post(mobile, { refreshToken: textAt(body, 'accessToken') })).toEqual(
        failure(401, 'AUTH_UNAUTHORIZED', 'Invalid or expired refresh token'),
      );
      expect(await world.post(mobile, { refreshToken: adminToken })).toEqual(
        failure(401, 'AUTH_UNAUTHORIZED', 'Invalid refresh session type'),
      );
    },
  },
  {
    title: 'refuses a token of another type that was signed with the same secret',
    settings: { seed },
    async run(world) {
      const claims = { sub: user.id, type: 'other', iss: 'insforge' };
      const token = await hmacSigner('resetkit-mock-insforge-jwt-secret').sign(claims, world.mock.clock.now(), 60_000);

      expect(await world.post(mobile, { refreshToken: token })).toEqual(
        failure(401, 'AUTH_UNAUTHORIZED', 'Invalid refresh token type'),
      );
    },
  },
  {
    title: 'renews for 7 days',
    settings: { seed },
    async run(world) {
      const token = await refreshToken(world);
      world.mock.clock.advance(7 * 86_400_000 - 1_000);
      expect((await world.post(mobile, { refreshToken: token })).status).toBe(200);

      world.mock.clock.advance('1s');

      expect(await world.post(mobile, { refreshToken: token })).toEqual(
        failure(401, 'AUTH_UNAUTHORIZED', 'Invalid or expired refresh token'),
      );
    },
  },
  {
    title: 'renews a session that was begun before the password was reset',
    settings: { seed },
    async run(world) {
      const { cookie, csrf } = await browser(world);
      await world.post('/api/auth/email/reset-password', {
        newPassword: 'u-new-pass2',
        otp: await exchangedToken(world),
      });

      expect((await world.post(refresh, undefined, { cookie, 'x-csrf-token': csrf })).status).toBe(200);
    },
  },
];
