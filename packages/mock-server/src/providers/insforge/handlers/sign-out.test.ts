import { expect, test } from 'vitest';
import { failure, start, textAt, u, type World } from '../../../../test/insforge/world.ts';

const logout = '/api/auth/logout';
const done = { status: 200, body: { success: true, message: 'Logged out successfully' } };
const cleared =
  'insforge_refresh_token=; Path=/api/auth; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=None';

async function browser({ post }: World): Promise<{ cookie: string; csrf: string; accessToken: string }> {
  const { headers, body } = await post('/api/auth/sessions', u);
  const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
  return { cookie, csrf: textAt(body, 'csrfToken'), accessToken: textAt(body, 'accessToken') };
}

test('takes the cookie of a browser away', async () => {
  const world = start();
  const { cookie, csrf } = await browser(world);

  const reply = await world.post(logout, undefined, { cookie, 'x-csrf-token': csrf });

  expect(reply).toEqual(done);
  expect(reply.headers.get('set-cookie')).toBe(cleared);
});

test.each([undefined, 'insforge_refresh_token=nonsense'])('needs no CSRF token with the cookie %j', async (cookie) => {
  const reply = await start().post(logout, undefined, cookie === undefined ? {} : { cookie });

  expect(reply).toEqual(done);
  expect(reply.headers.get('set-cookie')).toBe(cleared);
});

test('refuses a browser that is signed in without its CSRF token', async () => {
  const world = start();
  const { cookie } = await browser(world);

  expect(await world.post(logout, undefined, { cookie })).toEqual(failure(403, 'FORBIDDEN', 'Invalid CSRF token'));
  expect(await world.post(logout, undefined, { cookie, 'x-csrf-token': 'f'.repeat(64) })).toEqual(
    failure(403, 'FORBIDDEN', 'Invalid CSRF token'),
  );
});

test('revokes nothing', async () => {
  const world = start();
  const { cookie, csrf, accessToken } = await browser(world);
  await world.post(logout, undefined, { cookie, 'x-csrf-token': csrf });

  expect((await world.post('/api/auth/refresh', undefined, { cookie, 'x-csrf-token': csrf })).status).toBe(200);
  expect((await world.get('/api/auth/sessions/current', { authorization: `Bearer ${accessToken}` })).status).toBe(200);
});

test('signs other clients out without looking at anything', async () => {
  expect(await start().post(`${logout}?client_type=mobile`)).toEqual(done);
});
