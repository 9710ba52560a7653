import { expect } from 'vitest';
import { askAt, confirmation, done, good, invalid, mailedToken, resetAt, signInAt, u } from '../world.ts';
import type { Vector } from './vector.ts';

const clients = { collections: { clients: { passwordResetToken: { duration: 60 } } } };
const ada = { email: 'ada@example.com', password: 'Start-Passw0rd!', collection: 'clients' } as const;

/** Auth collections beside `users`. */
export const collectionVectors: readonly Vector[] = [
  {
    title: 'names a collection in any case, or by its id',
    source: 'recorded',
    async run({ post, mock }) {
      for (const name of ['USERS', '_pb_users_auth_', '%75sers']) await post(askAt(name), { email: u.email });

      expect(await mock.outbox.list()).toHaveLength(3);
    },
  },
  {
    title: 'has superusers',
    settings: { seed: [{ email: 'admin@example.com', password: good, collection: '_superusers' }] },
    source: 'recorded',
    async run({ post, mock }) {
      expect(await post(askAt('_superusers'), { email: 'nobody@example.com' })).toEqual(done);
      expect(await post(askAt('_superusers'), { email: 'admin@example.com' })).toEqual(done);

      expect(await mock.outbox.list()).toHaveLength(1);
      const { body } = await post(signInAt('_superusers'), { identity: 'admin@example.com', password: good });
      expect(Object(body).record).toEqual({
        collectionId: 'pbc_3142635823',
        collectionName: '_superusers',
        created: '2026-01-02 03:04:05.000Z',
        email: 'admin@example.com',
        emailVisibility: false,
        id: expect.stringMatching(/^[a-z0-9]{15}$/),
        updated: '2026-01-02 03:04:05.000Z',
        verified: true,
      });
    },
  },
  {
    title: 'keeps accounts with one address in two collections apart',
    options: clients,
    async run(world) {
      await world.mock.accounts.put({ ...ada, email: u.email });
      const token = await mailedToken(world, u.email, 'clients');
      expect(await world.post(resetAt('clients'), confirmation(token))).toEqual(done);

      const statuses = ['users', 'clients'].map(
        async (name) => (await world.post(signInAt(name), { identity: u.email, password: good })).status,
      );
      expect(await Promise.all(statuses)).toEqual([400, 200]);
    },
  },
  {
    title: 'refuses the token of another collection, which stays good in its own',
    options: clients,
    settings: { seed: [ada] },
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world, ada.email, 'clients');

      expect(await world.post(resetAt(), confirmation(token))).toEqual(
        invalid({
          token: {
            code: 'validation_token_collection_mismatch',
            message: 'The provided token is for different auth collection.',
          },
        }),
      );
      expect(await world.post(resetAt('clients'), confirmation(token))).toEqual(done);
    },
  },
];
