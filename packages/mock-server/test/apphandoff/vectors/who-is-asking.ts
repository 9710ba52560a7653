import { expect } from 'vitest';
import { defaultOptions } from '../../../src/providers/apphandoff/options.ts';
import { failure, signedIn, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

// The two operations that are about the caller.

const [key = ''] = Object.keys(defaultOptions.apiKeys);
const withKey = { apiKeys: { [key]: u.email } };
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const nobody = failure(401, 'unauthorized', 'Not signed in');

const paths = ['/auth/status', '/auth/me'];
const refused: readonly [string, Record<string, string>][] = [
  ['no credentials', {}],
  ['no token', { authorization: 'Bearer' }],
  ['another scheme', { authorization: `Basic ${key}` }],
  ['an invalid token', bearer('x')],
  ['a token of nobody', bearer('eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.')],
  ['an API key that nobody has', bearer('ah_k_unknown')],
];

/** `GET /auth/status` and `GET /auth/me`. */
export const whoIsAskingVectors: readonly Vector[] = [
  {
    title: 'says who is asking, by session and by API key',
    options: withKey,

    async run(world) {
      const account = await world.mock.accounts.find(u.email);
      const me = { status: 200, body: { id: account?.id, email: u.email } };
      const { access_token } = await signedIn(world);

      expect(await world.get('/auth/me', bearer(access_token))).toEqual(me);
      expect(await world.get('/auth/me', bearer(key))).toEqual(me);
    },
  },
  {
    title: 'says whether an account was approved; API keys always are',
    options: { ...withKey, approved: false },

    async run(world) {
      const { access_token } = await signedIn(world);

      expect(await world.get('/auth/status', bearer(access_token))).toEqual({ status: 200, body: { approved: false } });
      expect(await world.get('/auth/status', bearer(key))).toEqual({ status: 200, body: { approved: true } });

      await world.mock.options.set({ approved: true });
      expect(await world.get('/auth/status', bearer(access_token))).toEqual({ status: 200, body: { approved: true } });
    },
  },
  ...table(
    paths.flatMap((path) => refused.map(([what, headers]) => [path, what, headers] as const)),
    '%s refuses %s',
  )((path, _, headers) => ({
    options: withKey,

    async run(world) {
      expect(await world.get(path, headers)).toEqual(nobody);
    },
  })),
  ...table(
    paths,
    '%s refuses an API key whose account is gone',
  )((path) => ({
    options: withKey,

    async run({ get, mock }) {
      await mock.accounts.delete(u.email);

      expect(await get(path, bearer(key))).toEqual(nobody);
    },
  })),
  ...table(
    paths,
    '%s refuses a session that has expired',
  )((path) => ({
    async run(world) {
      const { access_token } = await signedIn(world);
      world.mock.clock.advance('28801s');

      expect(await world.get(path, bearer(access_token))).toEqual(nobody);
    },
  })),
  {
    title: 'answers HEAD with the headers of GET',
    options: withKey,

    async run({ send }) {
      const reply = await send('/auth/me', { method: 'HEAD', headers: bearer(key) });

      expect(reply).toEqual({ status: 200, body: '' });
      expect(Number(reply.headers.get('content-length'))).toBeGreaterThan(2);
    },
  },
];
