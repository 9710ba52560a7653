import { expect } from 'vitest';
import { failure, fromPortal, send, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const limited = (retryAfter: number) =>
  failure(429, 'rate_limited', 'Too many requests. Try again later.', { retryAfter });

/** Rate limits. */
export const limitVectors: readonly Vector[] = [
  ...table<[string, number, object]>(
    [
      [send, 5, { email: u.email }],
      ['/auth/send-magic-link', 5, { email: u.email }],
      ['/auth/signup', 5, { email: u.email, password: u.password }],
      ['/auth/refresh', 5, { refresh_token: 'x' }],
      ['/auth/login', 10, { email: u.email, password: u.password }],
      ['/auth/dev-login', 10, { email: u.email, password: u.password }],
    ],
    '%s takes so many requests of one address in a quarter of an hour: %i',
  )((path, max, body) => ({
    options: { devLoginEnabled: true },
    settings: { limits: 'real' },
    async run({ post, mock }) {
      const statuses: number[] = [];
      for (let count = 0; count < max; count += 1) statuses.push((await post(path, body, fromPortal)).status);
      expect(statuses).not.toContain(429);

      mock.clock.advance('1m');
      const refused = await post(path, body, fromPortal);
      expect(refused).toEqual(limited(840));
      expect(refused.headers.get('retry-after')).toBe('840');

      mock.clock.advance('14m');
      expect((await post(path, body, fromPortal)).status).not.toBe(429);
    },
  })),
  ...table(
    ['/auth/exchange-supabase-token', '/auth/status', '/auth/me', '/auth/nowhere'],
    '%s has no limit',
  )((path) => ({
    settings: { limits: 'real' },
    async run({ post }) {
      for (let count = 0; count < 20; count += 1) await post(path, {});

      expect((await post(path, {})).status).not.toBe(429);
    },
  })),
  {
    title: 'counts each endpoint by itself',
    settings: { limits: 'real' },
    async run({ post }) {
      for (let count = 0; count < 6; count += 1) await post(send, { email: u.email });

      expect((await post('/auth/send-magic-link', { email: u.email })).status).toBe(200);
    },
  },
  {
    title: 'takes the address from the one proxy that is believed',
    settings: { limits: 'real' },
    async run({ post }) {
      const from = (forwarded: string) => post(send, { email: u.email }, { 'x-forwarded-for': forwarded });
      for (let count = 0; count < 6; count += 1) await from('203.0.113.1');

      expect((await from('198.51.100.7, 203.0.113.1')).status).toBe(429);
      expect((await from('203.0.113.1, 198.51.100.7')).status).toBe(200);
    },
  },
  {
    title: 'counts what is valid where invalid requests do not count',
    options: { countInvalidRequests: false },
    settings: { limits: 'real' },
    async run({ post }) {
      for (let count = 0; count < 5; count += 1) await post(send, { email: u.email });

      expect(await post(send, { email: u.email })).toEqual(limited(900));
      expect((await post(send, { email: 'foo' })).status).toBe(400);
    },
  },
  {
    title: 'refuses nobody while limits are off, and by a limit of its own where one is set',
    async run({ post, mock }) {
      for (let count = 0; count < 20; count += 1) await post(send, { email: u.email });
      expect((await post(send, { email: u.email })).status).toBe(200);

      mock.limits.set({ sendPasswordReset: { max: 1 } });
      await post(send, { email: u.email });
      expect((await post(send, { email: u.email })).status).toBe(429);
    },
  },
];
