import { expect } from 'vitest';
import { badCredentials, nothing404, sent, tooMany, u, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const ask = '/api/auth/request-password-reset';
const from = (ip: string) => ({ 'x-forwarded-for': ip });
const recorded = { source: 'recorded' } as const;
const real = { settings: { limits: 'real' as const } };
const asked = ({ post }: World, headers: Record<string, string> = {}) => post(ask, { email: u.email }, headers);

/** Limits by client address and path. */
export const limitVectors: readonly Vector[] = [
  {
    title: 'the fourth request in a minute is refused, also with a slash at its end, and another client is not',
    ...recorded,
    ...real,
    async run(world) {
      for (const _ of [1, 2, 3]) expect(await asked(world, from('198.51.100.1'))).toEqual(sent);

      const refused = await asked(world, from('198.51.100.1'));
      expect([refused, refused.headers.get('x-retry-after')]).toEqual([tooMany, '60']);
      expect(await world.post(`${ask}/`, {}, from('198.51.100.1'))).toEqual(tooMany);
      expect(await asked(world, from('198.51.100.2'))).toEqual(sent);
    },
  },
  {
    title: 'the window begins anew with each request that is let through',
    ...recorded,
    ...real,
    async run(world) {
      for (const _ of [1, 2, 3]) {
        expect(await asked(world)).toEqual(sent);
        world.mock.clock.advance('40s');
      }
      const refused = await asked(world);

      expect([refused, refused.headers.get('x-retry-after')]).toEqual([tooMany, '20']);
      world.mock.clock.advance('20s');
      expect(await asked(world)).toEqual(sent);
    },
  },
  {
    title: 'any method counts, before the path is known',
    ...recorded,
    ...real,
    async run(world) {
      for (const _ of [1, 2, 3]) expect(await world.get(ask)).toEqual(nothing404);

      expect(await asked(world)).toEqual(tooMany);
    },
  },
  {
    title: 'clients whose address is not known share their limits',
    ...recorded,
    ...real,
    async run(world) {
      await asked(world);
      await asked(world, from('198.51.100.1, 10.0.0.1'));
      await asked(world, from('198.51.100.256'));

      expect(await asked(world)).toEqual(tooMany);
    },
  },
  {
    title: 'three sign-ins in ten seconds',
    ...recorded,
    ...real,
    async run({ post, mock }) {
      const signIn = () => post('/api/auth/sign-in/email', { email: 'nobody@example.com', password: 'x' });
      for (const _ of [1, 2, 3]) expect(await signIn()).toEqual(badCredentials);

      const refused = await signIn();
      expect([refused, refused.headers.get('x-retry-after')]).toEqual([tooMany, '10']);
      mock.clock.advance('10s');
      expect(await signIn()).toEqual(badCredentials);
    },
  },
  {
    title: 'a link is counted with its token, so links are not limited',
    ...recorded,
    ...real,
    async run({ get }) {
      for (let count = 0; count < 101; count += 1)
        expect((await get(`/api/auth/reset-password/AAAA${count}?callbackURL=/x`)).status).toBe(302);
    },
  },
  {
    title: 'a hundred requests in ten seconds to any other path',
    ...recorded,
    ...real,
    async run({ get }) {
      for (let count = 0; count < 100; count += 1) await get('/api/auth/ok');

      const refused = await get('/api/auth/ok');
      expect([refused, refused.headers.get('x-retry-after')]).toEqual([tooMany, '10']);
    },
  },
  {
    title: 'version 1.7.1 labels a refusal as text',
    options: { version: '1.7.1' },
    ...real,
    async run(world) {
      for (const _ of [1, 2, 3]) await asked(world);

      const refused = await asked(world);

      expect(refused.headers.get('content-type')).toBe('text/plain;charset=UTF-8');
      expect([refused.status, JSON.parse(refused.text)]).toEqual([429, tooMany.body]);
    },
  },
  ...table(
    [
      ['passwordReset', ask],
      ['signIn', '/api/auth/sign-in/email'],
      ['emailOTP', '/api/auth/email-otp/reset-password'],
      ['general', '/api/auth/reset-password'],
    ] as const,
    'limit %s can be another',
  )((name, path) => ({
    settings: { limits: { [name]: { max: 1, windowMs: 5_000 } } },
    async run({ post }) {
      expect((await post(path, {})).status).toBe(400);

      const refused = await post(path, {});
      expect([refused, refused.headers.get('x-retry-after')]).toEqual([tooMany, '5']);
    },
  })),
];
