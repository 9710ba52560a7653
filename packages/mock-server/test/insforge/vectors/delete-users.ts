import { expect } from 'vitest';
import { defaultOptions } from '../../../src/providers/insforge/options.ts';
import { exchangedToken, failure, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const users = '/api/auth/users';
const admin = { authorization: `Bearer ${defaultOptions.apiKey}` };
const id = '00000000-0000-4000-8000-00000000000a';
const seed = [{ ...u, id }];
const deleted = (deletedCount: number) => ({
  status: 200,
  body: { message: 'Users deleted successfully', deletedCount },
});

/** `DELETE /api/auth/users`. */
export const deleteUsersVectors: readonly Vector[] = [
  {
    title: 'deletes accounts and counts those that there were',
    settings: { seed: [...seed, { email: 'v@example.com' }] },
    async run({ mock, ...client }) {
      const reply = await client.delete(users, { userIds: [id, '00000000-0000-4000-8000-000000000009'] }, admin);

      expect(reply).toEqual(deleted(1));
      expect((await mock.accounts.list()).map(({ email }) => email)).toEqual(['v@example.com']);
    },
  },
  {
    title: 'reads an id regardless of its case',
    settings: { seed },
    async run(world) {
      expect(await world.delete(users, { userIds: [id.toUpperCase()] }, admin)).toEqual(deleted(1));
    },
  },
  {
    title: 'writes an id that a test gave in lower case',
    settings: { seed: [{ ...u, id: id.toUpperCase() }] },
    async run({ mock }) {
      expect((await mock.accounts.list()).map((account) => account.id)).toEqual([id]);
    },
  },
  {
    title: 'counts an account once',
    settings: { seed },
    async run(world) {
      expect(await world.delete(users, { userIds: [id.toUpperCase(), id] }, admin)).toEqual(deleted(1));
    },
  },
  {
    title: 'leaves the secrets of the address alive',
    settings: { seed },
    async run(world) {
      const otp = await exchangedToken(world);
      await world.delete(users, { userIds: [id] }, admin);
      await world.mock.accounts.put(u);

      expect((await world.post('/api/auth/email/reset-password', { newPassword: 'u-new-pass2', otp })).status).toBe(
        200,
      );
    },
  },
  ...table<[unknown, string]>(
    [
      [{}, 'userIds: Required'],
      [{ userIds: id }, 'userIds: Expected array, received string'],
      [{ userIds: '' }, 'userIds: Expected array, received string'],
      [{ userIds: [] }, 'userIds: At least one user ID is required'],
      [{ userIds: [id, 'x'] }, 'userIds.1: Invalid user ID format'],
    ],
    'refuses %j',
  )((body, message) => ({
    async run(world) {
      expect(await world.delete(users, body, admin)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
];
