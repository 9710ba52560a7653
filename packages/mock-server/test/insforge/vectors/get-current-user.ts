import { expect } from 'vitest';
import { defaultOptions } from '../../../src/providers/insforge/options.ts';
import { failure, textAt, u, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const current = '/api/auth/sessions/current';
const invalidToken = failure(401, 'AUTH_UNAUTHORIZED', 'Invalid token');

async function accessToken({ post }: World): Promise<string> {
  return textAt((await post('/api/auth/sessions', u)).body, 'accessToken');
}

/** `GET /api/auth/sessions/current`. */
export const getCurrentUserVectors: readonly Vector[] = [
  {
    title: 'says who is signed in',
    settings: { seed: [{ ...u, id: '00000000-0000-4000-8000-000000000001' }] },
    async run(world) {
      expect(await world.get(current, { authorization: `Bearer ${await accessToken(world)}` })).toEqual({
        status: 200,
        body: {
          user: {
            id: '00000000-0000-4000-8000-000000000001',
            email: u.email,
            emailVerified: true,
            createdAt: '2026-01-02T03:04:05.000Z',
            updatedAt: '2026-01-02T03:04:05.000Z',
            providers: ['email'],
            profile: { name: 'Uma' },
            metadata: {},
          },
        },
      });
    },
  },
  ...table(
    [undefined, 'Basic YTpi', 'Bearer'],
    'needs a bearer token, which %j is not',
  )((authorization) => ({
    async run(world) {
      expect(await world.get(current, authorization === undefined ? {} : { authorization })).toEqual(
        failure(
          401,
          'AUTH_INVALID_CREDENTIALS',
          'No token provided',
          'Check the token is valid or login to get a new token.',
        ),
      );
    },
  })),
  ...table(
    ['nonsense', defaultOptions.anonKey],
    'does not know the token %s',
  )((token) => ({
    async run(world) {
      expect(await world.get(current, { authorization: `Bearer ${token}` })).toEqual(invalidToken);
    },
  })),
  {
    title: 'knows a token for 15 minutes',
    async run(world) {
      const authorization = `Bearer ${await accessToken(world)}`;
      world.mock.clock.advance(15 * 60_000 - 1_000);
      expect((await world.get(current, { authorization })).status).toBe(200);

      world.mock.clock.advance('1s');

      expect(await world.get(current, { authorization })).toEqual(invalidToken);
    },
  },
  {
    title: "does not take an administrator's token",
    async run({ post, get }) {
      const { body } = await post('/api/auth/admin/sessions', { username: 'admin', password: 'change-this-password' });

      expect(await get(current, { authorization: `Bearer ${textAt(body, 'accessToken')}` })).toEqual(
        failure(401, 'AUTH_INVALID_CREDENTIALS', 'User not authenticated'),
      );
    },
  },
  {
    title: 'does not find an account that is gone',
    async run(world) {
      const authorization = `Bearer ${await accessToken(world)}`;
      await world.mock.accounts.delete(u.email);

      expect(await world.get(current, { authorization })).toEqual(
        failure(401, 'AUTH_INVALID_CREDENTIALS', 'User not found'),
      );
    },
  },
];
