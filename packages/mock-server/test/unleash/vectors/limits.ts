import { expect } from 'vitest';
import { limitOf, mismatch, nothing, signedIn, tooMany, u, userNotFound } from '../world.ts';
import type { Vector } from './vector.ts';

const mail = '/auth/reset/password-email';
const login = '/auth/simple/login';
const users = '/api/admin/user-admin';
const from = (address: string) => ({ 'x-forwarded-for': address });
const unknown = { email: 'nobody@example.com' };

/** Rate limits and their headers. */
export const limitsVectors: readonly Vector[] = [
  {
    title: 'lets one address ask for one mail a minute, and says when to come again',
    settings: { limits: 'real' },
    async run({ post, mock }) {
      const first = await post(mail, unknown, from('192.0.2.1'));
      mock.clock.advance('20s');
      const second = await post(mail, unknown, { ...from('192.0.2.1'), accept: 'application/json' });

      expect(limitOf(first)).toEqual(['1;w=60', '1', '0', '60']);
      expect(second).toEqual(tooMany);
      expect(limitOf(second)).toEqual(['1;w=60', '1', '0', '40']);
      expect(second.headers.get('retry-after')).toBe('40');
      expect(second.headers.get('content-type')).toBe('text/html; charset=utf-8');
      mock.clock.advance('40s');
      expect(await post(mail, unknown, from('192.0.2.1'))).toEqual(userNotFound);
    },
  },
  {
    title: 'believes the leftmost address, whoever wrote it',
    settings: { limits: 'real' },
    async run({ post }) {
      await post(mail, unknown, from('192.0.2.1, 10.1.1.1'));

      expect(await post(mail, unknown, from('192.0.2.1, 10.9.9.9'))).toEqual(tooMany);
      expect(await post(mail, unknown, from('192.0.2.2, 10.1.1.1'))).toEqual(userNotFound);
    },
  },
  {
    title: 'counts doubled slashes, a slash at the end and what lies below',
    options: { passwordResetLimitPerMinute: 3 },
    settings: { limits: 'real' },
    async run({ post }) {
      for (const path of ['http://localhost:4242//auth//reset//password-email', `${mail}/`, `${mail}/x`])
        expect((await post(path, unknown)).headers.get('ratelimit-policy')).toBe('3;w=60');

      expect(await post(mail, unknown)).toEqual(tooMany);
    },
  },
  {
    title: 'refuses everything where the limit is 0',
    options: { passwordResetLimitPerMinute: 0 },
    settings: { limits: 'real' },
    async run(world) {
      expect(await world.post(mail, unknown)).toEqual(tooMany);
    },
  },
  {
    title: 'never refuses where limits are off, and shows a fresh window',
    async run({ post }) {
      for (const _ of [1, 2, 3]) {
        const reply = await post(mail, { email: u.email });
        expect(reply).toEqual(nothing);
        expect(limitOf(reply)).toEqual(['1;w=60', '1', '0', '60']);
      }
    },
  },
  {
    title: 'lets one address try ten times to sign in, and counts a GET',
    settings: { limits: 'real' },
    async run({ post, get }) {
      const tried = { username: u.email, password: 'x' };
      for (let count = 1; count < 10; count += 1) await post(login, tried);

      const tenth = await post(login, tried);

      expect(tenth).toEqual(mismatch());
      expect(limitOf(tenth)).toEqual(['10;w=60', '10', '0', '60']);
      expect(await post(login, tried)).toEqual(tooMany);
      expect(await get(login)).toEqual(tooMany);
    },
  },
  {
    title: 'takes a limit of one’s own by its name',
    settings: { limits: { passwordReset: { max: 2 } } },
    async run({ post }) {
      for (const _ of [1, 2]) await post(mail, unknown);

      expect(await post(mail, unknown)).toEqual(tooMany);
    },
  },
  {
    title: 'sends the session cookie once more, on the first answer under the API',
    async run(world) {
      const session = await signedIn(world);
      const renewed = async (): Promise<string | null> => (await world.get(users, session)).headers.get('set-cookie');

      expect(await renewed()).toContain(session.cookie);
      expect(await renewed()).toBeNull();
    },
  },
  {
    title: 'counts every request with a personal token, with the limit of tokens first',
    options: {
      apiTokens: { admin: [], backend: [], frontend: [], personal: [{ secret: 'user:abc', user: u.email }] },
    },
    settings: { limits: 'real' },
    async run(world) {
      const headers = { authorization: 'user:abc' };

      expect(limitOf(await world.get('/api/admin/user', headers))).toEqual(['20000;w=60', '20000', '19999', '60']);
      expect(limitOf(await world.post(mail, unknown, headers))).toEqual(['20000;w=60', '20000', '19998', '60']);
    },
  },
];
