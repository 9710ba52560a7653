import { expect } from 'vitest';
import { failure, textAt, u, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const logout = '/api/auth/logout';
const done = { status: 200, body: { success: true, message: 'Logged out successfully' } };
const cleared =
  'insforge_refresh_token=; Path=/api/auth; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=None';

async function browser({ post }: World): Promise<{ cookie: string; csrf: string; accessToken: string }> {
  const { headers, body } = await post('/api/auth/sessions', u);
  const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
  return { cookie, csrf: textAt(body, 'csrfToken'), accessToken: textAt(body, 'accessToken') };
}

/** `POST /api/auth/logout`. */
export const signOutVectors: readonly Vector[] = [
  {
    title: 'takes the cookie of a browser away',
    async run(world) {
      const { cookie, csrf } = await browser(world);

      const reply = await world.post(logout, undefined, { cookie, 'x-csrf-token': csrf });

      expect(reply).toEqual(done);
      expect(reply.headers.get('set-cookie')).toBe(cleared);
    },
  },
  ...table(
    [undefined, 'insforge_refresh_token=nonsense'],
    'needs no CSRF token with the cookie %j',
  )((cookie) => ({
    async run(world) {
      const reply = await world.post(logout, undefined, cookie === undefined ? {} : { cookie });

      expect(reply).toEqual(done);
      expect(reply.headers.get('set-cookie')).toBe(cleared);
    },
  })),
  {
    title: 'refuses a browser that is signed in without its CSRF token',
    async run(world) {
      const { cookie } = await browser(world);

      expect(await world.post(logout, undefined, { cookie })).toEqual(failure(403, 'FORBIDDEN', 'Invalid CSRF token'));
      expect(await world.post(logout, undefined, { cookie, 'x-csrf-token': 'f'.repeat(64) })).toEqual(
        failure(403, 'FORBIDDEN', 'Invalid CSRF token'),
      );
    },
  },
  {
    title: 'revokes nothing',
    async run(world) {
      const { cookie, csrf, accessToken } = await browser(world);
      await world.post(logout, undefined, { cookie, 'x-csrf-token': csrf });

      expect((await world.post('/api/auth/refresh', undefined, { cookie, 'x-csrf-token': csrf })).status).toBe(200);
      expect((await world.get('/api/auth/sessions/current', { authorization: `Bearer ${accessToken}` })).status).toBe(
        200,
      );
    },
  },
  {
    title: 'signs other clients out without looking at anything',
    async run(world) {
      expect(await world.post(`${logout}?client_type=mobile`)).toEqual(done);
    },
  },
];
