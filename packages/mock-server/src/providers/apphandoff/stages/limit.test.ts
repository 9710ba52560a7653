import { expect, test } from 'vitest';
import { failure, fromPortal, send, start, u, unknown } from '../../../../test/apphandoff/world.ts';

const limited = (retryAfter: number) =>
  failure(429, 'rate_limited', 'Too many requests. Try again later.', { retryAfter });

test.each<[string, number, object]>([
  [send, 5, { email: u.email }],
  ['/auth/send-magic-link', 5, { email: u.email }],
  ['/auth/signup', 5, { email: u.email, password: u.password }],
  ['/auth/refresh', 5, { refresh_token: 'x' }],
  ['/auth/login', 10, { email: u.email, password: u.password }],
  ['/auth/dev-login', 10, { email: u.email, password: u.password }],
])('%s takes so many requests of one address in a quarter of an hour: %i', async (path, max, body) => {
  const { post, mock } = start({ devLoginEnabled: true }, { limits: 'real' });
  const statuses: number[] = [];
  for (let count = 0; count < max; count += 1) statuses.push((await post(path, body, fromPortal)).status);
  expect(statuses).not.toContain(429);

  mock.clock.advance('1m');
  const refused = await post(path, body, fromPortal);
  expect(refused).toEqual(limited(840));
  expect(refused.headers.get('retry-after')).toBe('840');

  mock.clock.advance('14m');
  expect((await post(path, body, fromPortal)).status).not.toBe(429);
});

test.each(['/auth/exchange-supabase-token', '/auth/status', '/auth/me', '/auth/nowhere'])(
  '%s has no limit',
  async (path) => {
    const { post } = start({}, { limits: 'real' });
    for (let count = 0; count < 20; count += 1) await post(path, {});

    expect((await post(path, {})).status).not.toBe(429);
  },
);

test('counts each endpoint by itself', async () => {
  const { post } = start({}, { limits: 'real' });
  for (let count = 0; count < 6; count += 1) await post(send, { email: u.email });

  expect((await post('/auth/send-magic-link', { email: u.email })).status).toBe(200);
});

test('counts accounts and strangers alike', async () => {
  const ask = async (email: string): Promise<number[]> => {
    const { post } = start({}, { limits: 'real' });
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) statuses.push((await post(send, { email })).status);
    return statuses;
  };

  expect(await ask(unknown)).toEqual(await ask(u.email));
});

test('takes the address from the one proxy that is believed', async () => {
  const { post } = start({}, { limits: 'real' });
  const from = (forwarded: string) => post(send, { email: u.email }, { 'x-forwarded-for': forwarded });
  for (let count = 0; count < 6; count += 1) await from('203.0.113.1');

  expect((await from('198.51.100.7, 203.0.113.1')).status).toBe(429);
  expect((await from('203.0.113.1, 198.51.100.7')).status).toBe(200);
});

test.each([
  ['a body that is no JSON', '{'],
  ['a body that breaks rules', { email: 'foo' }],
])('counts %s, unless told not to', async (_, body) => {
  const after = async (countInvalidRequests: boolean): Promise<number> => {
    const { post } = start({ countInvalidRequests }, { limits: 'real' });
    for (let count = 0; count < 5; count += 1) await post(send, body);
    return (await post(send, { email: u.email })).status;
  };

  expect(await after(true)).toBe(429);
  expect(await after(false)).toBe(200);
});

test('counts what is valid where invalid requests do not count', async () => {
  const { post } = start({ countInvalidRequests: false }, { limits: 'real' });
  for (let count = 0; count < 5; count += 1) await post(send, { email: u.email });

  expect(await post(send, { email: u.email })).toEqual(limited(900));
  expect((await post(send, { email: 'foo' })).status).toBe(400);
});

test('refuses nobody while limits are off, and by a limit of its own where one is set', async () => {
  const { post, mock } = start();
  for (let count = 0; count < 20; count += 1) await post(send, { email: u.email });
  expect((await post(send, { email: u.email })).status).toBe(200);

  mock.limits.set({ sendPasswordReset: { max: 1 } });
  await post(send, { email: u.email });
  expect((await post(send, { email: u.email })).status).toBe(429);
});
